import { call } from './call.ts'
import type { Key, Phrase } from './types.ts'

export const phrases = (shop: string): Promise<{ phrases: Phrase[] }> =>
  call('GET', '/phrases', { query: { shop } })
export interface Hit {
  shop: string
  channel: string
  conversationId: string
  messageId: string
  customer: string
  text: string
  at: number
}
export const search = (
  q: string,
  shop: string,
): Promise<{ hits: Hit[]; cursor: string | null; total: number }> =>
  call('GET', '/search', { query: { q, shop } })

export const reveal = (
  { shop, channel, id }: Key,
  messageId: string,
): Promise<{ text: string; name: string }> =>
  call('POST', `/conversations/${encodeURIComponent(shop)}/${encodeURIComponent(id)}/reveal`, {
    query: { channel },
    json: { messageId },
  })

export interface Advice {
  rule: string
  title: string
  start: number
  end: number
}
export const style = (text: string, shop: string): Promise<{ advice: Advice[] }> =>
  call('POST', '/style', { json: { text, shop } })
