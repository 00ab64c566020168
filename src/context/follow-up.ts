import type { Intent, Prediction, Shop, Slot, SlotName, UtterancePrediction } from '../types/index.ts'
import { OUT_OF_SCOPE } from '../types/index.ts'
import { withPlace } from './countryside.ts'
import { inContext, PLAIN } from './in-context.ts'
import { kindOf, type Question } from './questions.ts'
import { readingOf, type Subject, type Topic } from './readings.ts'

/** A message longer than this (letters and digits) says what it means by itself. */
const LONGEST = 14
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

/** "男款呢", "红色的呢", "另外那双呢": another one of the same, without a question of its own. */
const THING = '(?:款|码|色|的|双|号|件|条|个|只|包|灯)'
const ANOTHER = new RegExp(
  `^(?:(?:那么?|如果是|要是|换成|还有|另外).{0,6}${THING}呢?|.{1,6}${THING}呢)[?？。~]*$`,
)
/** Words that carry a question of their own. */
const ASKS = /怎么|什么|为啥|咋|哪|谁|多少|办|可以|能|行不|退|换|钱|费|券|贵|票/
const PLATFORM_COURIER = /京东|菜鸟/
const ARRIVAL: Subject = { intent: 'shipping_time', kind: 'arrival' }
const HOW_LONG = /几天|多久|多长时间|多少天|几时/
/** Ways that end at the customer, and waits for something else than goods. */
const ON_THE_WAY = /路上|(?:到|送到?|寄到?)(?:那边|这边|我这|我们这|家)/
const OTHER_WAITS = /退|换|修|账|款|审核|发票|处理|回复|保/
/** What may stand around the new value: "那…呢", "到…要几天", "…的话". */
const FILLER =
  /那么?|如果|要是|换成|改成|到|发到?|寄到?|去|送到?|走|用|是|包邮?|满|凑到?|买|块钱?|元|下面|的话?|要|得|大概|几天|多久|呢|吗|嘛|啊|呀|吧|行|可以|能|有|也|一样|么|还|[?？,，。.!！~～\s]/g

/**
 * The question that a short message asks again with another value ("那顺丰呢", "到江苏要几天", "红色的呢"),
 * or null where it is none. What the classifier is sure of stays: a new question drops the old topic.
 */
export function followUp(prediction: Prediction, topic: Topic | null, shop: Shop): Question | null {
  const [only] = prediction.utterances
  if (only === undefined || prediction.utterances.length > 1) return null
  const text = prediction.text.replace(/\s+/g, '')
  const slots = withCourier(withPlace(prediction.slots, text), text, topic)
  const about = subjectOf(only, topic, text, slots)
  if (about === null) return null
  return {
    intent: about.intent,
    kind: about.kind,
    slots: mergeSlots(about.intent === topic?.intent ? topic.slots : [], slots),
    text: prediction.text,
    normalised: only.utterance.normalised,
    confidence: Math.max(only.ranking[0]?.confidence ?? 0, shop.policy.precision),
    why: only.why,
    followUp: about.another ? 'another' : 'context',
  }
}

/** What the message asks about in this conversation: a new value, another thing, or what lies close to the topic. */
function subjectOf(
  only: UtterancePrediction,
  topic: Topic | null,
  text: string,
  slots: readonly Slot[],
): Subject | null {
  const short = text.replace(/[^\p{L}\p{N}]/gu, '').length <= LONGEST
  const bare = short && isBare(text, slots)
  if (only.intent === null && asksArrival(text, slots)) return ARRIVAL
  if (topic === null) return null
  const reading = short ? readingOf(text, topic) : null
  if (reading?.surely === true) return reading.as
  if (bare) return ofValue(only, topic, text, slots)
  if (reading !== null && (only.intent === null || text.endsWith('呢'))) return reading.as
  if (only.intent !== null) return null
  if (short && ANOTHER.test(text) && !ASKS.test(text))
    return { intent: topic.intent, kind: topic.kind, another: true }
  return inContext(only, topic)
}

/** A place and how long: this asks when it arrives, whatever was talked about. */
function asksArrival(text: string, slots: readonly Slot[]): boolean {
  if (!HOW_LONG.test(text) || OTHER_WAITS.test(text)) return false
  return slots.some((slot) => slot.name === 'place') || ON_THE_WAY.test(text)
}

/** A value alone asks the topic again, unless its few words say more plainly what they ask ("到江苏要几天"). */
function ofValue(
  only: UtterancePrediction,
  topic: Topic,
  text: string,
  slots: readonly Slot[],
): Subject | null {
  if (HOW_LONG.test(text) && slots.some((slot) => slot.name === 'place')) return ARRIVAL
  const best = only.ranking[0]
  // Fragments are out of scope by themselves: the conversation is what gives them a meaning.
  const plain = best !== undefined && best.intent !== OUT_OF_SCOPE && best.confidence >= PLAIN
  const wanted =
    plain && !asksStockAgain(text, topic) && slots.some((slot) => variesBy(best.intent as Intent, slot.name))
  const intent = wanted ? (best.intent as Intent) : topic.intent
  const names = slots.map((slot) => slot.name).filter((name) => variesBy(intent, name))
  if (names.length === 0) return null
  const own = best?.intent === intent ? kindOf(only) : null
  const old = intent === topic.intent ? topic.kind : null
  return { intent, kind: kindFor(intent, old, names) ?? own ?? old }
}

/** After "红色的有货吗" a colour alone asks for that one. */
function asksStockAgain(text: string, topic: Topic): boolean {
  return topic.intent === 'stock' && text.endsWith('呢')
}

function variesBy(intent: Intent, name: SlotName): boolean {
  return VARIES[intent]?.includes(name) === true
}

/** Whether hardly anything but values is left once values and the words around them are taken out. */
function isBare(text: string, slots: readonly Slot[]): boolean {
  if (slots.length === 0) return false
  let rest = text
  for (const slot of slots) rest = rest.replace(slot.text, '')
  return rest.replace(FILLER, '').length <= 1
}

/** A platform's name is a courier's where couriers are talked about. */
function withCourier(slots: readonly Slot[], text: string, topic: Topic | null): readonly Slot[] {
  if (topic?.intent !== 'courier' || slots.some((slot) => slot.name === 'courier')) return slots
  const found = PLATFORM_COURIER.exec(text)
  if (found === null) return slots
  const { 0: words, index: start } = found
  return [...slots, { name: 'courier', value: words, text: words, start, end: start + words.length }]
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
