import type { ConversationState, Intent, UtterancePrediction } from '../../types/index.ts'
import { OUT_OF_SCOPE } from '../../types/index.ts'
import { kindOf, type Question } from './questions.ts'

/** What a message asks about. */
export type Subject = Pick<Question, 'intent' | 'kind'> & { another?: true }
type Topic = NonNullable<ConversationState['topic']>

/** From this confidence on the words say themselves what they ask, even where they were not accepted. */
export const PLAIN = 0.5
/** The same where they ask about the topic itself. */
const SAME = 0.4
/** The same where they ask about anything else; their sub-question has to be as sure. */
const OTHER = 0.6
/** Who bargains, or has a case with us, says much that sounds like something else. */
const OTHER_IN_A_CASE = 0.75
const CASES: readonly Intent[] = ['discount', 'quality_issue', 'missing_item', 'complaint', 'logistics_query']

const AFTER_SALE: readonly Intent[] = [
  'size_exchange',
  'return_policy',
  'return_shipping',
  'refund_timing',
  'refund_amount',
]
/** Intents that are asked about in one breath. */
const MATTERS: readonly (readonly Intent[])[] = [
  AFTER_SALE,
  ['shipping_time', 'courier', 'logistics_query', 'delivery_notice', 'inspection', 'packaging'],
  ['discount', 'promotion', 'gifts', 'low_price_doubt'],
  ['size_advice', 'color_choice', 'stock', 'product_question'],
]

/** What a guess means beside a topic: 邮费 in an exchange is the postage of the return, not of an order. */
interface Meaning {
  topics: readonly Intent[]
  intent: Intent
  kind?: string
  as: Subject
}
const MEANT: readonly Meaning[] = [
  { topics: AFTER_SALE, intent: 'stock', as: { intent: 'size_exchange', kind: 'stock' } },
  {
    topics: AFTER_SALE,
    intent: 'promotion',
    kind: 'free_shipping',
    as: { intent: 'return_shipping', kind: 'who_pays' },
  },
]

/** What words mean beside a topic, whatever they were taken for by themselves. */
interface Reading {
  topic: Intent
  words: RegExp
  as: Subject
}
const READINGS: readonly Reading[] = [
  {
    topic: 'discount',
    words: /合计|商量|考虑|想想|想好|问(?:问|一?下).{0,6}(?:同事|朋友|老公|老婆|家|[她他])/,
    as: { intent: 'acknowledge', kind: 'hesitation' },
  },
  // Who bargains and turns to go threatens to leave; who names a sum or asks to round it insists.
  {
    topic: 'discount',
    words: /走[了啦]|(?:去|逛|买|看).{0,4}(?:别|其[他它]|另).{0,2}[家店]|不(?:买|要)[了啦]|算了/,
    as: { intent: 'discount', kind: 'threat' },
  },
  {
    topic: 'discount',
    words:
      /就差|少(?:个|点|\d|[一二两三四五六七八九十百]+)|抹|凑个?整|零头|让一步|便宜|优惠|打折|通融|诚心|老顾客|熟客|铁粉|介绍/,
    as: { intent: 'discount', kind: 'insist' },
  },
  {
    topic: 'warranty',
    words: /(?:坏|断|裂|掉|胶|破)了?呢/,
    as: { intent: 'warranty', kind: 'period', another: true },
  },
]

/** What the words mean beside the topic, or null where nothing is known of them. */
export function readingOf(text: string, topic: Topic): Subject | null {
  return READINGS.find((reading) => reading.topic === topic.intent && reading.words.test(text))?.as ?? null
}

/**
 * What was understood, but not surely enough by itself, is believed beside a topic: most readily the topic itself,
 * then what belongs to the same matter. Null where the conversation does not help either.
 */
export function inContext(only: UtterancePrediction, topic: Topic): Subject | null {
  const best = only.ranking[0]
  if (best === undefined || best.intent === OUT_OF_SCOPE || best.confidence < SAME) return null
  const { intent, confidence } = best
  const kind = kindOf(only)
  if (intent === topic.intent) return { intent, kind }
  if (confidence < PLAIN) return null
  const meant = MEANT.find((one) => one.intent === intent && one.topics.includes(topic.intent))
  if (meant !== undefined && (meant.kind === undefined || meant.kind === kind)) return meant.as
  if (MATTERS.some((matter) => matter.includes(intent) && matter.includes(topic.intent)))
    return { intent, kind }
  const sure = CASES.includes(topic.intent) ? OTHER_IN_A_CASE : OTHER
  return confidence >= sure && (only.kind?.confidence ?? 1) >= OTHER ? { intent, kind } : null
}
