import type {
  AgentMessageEvent,
  ConversationEvent,
  MessageEvent,
  ReadingEvent,
  UndoEvent,
} from '../types/index.ts'
import { isEcho } from './echo.ts'
import { afterReading, afterReply } from './effects.ts'
import { type ConversationState, NEW_STATE, turnedTo, type Unanswered } from './state.ts'

/** How many sayings are remembered word by word. */
const MOST_SAID = 60
/** How many of the customer's texts are remembered. */
const MOST_HEARD = 8
const PHOTOS = new Set(['image', 'video'])

/** What the fold has to be told: which words of an agent answer nothing (an automatic greeting). */
export interface FoldRules {
  answersNothing(agentsWords: string): boolean
  /** Whether such words answer a question of this intent all the same: a greeting the greeting. */
  answeredByGreeting(intent: string): boolean
  /** Whether an intent is a courtesy: what is talked about stays beside it. */
  isCourtesy(intent: string): boolean
}

/** A conversation: what happened, in the order of time, and what follows from it. */
export interface Conversation {
  readonly events: readonly ConversationEvent[]
  readonly state: ConversationState
}

export const NEW_CONVERSATION: Conversation = { events: [], state: NEW_STATE }

/** The state that follows from the events, whatever order they arrived in. */
export function fold(events: readonly ConversationEvent[], rules: FoldRules): Conversation {
  const sorted = [...events].sort((one, other) => one.at - other.at)
  const state = withoutUndone(sorted).reduce((before, event) => step(before, event, rules), NEW_STATE)
  return { events: sorted, state }
}

/** What was taken back has not happened. */
function withoutUndone(events: readonly ConversationEvent[]): readonly ConversationEvent[] {
  const undone = events.flatMap((event) => (event.type === 'undo' ? [keyOfUndone(event)] : []))
  if (undone.length === 0) return events
  return events.filter((event) => {
    if (event.type === 'reply') return !undone.includes(`reply ${event.id}`)
    return !undone.includes(`${event.type} ${event.at}`)
  })
}

const keyOfUndone = (undo: UndoEvent) => `${undo.what} ${undo.what === 'reply' ? undo.id : undo.of}`

/** The conversation with one more event; folds again from the start only where it came late or takes something back. */
export function append(conversation: Conversation, event: ConversationEvent, rules: FoldRules): Conversation {
  const last = conversation.events.at(-1)
  const isLate = last !== undefined && event.at < last.at
  if (isLate || event.type === 'undo') return fold([...conversation.events, event], rules)
  return {
    events: [...conversation.events, event],
    state: step(conversation.state, event, rules),
  }
}

/** One event further. An edit or a recall of what lies behind is applied to the messages that wait for an answer. */
export function step(
  state: ConversationState,
  event: ConversationEvent,
  rules: FoldRules,
): ConversationState {
  switch (event.type) {
    case 'message':
      return heard(state, event)
    case 'agent_message':
      return agentSpoke(state, event, rules)
    case 'reply':
      return afterReply(state, event)
    case 'reading':
      return read(state, event, rules)
    case 'recall':
      return { ...state, unanswered: state.unanswered.filter(({ id }) => id !== event.messageId) }
    case 'edit':
      return changed(state, event.messageId, { text: event.text, questions: null })
    case 'order':
      return { ...state, order: event.order }
    case 'product':
      return { ...state, ...turnedTo(state, event.product, event.at) }
    case 'dismissal':
      return { ...state, unanswered: state.unanswered.filter(({ id }) => !event.messageIds.includes(id)) }
    case 'assignment':
      return event.agent === null ? state : { ...state, personSpoke: true }
    case 'handoff':
      return { ...state, personSpoke: true }
    case 'undo':
      return state
  }
}

function heard(state: ConversationState, event: MessageEvent): ConversationState {
  const { id, at, text, attachments } = event
  if (state.unanswered.some((one) => one.id === id)) return changed(state, id, { text, questions: null })
  return {
    ...state,
    messages: state.messages + 1,
    unanswered: [...state.unanswered, { id, at, text, attachments, questions: null }],
    heard: [...state.heard, text].slice(-MOST_HEARD),
    order: event.order ?? state.order,
    orderId: event.order === null ? state.orderId : null,
    ...turnedTo(state, event.product, at),
    photo: state.photo || attachments.some(({ type }) => PHOTOS.has(type)),
  }
}

function changed(state: ConversationState, id: string, change: Partial<Unanswered>): ConversationState {
  return {
    ...state,
    unanswered: state.unanswered.map((one) => (one.id === id ? { ...one, ...change } : one)),
  }
}

function agentSpoke(state: ConversationState, event: AgentMessageEvent, rules: FoldRules): ConversationState {
  const { id, at, text, replyId } = event
  const ours = state.said.some((one) => one.by === 'us' && (one.id === replyId || isEcho(text, one.text)))
  if (ours) return state
  const said = [...state.said, { at, by: 'agent' as const, id, text }].slice(-MOST_SAID)
  const spoken = { ...state, said, greeted: true, personSpoke: true, choosing: null }
  if (rules.answersNothing(text)) return { ...spoken, unanswered: withoutGreetings(state.unanswered, rules) }
  return {
    ...spoken,
    unanswered: [],
    covered: [],
    waiting: null,
    closed: { by: id, unanswered: notPassedOver(state, rules) },
  }
}

/** What an agent's last words left waiting and her next ones pass over as well, she has done with. */
function notPassedOver({ unanswered, covered, said }: ConversationState, rules: FoldRules): Unanswered[] {
  if (covered.length === 0) return unanswered
  const spoke = said.findLast(({ by, text }) => by === 'agent' && !rules.answersNothing(text))
  return unanswered.filter(({ at }) => at > (spoke?.at ?? 0))
}

/** What waits still after an agent's greeting. */
function withoutGreetings(unanswered: readonly Unanswered[], rules: FoldRules): Unanswered[] {
  return unanswered.filter(
    ({ questions }) =>
      questions === null ||
      questions.length === 0 ||
      !questions.every(({ intent }) => rules.answeredByGreeting(intent)),
  )
}

/** What was understood: of the customer's messages what they ask, of an agent's what they leave unanswered. */
function read(state: ConversationState, event: ReadingEvent, rules: FoldRules): ConversationState {
  const { closed } = state
  if (closed !== null && event.messageIds.includes(closed.by)) return reopened(state, event)
  const matter = event.reading.questions.findLast(({ intent }) => !rules.isCourtesy(intent))
  return { ...afterReading(state, event), matter: matter ?? state.matter }
}

/** An agent who answers one of two questions leaves the other waiting. */
function reopened(state: ConversationState, { reading }: ReadingEvent): ConversationState {
  const { closed } = state
  if (closed === null) return state
  const asked = new Set(closed.unanswered.flatMap((one) => one.questions ?? []).map(({ intent }) => intent))
  const covered = reading.questions.map(({ intent }) => intent).filter((intent) => asked.has(intent))
  if (covered.length === 0 || covered.length >= asked.size) return { ...state, closed: null }
  return { ...state, closed: null, unanswered: closed.unanswered, covered }
}
