import type { Generated } from 'kysely'

interface Key {
  shop: string
  channel: string
  conversation_id: string
}

/** A customer's message that nobody has answered. */
export interface OwedTable extends Key {
  message_id: string
  at: number
}

/** How a conversation stands on the desk: what lists are made of, kept up to date by every transaction. */
export interface DeskRowTable extends Key {
  /** When the oldest unanswered message came. */
  owed_since: number | null
  /** As `owed_since`, or since when a draft waits that answers nothing. */
  waiting_since: number | null
  draft_id: string | null
  urgency: number
  intent: string | null
  reason: string | null
  area: string | null
  handed_over: number
  failed: number
  tasks_due_at: number | null
  assignee_id: string | null
  assignee_name: string | null
  snoozed_until: number | null
  closed_at: number | null
  labels: string
  last_from: string
  last_at: number
  /** 1 as long as anything is to be done. */
  live: number
}

export interface WordsTable extends Key {
  agent_id: string
  draft_id: string | null
  text: string
  at: number
}

export interface NoteTable extends Key {
  seq: Generated<number>
  id: string
  author: string
  text: string
  at: number
}

export interface TaskTable extends Key {
  seq: Generated<number>
  id: string
  what: string
  owner: string
  due_at: number
  created_at: number
  done_at: number | null
}

export interface PhraseTable {
  id: string
  shop: string
  title: string
  text: string
  at: number
}

export interface SettingTable {
  shop: string
  name: string
  value: string
}

/** What became of a draft. */
export interface OutcomeTable extends Key {
  draft_id: string
  outcome: string
  reason: string | null
  distance: number | null
  agent: string | null
  intent: string | null
  at: number
}

/** How long a customer had waited for a reply. */
export interface AnswerTable extends Key {
  reply_id: string
  agent: string
  intent: string | null
  waited_ms: number
  at: number
}

export interface ChangeTable extends Key {
  seq: Generated<number>
  what: string
  at: number
}

export interface DeskSchema {
  owed: OwedTable
  desk_rows: DeskRowTable
  words: WordsTable
  notes: NoteTable
  tasks: TaskTable
  phrases: PhraseTable
  settings: SettingTable
  outcomes: OutcomeTable
  answers: AnswerTable
  changes: ChangeTable
}
