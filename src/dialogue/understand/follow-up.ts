import type {
  ConversationState,
  Intent,
  Prediction,
  Shop,
  Slot,
  SlotName,
  UtterancePrediction,
} from '../../types/index.ts'
import { OUT_OF_SCOPE } from '../../types/index.ts'
import { kindOf, type Question } from './questions.ts'

type Topic = NonNullable<ConversationState['topic']>

/** A message longer than this (letters and digits) says what it means by itself. */
const LONGEST = 14
/** From this confidence on the words say themselves what they ask, even where they were not accepted. */
const PLAIN = 0.5
/** The same for another intent of the same matter. */
const RELATED = 0.6
/** The slots of which a question can be asked again with another value. */
const VARIES: Partial<Record<Intent, readonly SlotName[]>> = {
  shipping_time: ['place', 'courier', 'date'],
  courier: ['courier', 'place'],
  return_shipping: ['courier', 'place'],
  promotion: ['place', 'amount', 'count'],
  gifts: ['amount', 'count'],
  discount: ['count'],
  stock: ['size', 'color', 'count'],
  size_advice: ['size'],
  size_exchange: ['size', 'color'],
  color_choice: ['color'],
  order_change: ['size', 'color', 'place', 'date', 'count'],
  product_question: ['color', 'size'],
}

/** Intents that are asked about in one breath. */
const MATTERS: readonly ReadonlySet<Intent>[] = [
  new Set([
    'size_exchange',
    'return_policy',
    'return_shipping',
    'refund_timing',
    'refund_amount',
    'quality_issue',
  ]),
  new Set(['shipping_time', 'courier', 'logistics_query', 'delivery_notice', 'inspection', 'packaging']),
  new Set(['discount', 'promotion', 'gifts', 'low_price_doubt']),
  new Set(['size_advice', 'color_choice', 'stock', 'product_question']),
]

/** "男款呢", "红色的呢", "另外那双呢": another one of the same, without a question of its own. */
const THING = '(?:款|码|色|的|双|号|件|条|个|只|包|灯)'
const ANOTHER = new RegExp(
  `^(?:(?:那么?|如果是|要是|换成|还有|另外).{0,6}${THING}呢?|.{1,6}${THING}呢)[?？。~]*$`,
)
/** Words that carry a question of their own. */
const ASKS = /怎么|什么|为啥|咋|哪|谁|多少|办|可以|能|行不|退|换|钱|费|券|贵|票/
/** "到乡镇呢", "寄到村里要几天": a place that is no name. */
const ELSEWHERE =
  /^那?(?:要是|如果)?(?:到|去|寄到?|发到?|送到?)[\u4e00-\u9fff]{1,6}?(?:的话)?(?:呢|要?几天|要?多久)/
/** What may stand around the new value: "那…呢", "到…要几天", "…的话". */
const FILLER =
  /那么?|如果|要是|换成|改成|到|发到?|寄到?|去|送到?|走|用|是|的话?|要|得|大概|几天|多久|呢|吗|嘛|啊|呀|吧|行|可以|能|有|也|一样|么|还|[?？,，。.!！~～\s]/g

/**
 * The question that a short message asks again with another value ("那顺丰呢", "到江苏要几天", "红色的呢"),
 * or null where it is none. What the classifier is sure of stays: a new question drops the old topic.
 */
export function followUp(prediction: Prediction, topic: Topic | null, shop: Shop): Question | null {
  const [only] = prediction.utterances
  if (topic === null || only === undefined || prediction.utterances.length > 1) return null
  const about = subjectOf(only, topic, prediction)
  if (about === null) return null
  return {
    ...about,
    slots: mergeSlots(about.intent === topic.intent ? topic.slots : [], prediction.slots),
    text: prediction.text,
    normalised: only.utterance.normalised,
    confidence: Math.max(only.ranking[0]?.confidence ?? 0, shop.policy.precision),
    why: only.why,
    followUp: true,
  }
}

type Subject = Pick<Question, 'intent' | 'kind'>

/** What the message asks about in this conversation: a new value, another thing, or what lies close to the topic. */
function subjectOf(only: UtterancePrediction, topic: Topic, prediction: Prediction): Subject | null {
  const { text } = prediction
  const short = text.replace(/[^\p{L}\p{N}]/gu, '').length <= LONGEST
  if (short && isBare(prediction)) return ofValue(only, topic, prediction)
  if (only.intent !== null) return null
  if (short && ELSEWHERE.test(text.trim()) && variesBy(topic.intent, 'place')) {
    return { intent: topic.intent, kind: kindFor(topic.intent, topic.kind, ['place']) ?? topic.kind }
  }
  if (short && ANOTHER.test(text.trim()) && !ASKS.test(text))
    return { intent: topic.intent, kind: topic.kind }
  return related(only, topic)
}

/** A value alone asks the topic again, unless its few words say more plainly what they ask ("到江苏要几天"). */
function ofValue(only: UtterancePrediction, topic: Topic, { slots }: Prediction): Subject | null {
  const best = only.ranking[0]
  // Fragments are out of scope by themselves: the conversation is what gives them a meaning.
  const plain = best !== undefined && best.intent !== OUT_OF_SCOPE && best.confidence >= PLAIN
  const intent = plain ? (best.intent as Intent) : topic.intent
  const names = slots.map((slot) => slot.name).filter((name) => variesBy(intent, name))
  if (names.length === 0) return null
  const own = best?.intent === intent ? kindOf(only) : null
  const old = intent === topic.intent ? topic.kind : null
  return { intent, kind: kindFor(intent, old, names) ?? own ?? old }
}

/** What was understood, but not surely enough by itself, is believed beside a topic of the same matter. */
function related(only: UtterancePrediction, topic: Topic): Subject | null {
  const best = only.ranking[0]
  if (best === undefined || best.intent === OUT_OF_SCOPE || best.confidence < PLAIN) return null
  const { intent, confidence } = best
  const near = MATTERS.some((matter) => matter.has(intent) && matter.has(topic.intent))
  if (intent !== topic.intent && !(near && confidence >= RELATED)) return null
  return { intent, kind: kindOf(only) }
}

function variesBy(intent: Intent, name: SlotName): boolean {
  return VARIES[intent]?.includes(name) === true
}

/** Whether hardly anything but values is left once values and the words around them are taken out. */
function isBare({ text, slots }: Prediction): boolean {
  if (slots.length === 0) return false
  let rest = text
  for (const slot of slots) rest = rest.replace(slot.text, '')
  return rest.replace(FILLER, '').length <= 1
}

/** A named courier asks whether that one can be had; a named place asks how long it takes there. */
function kindFor(intent: Intent, old: string | null, names: readonly SlotName[]): string | null {
  if (intent === 'courier' && names.includes('courier')) return old === 'change' ? 'change' : 'specific'
  if (intent === 'shipping_time' && names.includes('place')) return 'arrival'
  return null
}

/** The topic's values with the new ones in place of those of the same name. */
function mergeSlots(old: readonly Slot[], fresh: readonly Slot[]): Slot[] {
  const names = new Set(fresh.map((slot) => slot.name))
  return [...fresh, ...old.filter((slot) => !names.has(slot.name))]
}
