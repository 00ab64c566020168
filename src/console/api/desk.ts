import { answer, api } from './client.ts'
import type { Filters, Key, Label, View } from './types.ts'

const conversationsAt = api.conversations[':shop'][':id']
/** The conversation in a route's terms. */
const at = ({ shop, channel, id }: Key) => ({ param: { shop, id }, query: { channel } })
const byId = (id: string) => ({ param: { id } })

/** What is set, of all that may be. */
function given<T extends Record<string, string | null | undefined>>(query: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value)) as { [K in keyof T]?: string }
}

export function conversations(view: View, filters: Filters, cursor: string | null) {
  const { urgency, ...rest } = given({ ...filters, cursor })
  return answer(
    api.conversations.$get({
      query: { view, ...rest, ...(urgency ? { urgency: urgency as 'normal' } : {}) },
    }),
  )
}
export const counts = (shop: string) => answer(api.counts.$get({ query: given({ shop }) }))
export function conversation(key: Key, before?: string) {
  const { param, query } = at(key)
  return answer(conversationsAt.$get({ param, query: { ...query, ...(before ? { before } : {}) } }))
}
export const shops = () => answer(api.shops.$get())
export const intents = () => answer(api.intents.$get())

export interface Outgoing {
  text: string
  draftId?: string
  version?: number
  /** Ids of the messages and replies that were on screen. */
  seen: string[]
}
export const send = (key: Key, json: Outgoing) => answer(conversationsAt.replies.$post({ ...at(key), json }))
export const undoReply = (id: string) => answer(api.replies[':id'].undo.$post(byId(id)))
export const resend = (id: string) => answer(api.replies[':id'].resend.$post(byId(id)))
export const confirmReply = (id: string) => answer(api.replies[':id'].confirm.$post(byId(id)))
export const keepWords = (key: Key, json: { draftId: string | null; text: string }) =>
  answer(conversationsAt.words.$put({ ...at(key), json }))
export const dropWords = (key: Key) => answer(conversationsAt.words.$delete(at(key)))

export const handOver = (id: string, json: { version: number; to?: string; note?: string }) =>
  answer(api.drafts[':id'].handover.$post({ ...byId(id), json }))
export const dismiss = (id: string, json: { version: number; reason?: string }) =>
  answer(api.drafts[':id'].dismiss.$post({ ...byId(id), json }))
export const reopenDraft = (id: string, version: number) =>
  answer(api.drafts[':id'].reopen.$post({ ...byId(id), json: { version } }))

export const take = (key: Key, expected: string | null) =>
  answer(conversationsAt.take.$post({ ...at(key), json: { expected } }))
export const release = (key: Key) => answer(conversationsAt.release.$post(at(key)))
export const assign = (key: Key, to: string | null, expected: string | null) =>
  answer(conversationsAt.assign.$post({ ...at(key), json: { to, expected } }))
export const snooze = (key: Key, until: number) =>
  answer(conversationsAt.snooze.$post({ ...at(key), json: { until } }))
export const close = (key: Key, isOwed: boolean) =>
  answer(conversationsAt.close.$post({ ...at(key), json: { dismiss: isOwed } }))
export const reopen = (key: Key) => answer(conversationsAt.reopen.$post(at(key)))
export const setLabels = (key: Key, labels: string[]) =>
  answer(conversationsAt.labels.$put({ ...at(key), json: { labels } }))
export const addNote = (key: Key, text: string) =>
  answer(conversationsAt.notes.$post({ ...at(key), json: { text } }))
export const removeNote = (id: string) => answer(api.notes[':id'].$delete(byId(id)))
export const addTask = (key: Key, what: string, dueAt: number) =>
  answer(conversationsAt.tasks.$post({ ...at(key), json: { what, dueAt } }))
export const finishTask = (id: string) =>
  answer(api.tasks[':id'].$patch({ ...byId(id), json: { done: true } }))
export const saySeen = (key: Key, typing: boolean) =>
  answer(conversationsAt.presence.$post({ ...at(key), json: { typing } }))

export const alternatives = (id: string) => answer(api.drafts[':id'].alternatives.$get(byId(id)))
export const redraft = (id: string, json: { version: number; intent: string; kind?: string }) =>
  answer(api.drafts[':id'].redraft.$post({ ...byId(id), json: { ...json, intent: json.intent as Label } }))
export const colleagues = () => answer(api.colleagues.$get())
