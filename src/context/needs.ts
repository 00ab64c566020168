import { matchesPhrases, type Need, type Slot, type SlotName } from '../types/index.ts'
import type { AgentAsk, ContextRules } from './rules.ts'

/** Where a need's value can be found among the slots. */
const SLOTS: Partial<Record<AgentAsk, readonly SlotName[]>> = {
  order_number: ['order_number'],
  size: ['size'],
  measurements: ['size'],
  place: ['place'],
}
/** Slots that give a need which was asked for. */
const LOOSE_SLOTS: Partial<Record<AgentAsk, readonly SlotName[]>> = {
  product: ['color'],
  order_number: ['phone'],
}

/** What was given beside the words of the message. */
export interface Held {
  /** Its slots and those given earlier. */
  slots: readonly Slot[]
  hasPhoto: boolean
  hasOrder: boolean
  hasProduct: boolean
}

/** What the customer has let us know. */
export interface Known extends Held {
  /** The message as it was written, and as the rules read it. */
  text: string
  normalised: string
}

/** The needs that are still open. */
export function missing(needs: readonly Need[], known: Known, rules: ContextRules): Need[] {
  return needs.filter((need) => !isKnown(need, known, rules, false))
}

/** The needs that an answer to us gives: it may be looser than a value (就这款, 脚长24.5, 图片发了). */
export function givenBy(needs: readonly Need[], known: Known, rules: ContextRules): Need[] {
  return needs.filter((need) => isKnown(need, known, rules, true))
}

/**
 * Whether it need not be asked for, since it is known; a colour or a place that was named may not be the one that counts.
 * @param messages the customer's, normalised
 */
export function isSettled(
  ask: AgentAsk,
  messages: () => readonly string[],
  known: Held,
  { needs }: Pick<ContextRules, 'needs'>,
): boolean {
  if (!ASKED_FOR.has(ask)) return false
  if (isHeld(ask, known)) return true
  const ways = needs.get(ask)?.filter(({ whenAsked }) => !whenAsked) ?? []
  return ways.some(({ phrases }) => messages().some((words) => matchesPhrases(words, phrases)))
}

/** What words to the customer may ask for in vain. */
const ASKED_FOR: ReadonlySet<AgentAsk> = new Set<AgentAsk>([
  'order_number',
  'product',
  'address',
  'variant',
  'title',
  'item',
])

function isKnown(need: AgentAsk, known: Known, rules: ContextRules, asked: boolean): boolean {
  if (isHeld(need, known)) return true
  if (need === 'photo' && hasPhotoMark(known.text, rules)) return true
  if (asked && known.slots.some((slot) => LOOSE_SLOTS[need]?.includes(slot.name) === true)) return true
  const ways = rules.needs.get(need) ?? []
  return ways.some(
    ({ whenAsked, phrases }) => (asked || !whenAsked) && matchesPhrases(known.normalised, phrases),
  )
}

/** Whether it stands among what was given, whatever the words of the message. */
function isHeld(need: AgentAsk, { slots, hasPhoto, hasOrder, hasProduct }: Held): boolean {
  if (need === 'photo' && hasPhoto) return true
  if (need === 'order_number' && hasOrder) return true
  if (need === 'product' && hasProduct) return true
  return slots.some((slot) => SLOTS[need]?.includes(slot.name) === true && isAbsolute(slot))
}

export function hasPhotoMark(text: string, { photoMarks }: ContextRules): boolean {
  return photoMarks.some(({ one }) => one.test(text))
}

/** "大一码" says how another size would be, not which one. */
function isAbsolute(slot: Slot): boolean {
  return slot.name !== 'size' || /\d|^[smlx]+$/i.test(slot.value)
}
