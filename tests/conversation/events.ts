import type { FoldRules } from '../../src/conversation/index.ts'
import type {
  AgentMessageEvent,
  ConversationEvent,
  Effects,
  Intent,
  MessageEvent,
  ReadingEvent,
  ReplyEvent,
} from '../../src/types/index.ts'
import { NO_EFFECTS } from '../store/samples.ts'

/** An automatic greeting begins with 欢迎. */
export const RULES: FoldRules = {
  answersNothing: (words) => words.startsWith('欢迎'),
  answeredByGreeting: (intent) => intent === 'greeting',
  isCourtesy: (intent) => intent === 'greeting' || intent === 'acknowledge',
}

export function message(id: string, at: number, text = id): MessageEvent {
  return { type: 'message', id, at, text, attachments: [], product: null, order: null }
}

export function agentMessage(id: string, at: number, text: string): AgentMessageEvent {
  return { type: 'agent_message', id, at, text, author: '小李', replyId: null }
}

export function reply(
  id: string,
  at: number,
  text: string,
  messageIds: string[],
  effects: Partial<Effects> = {},
): ReplyEvent {
  const done = { ...NO_EFFECTS, ...effects }
  return { type: 'reply', id, at, text, author: '小李', draftId: null, messageIds, effects: done }
}

export function reading(at: number, messageIds: string[], ...intents: Intent[]): ReadingEvent {
  const questions = intents.map((intent) => ({ intent, kind: null, slots: [] }))
  return { type: 'reading', at, messageIds, reading: { questions, slots: [], situation: null } }
}

/** What waits of these events. */
export const ids = (events: { id: string }[]) => events.map(({ id }) => id)

/** A reply of ours, and what platforms make of it when they report it back. */
export const SENT = '我们是官方旗舰店，您可以放心选购哦'
export const ECHOES: [string, string][] = [
  ['as it was', SENT],
  ['with a trailing blank', `${SENT} `],
  ['with a mark in front', `[自动回复]${SENT}`],
  ['with a half-width comma', SENT.replace('，', ',')],
  ['with &nbsp;', SENT.replace('，', '，&nbsp;')],
  ['with an emoji added', `${SENT}😊`],
  ['cut in half', SENT.slice(0, SENT.length / 2)],
]

export type { ConversationEvent }
