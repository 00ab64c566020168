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

/** What the customer has let us know. */
export interface Known {
  /** The message as it was written, and as the rules read it. */
  text: string
  normalised: string
  /** Its slots and those given earlier. */
  slots: readonly Slot[]
  hasPhoto: boolean
  hasOrder: boolean
  hasProduct: boolean
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
 * What need not be asked for, since it is known; a colour or a place that was named may not be the one that counts.
 * @param known the words of one message, with what is known of the conversation
 */
export function settledBy(known: Known, rules: ContextRules): AgentAsk[] {
  return ASKED_FOR.filter((ask) => isKnown(ask, known, rules, false))
}

/** What words to the customer may ask for in vain. */
const ASKED_FOR: readonly AgentAsk[] = ['order_number', 'product', 'address', 'variant', 'title', 'item']

function isKnown(need: AgentAsk, known: Known, rules: ContextRules, asked: boolean): boolean {
  const { slots } = known
  if (slots.some((slot) => SLOTS[need]?.includes(slot.name) === true && isAbsolute(slot))) return true
  if (need === 'photo' && (known.hasPhoto || hasPhotoMark(known.text, rules))) return true
  if (need === 'order_number' && known.hasOrder) return true
  if (need === 'product' && known.hasProduct) return true
  if (asked && slots.some((slot) => LOOSE_SLOTS[need]?.includes(slot.name) === true)) return true
  return rules.needs.some(
    (each) =>
      each.need === need && (asked || !each.whenAsked) && matchesPhrases(known.normalised, each.phrases),
  )
}

export function hasPhotoMark(text: string, { photoMarks }: ContextRules): boolean {
  return photoMarks.some(({ one }) => one.test(text))
}

/** "大一码" says how another size would be, not which one. */
function isAbsolute(slot: Slot): boolean {
  return slot.name !== 'size' || /\d|^[smlx]+$/i.test(slot.value)
}
