import type { Intent, UtterancePrediction } from '../types/index.ts'
import { OUT_OF_SCOPE } from '../types/index.ts'
import { kindOf } from './questions.ts'
import { AFTER_SALE, type Subject, type Topic } from './readings.ts'

/** From this confidence on the words say themselves what they ask, even where they were not accepted. */
export const PLAIN = 0.5
/** The same where they ask about the topic itself. */
const SAME = 0.4
/** The same where they ask about anything else; their sub-question has to be as sure. */
const OTHER = 0.6
/** Who bargains, or has a case with us, says much that sounds like something else. */
const OTHER_IN_A_CASE = 0.75
const CASES: readonly Intent[] = ['discount', 'quality_issue', 'missing_item', 'complaint', 'logistics_query']

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
