import { createPlanner } from '../../src/planning/planner.ts'
import type {
  Circumstances,
  ConversationState,
  Intent,
  Label,
  Prediction,
  Rejection,
  Shop,
  Slot,
  SlotName,
  UtterancePrediction,
} from '../../src/types/index.ts'
import { NEW_STATE, OUT_OF_SCOPE, shopSchema } from '../../src/types/index.ts'
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
  hasPhoto: false,
  product: null,
  order: null,
}

type SlotWords = Partial<Record<SlotName, string | [value: string, text: string]>>

/** One clause: what it says and `intent` or `intent/kind`, or why nothing was accepted. */
export interface Said {
  text: string
  as: string
  confidence?: number
  /** The best label of a rejected clause, as `intent` or `intent/kind`; out of scope unless told. */
  guess?: string
  slots?: SlotWords
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
  }
}

function utterance({ text, as, confidence = 0.95, guess, slots = {} }: Said): UtterancePrediction {
  const rejected = REJECTIONS.includes(as)
  const [label, kind] = (rejected ? (guess ?? OUT_OF_SCOPE) : as).split('/') as [string, string | undefined]
  return {
    utterance: { text, normalised: text, tokens: [], start: 0, end: text.length },
    ranking: [{ intent: label as Label, score: 1, confidence }],
    intent: rejected ? null : (label as Intent),
    rejection: rejected ? (as as Rejection) : null,
    kind: kind === undefined ? null : { name: kind, confidence: 0.9 },
    slots: slotsOf(slots),
    why: [],
  }
}

function slotsOf(slots: SlotWords): Slot[] {
  return Object.entries(slots).map(([name, words]) => {
    const [value, text] = typeof words === 'string' ? [words, words] : words
    return { name: name as SlotName, value, text, start: 0, end: text.length }
  })
}

const planner = createPlanner(SCRIPTS)

/** A conversation that remembers; each call is the customer's next message. */
export function conversation(
  shop: Shop = SHOP,
  from: Partial<Circumstances> = {},
  begun: Partial<ConversationState> = {},
) {
  let state: ConversationState = { ...NEW_STATE, ...begun }
  return {
    get state() {
      return state
    },
    hears(clause: Said | Said[], changes: Partial<Circumstances> = {}) {
      const prediction = predicted(...(Array.isArray(clause) ? clause : [clause]))
      const circumstances = { ...CIRCUMSTANCES, ...from, ...changes }
      const output = planner.plan({ prediction, state, shop, circumstances })
      state = output.state
      const { plan, text } = output
      return { ...plan, text, ids: plan.responses.map((one) => one.responseId) }
    },
  }
}
