import type { ConversationView, DraftView, MessageView, QueueRow } from '../../http/schemas.ts'

export type { DraftView, IntentView, ShopView, SlotView, Titled } from '../../http/schemas.ts'

export type View = 'review' | 'follow_up' | 'mine' | 'failed' | 'closed'
export type Role = 'agent' | 'supervisor' | 'admin'

export interface Person {
  id: string
  name: string
}

export interface Present {
  name: string
  typing: boolean
}

/** Where a conversation is. */
export interface Key {
  shop: string
  channel: string
  id: string
}

export interface Row extends Omit<QueueRow, 'draftId' | 'version' | 'decision' | 'reason'> {
  draftId: string | null
  version: number | null
  decision: QueueRow['decision'] | null
  reason: QueueRow['reason'] | null
  lastFrom: 'customer' | 'agent' | 'system'
  assignee: Person | null
  dueAt: number | null
  owed: boolean
  failed: boolean
  labels: string[]
  snoozedUntil: number | null
  tasksDueAt: number | null
  present: Present[]
}

export interface Reply {
  id: string
  state: string
  author: string
  draftId: string | null
  undoUntil: number | null
}

export interface Message extends MessageView {
  reply: Reply | null
}

export interface Note {
  id: string
  author: string
  text: string
  at: number
}

export interface Task {
  id: string
  what: string
  owner: string | null
  dueAt: number
  done: boolean
}

export interface Earlier {
  id: string
  channel: string
  lastText: string
  lastMessageAt: number
}

export interface Conversation extends Omit<ConversationView, 'messages'> {
  messages: Message[]
  assignee: Person | null
  present: Present[]
  labels: string[]
  notes: Note[]
  tasks: Task[]
  earlier: Earlier[]
  owed: boolean
  answers: { messageIds: string[] }
  draft: DraftView | null
  olderDraft: DraftView | null
  myWords: { draftId: string | null; text: string } | null
}

export type Counts = Record<View, number>

export interface Filters {
  shop: string
  intent: string
  urgency: string
  reason: string
  q: string
}

export interface Alternative {
  n: number
  intent: { id: string; title: string } | null
  kind: { name: string; title: string } | null
  text: string
}

export interface Phrase {
  id: string
  title: string
  text: string
  pinyin: string
}

export interface Settings {
  locale: 'zh-CN' | 'en'
  theme: 'system' | 'light' | 'dark'
  sound: boolean
  keys: { single: boolean; map: Record<string, string> }
}

export interface Me {
  id: string
  name: string
  role: Role
  shops: string[]
  secondFactor: boolean
  mustEnrol: boolean
  expiresAt: number
  settings: Partial<Settings>
}
