import type { IntentView } from '../../http/schemas.ts'
import type { DeskConversation, DeskMessage, DeskRow } from '../../http/schemas-desk.ts'

export type Label = IntentView['id']
export type { DraftView, IntentView, ShopView, SlotView, Titled } from '../../http/schemas.ts'

export type View = 'review' | 'follow_up' | 'mine' | 'failed' | 'closed'
export type Role = 'agent' | 'supervisor' | 'admin'

/** Where a conversation is. */
export interface Key {
  shop: string
  channel: string
  id: string
}

export type Row = DeskRow
export type Message = DeskMessage
export type Conversation = DeskConversation

export interface Filters {
  shop: string
  intent: string
  urgency: string
  reason: string
  q: string
}

export interface Settings {
  locale: 'zh' | 'en'
  theme: 'system' | 'light' | 'dark'
  sound: boolean
  /** By action; under `single` whether single keys are `off`. */
  keys: Record<string, string>
}
