import { append, burstsOf, type Conversation, NEW_CONVERSATION } from '../../src/conversation/index.ts'
import type { Records } from '../../src/planning/records.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import type {
  Circumstances,
  ConversationEvent,
  Effects,
  Intent,
  Label,
  Prediction,
  Rejection,
  Shop,
  Slot,
  SlotName,
  UtterancePrediction,
} from '../../src/types/index.ts'
import { OUT_OF_SCOPE, shopSchema } from '../../src/types/index.ts'
import { SCRIPTS } from './scripts.ts'

/** Saturday, 21 November 2026, 10:00 in Shanghai. */
export const NOW = Date.parse('2026-11-21T10:00:00+08:00')
export const HOUR = 3_600_000

export const SHOP: Shop = shopSchema.parse({
  shop: 'shoes',
  name: '试穿鞋店',
  goods: '鞋子',
  facts: {
    official: { type: 'text', say: '集团开设的官方店铺' },
    dispatch: { type: 'duration', hours: 48, say: '付款后48小时内' },
    couriers: { type: 'couriers', say: 'EMS或中通', items: [{ name: 'EMS' }, { name: '中通' }] },
    gift: { type: 'text', say: '订单满300元送一双袜子' },
    invoice: { type: 'text', say: '正规发票' },
  },
  policy: {},
})

/** The shop with other facts, hours or policy. */
export function shopWith(changes: Record<string, unknown>): Shop {
  const { facts, policy, ...rest } = changes as { facts?: Record<string, unknown>; policy?: object }
  const asWritten = Object.fromEntries(Object.entries(SHOP.facts))
  return shopSchema.parse({
    ...SHOP,
    ...rest,
    facts: withoutGaps({ ...asWritten, ...facts }),
    policy: { ...SHOP.policy, ...policy },
  })
}

const withoutGaps = (facts: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null))

export const CIRCUMSTANCES: Circumstances = {
  now: NOW,
  seed: 7,
  openConversations: 0,
  product: null,
  order: null,
  customerId: null,
}

type SlotWords = Partial<Record<SlotName, string | [value: string, text: string]>>

/** One clause: what it says and `intent` or `intent/kind`, or why nothing was accepted. */
export interface Said {
  text: string
  as: string
  confidence?: number
  /** The best label of a rejected clause, as `intent` or `intent/kind`; out of scope unless told. */
  guess?: string
  /** The intent that comes next in a rejected clause, with half of its confidence. */
  second?: string
  slots?: SlotWords
  /** What the words sound like besides, a sign and how likely. */
  sign?: { id: string; confidence: number }
  /** How likely it is only told in passing. */
  passing?: number
  /** Whether its last clause is taken for the same by itself. */
  endsOnIt?: boolean
}

export const said = (text: string, as: string, slots: SlotWords = {}): Said => ({ text, as, slots })

const REJECTIONS: readonly string[] = ['low_confidence', 'close_call', 'out_of_scope']

/** The prediction for a message of these clauses. */
export function predicted(...clauses: Said[]): Prediction {
  const utterances = clauses.map(utterance)
  return {
    text: clauses.map((clause) => clause.text).join(','),
    utterances,
    intents: [...new Set(utterances.flatMap((one) => one.intent ?? []))],
    ranking: utterances.flatMap((one) => one.ranking),
    slots: utterances.flatMap((one) => one.slots),
    attributes: [],
    sign: clauses.find(({ sign }) => sign !== undefined)?.sign ?? null,
  }
}

function utterance({
  text,
  as,
  confidence = 0.95,
  guess,
  second,
  slots = {},
  passing = 0,
  endsOnIt = false,
}: Said): UtterancePrediction {
  const rejected = REJECTIONS.includes(as)
  const [label, kind] = (rejected ? (guess ?? OUT_OF_SCOPE) : as).split('/') as [string, string | undefined]
  return {
    utterance: { text, normalised: text, tokens: [], start: 0, end: text.length },
    ranking: [
      { intent: label as Label, score: 1, confidence },
      ...(second === undefined ? [] : [{ intent: second as Label, score: 0, confidence: confidence / 2 }]),
    ],
    intent: rejected ? null : (label as Intent),
    rejection: rejected ? (as as Rejection) : null,
    kind: kind === undefined ? null : { name: kind, confidence: 0.9, next: null },
    slots: slotsOf(slots),
    why: [],
    passing,
    endsOnIt,
  }
}

function slotsOf(slots: SlotWords): Slot[] {
  return Object.entries(slots).map(([name, words]) => {
    const [value, text] = typeof words === 'string' ? [words, words] : words
    return { name: name as SlotName, value, text, start: 0, end: text.length, polarity: 'wanted' }
  })
}

const planner = createPlanner(SCRIPTS)
const MINUTE = 60_000

/** What is told beside a message. */
interface Beside extends Partial<Circumstances> {
  hasPhoto?: boolean
  /** The records of products and orders that are known. */
  records?: Records
  /** False where nobody sends the draft before the next message. */
  delivered?: boolean
}

/**
 * A conversation as its log tells it, a message a minute: each call of `hears` is the customer's next message and
 * gives the draft for all that is unanswered. A draft counts as delivered unless told otherwise.
 */
export function conversation(shop: Shop = SHOP, from: Partial<Circumstances> = {}, plans = planner) {
  const talk = new Talk(shop, plans)
  return {
    get state() {
      return talk.log.state
    },
    hears: (clause: Said | Said[], beside: Beside = {}) =>
      talk.hears([clause].flat(), { ...from, ...beside }),
    /** An agent's own words at the platform, and what is understood in them. */
    agentSays: (text: string, ...clauses: Said[]) => talk.agentSays(text, clauses),
  }
}

class Talk {
  log: Conversation = NEW_CONVERSATION
  readonly #said = new Map<string, Said[]>()
  #count = 0

  constructor(
    private readonly shop: Shop,
    private readonly plans: ReturnType<typeof createPlanner>,
  ) {}

  hears(clauses: Said[], { hasPhoto = false, delivered = true, records, ...changes }: Beside) {
    const { id, at } = this.#next()
    this.#said.set(id, clauses)
    const attachments = hasPhoto ? [{ type: 'image' as const }] : []
    const { text } = predicted(...clauses)
    this.#happened({ type: 'message', id, at, text, attachments, product: null, order: null })
    const { plan, text: words, readings } = this.#plan({ ...CIRCUMSTANCES, ...changes }, records)
    for (const reading of readings) this.#happened({ type: 'reading', at, ...reading })
    if (delivered) this.#deliver(at, words, plan.effects)
    return { ...plan, text: words, ids: plan.responses.map((one) => one.responseId) }
  }

  agentSays(text: string, clauses: Said[]) {
    const { id, at } = this.#next()
    this.#happened({ type: 'agent_message', id, at, text, author: 'agent', replyId: null })
    const reading = this.plans.agentReading(predicted(...clauses))
    this.#happened({ type: 'reading', at, messageIds: [id], reading })
  }

  #plan(circumstances: Circumstances, records?: Records) {
    const { shop, plans } = this
    const { state } = this.log
    const predictions = burstsOf(state, shop.policy.mergeWindowSeconds).map((burst) =>
      predicted(...burst.flatMap(({ id }) => this.#said.get(id) ?? [])),
    )
    return plans.plan({ shop, state, predictions, circumstances, records })
  }

  #deliver(at: number, text: string | null, effects: Effects) {
    const messageIds = this.log.state.unanswered.map(({ id }) => id)
    if (text === null) return this.#happened({ type: 'dismissal', at, messageIds, by: 'engine' })
    const { id } = this.#next()
    this.#happened({ type: 'reply', id, at, text, author: 'agent', draftId: null, messageIds, effects })
  }

  #next() {
    this.#count += 1
    return { id: `m${this.#count}`, at: NOW + this.#count * MINUTE }
  }

  #happened(event: ConversationEvent) {
    this.log = append(this.log, event, this.plans)
  }
}
