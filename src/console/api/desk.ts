import { call } from './call.ts'
import type {
  Alternative,
  Conversation,
  Counts,
  Filters,
  IntentView,
  Key,
  Person,
  Phrase,
  Row,
  ShopView,
  View,
} from './types.ts'

const at = ({ shop, id }: Key) => `/conversations/${encodeURIComponent(shop)}/${encodeURIComponent(id)}`
const on = ({ channel }: Key) => ({ channel })

export interface Page {
  conversations: Row[]
  cursor: string | null
  total: number
}

export const conversations = (view: View, filters: Filters, cursor: string | null): Promise<Page> =>
  call('GET', '/conversations', { query: { view, ...filters, cursor } })
export const counts = (shop: string): Promise<Counts> => call('GET', '/counts', { query: { shop } })
export const conversation = (key: Key, before?: string): Promise<Conversation> =>
  call('GET', at(key), { query: { ...on(key), before } })
export const shops = (): Promise<{ shops: ShopView[] }> => call('GET', '/shops')
export const intents = (): Promise<{ intents: (IntentView & { pinyin?: string })[] }> =>
  call('GET', '/intents')
export const phrases = (shop: string): Promise<{ phrases: Phrase[] }> =>
  call('GET', '/phrases', { query: { shop } })
export const colleagues = (shop: string): Promise<{ agents: Person[] }> =>
  call('GET', '/agents', { query: { shop } })

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

export const alternatives = (draftId: string): Promise<{ alternatives: Alternative[] }> =>
  call('GET', `/drafts/${draftId}/alternatives`)
export const redraft = (draftId: string, json: { version: number; intent: string; kind?: string }) =>
  call('POST', `/drafts/${draftId}/redraft`, { json })
export const handOver = (draftId: string, json: { version: number; to?: string; note?: string }) =>
  call<{ version?: number }>('POST', `/drafts/${draftId}/handover`, { json })
export const dismiss = (draftId: string, json: { version: number; reason?: string }) =>
  call<{ version?: number }>('POST', `/drafts/${draftId}/dismiss`, { json })
export const reopenDraft = (draftId: string, version: number) =>
  call('POST', `/drafts/${draftId}/reopen`, { json: { version } })

export interface Outgoing {
  text: string
  draftId?: string
  version?: number
  /** The customer's messages that were on screen. */
  seen: string[]
}
export const send = (key: Key, json: Outgoing): Promise<{ replyId: string; undoUntil: number }> =>
  call('POST', `${at(key)}/replies`, { query: on(key), json })
export const undoReply = (replyId: string) => call('POST', `/replies/${replyId}/undo`)
export const resend = (replyId: string) => call('POST', `/replies/${replyId}/resend`)
export const confirmReply = (replyId: string) => call('POST', `/replies/${replyId}/confirm`)

export const keepWords = (key: Key, json: { draftId: string | null; text: string }) =>
  call('PUT', `${at(key)}/words`, { query: on(key), json })
export const dropWords = (key: Key) => call('DELETE', `${at(key)}/words`, { query: on(key) })

/** What is done to a conversation as a whole. */
export const act = <T = unknown>(key: Key, verb: string, json: object = {}): Promise<T> =>
  call('POST', `${at(key)}/${verb}`, { query: on(key), json })
export const setLabels = (key: Key, labels: string[]) =>
  call('PUT', `${at(key)}/labels`, { query: on(key), json: { labels } })
export const removeNote = (id: string) => call('DELETE', `/notes/${id}`)
export const changeTask = (id: string, json: { done?: boolean; dueAt?: number }) =>
  call('PATCH', `/tasks/${id}`, { json })
export const reveal = (key: Key, messageId: string): Promise<{ text: string; name: string }> =>
  act(key, 'reveal', { messageId })

export interface Advice {
  rule: string
  title: string
  start: number
  end: number
}
export const style = (text: string, shop: string): Promise<{ advice: Advice[] }> =>
  call('POST', '/style', { json: { text, shop } })
