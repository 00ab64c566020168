import { answer, api } from './client.ts'
import type { Key } from './types.ts'

/** What helps an agent to write: canned phrases, search, advice, what was masked. */
export const phrases = (shop: string) => answer(api.phrases.$get({ query: { shop } }))
export type Phrase = Awaited<ReturnType<typeof phrases>>['phrases'][number]

export const addPhrase = (json: { shop: string; title: string; text: string }) =>
  answer(api.phrases.$post({ json }))
export const removePhrase = (id: string) => answer(api.phrases[':id'].$delete({ param: { id } }))

export const search = (q: string, shop: string) =>
  answer(api.search.$get({ query: { q, ...(shop ? { shop } : {}) } }))
export const style = (text: string, shop: string) => answer(api.style.$post({ json: { text, shop } }))
export const reveal = ({ shop, channel, id }: Key, messageId: string) =>
  answer(
    api.conversations[':shop'][':id'].reveal.$post({
      param: { shop, id },
      query: { channel },
      json: { messageId },
    }),
  )
