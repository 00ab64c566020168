import type { Slot, SlotName } from '../../types/prediction.ts'
import words from './data/polarity.json' with { type: 'json' }

/** Values that a customer can refuse; a sum or a date is never meant so. */
const REFUSABLE: ReadonlySet<SlotName> = new Set(['courier', 'color', 'place', 'size'])
const LOOK = 8

const before = new RegExp(`(?:${words.before.join('|')})(?:${words.between.join('|')}){0,2}$`)
const after = new RegExp(`^(?:${words.after.join('|')})`)
const spared = new RegExp(`(?:${words.spared.join('|')})$`)
/** Before a value that the customer repeats of our words. */
const repeating = new RegExp(`(?:${words.repeating.join('|')})$`)
/** A courier that was refused is decided for after all: 算了就发中通吧. */
const decided = new RegExp(`(?:${words.decided.join('|')})(?:${words.between.join('|')}){0,2}$`)
const decidedBehind = new RegExp(`^(?:${words.decided_behind.join('|')})`)
/** Between two values of one refusal: 不要EMS和中通, 除了红色、黑色. */
const joined = new RegExp(`^(?:${words.joined.join('|')})$`)
/** Between two values that the words behind the second refuse together: 黄色和红色不考虑. */
const together = new RegExp(`^(?:${words.together.join('|')})$`)

/**
 * The slots with their polarity: 别发EMS, 除了中通都行, 韵达不行. What the customer only repeats of our words
 * (你刚说发EMS或中通) is no value of his and is left out. Linear in the text.
 */
export function withPolarity(slots: readonly Slot[], text: string): Slot[] {
  const marked: Slot[] = []
  let repeated: Slot | null = null
  for (const slot of slots) {
    if (isRepeated(slot, repeated, text)) {
      repeated = slot
      continue
    }
    const last = marked.at(-1)
    const goesOn =
      last?.polarity === 'excluded' &&
      last.name === slot.name &&
      joined.test(text.slice(last.end, slot.start))
    const excluded = REFUSABLE.has(slot.name) && (goesOn || isExcluded(slot, text))
    marked.push(excluded ? refused(slot) : slot)
  }
  const all = marked.map((slot, at) =>
    isRefusedWith(slot, marked.slice(at + 1), text) ? refused(slot) : slot,
  )
  return all.map((slot) => (isToldOf(slot, all, text) ? refused(slot) : slot))
}

/** A courier refused is only told of where it is named once more: 别发中通 我们这中通只到镇上. */
function isToldOf({ name, value, start, end }: Slot, all: readonly Slot[], text: string): boolean {
  if (name !== 'courier') return false
  if (!all.some((one) => one.name === name && one.value === value && one.polarity === 'excluded'))
    return false
  const isDecided =
    decided.test(text.slice(Math.max(0, start - LOOK), start)) ||
    decidedBehind.test(text.slice(end, end + LOOK))
  return !isDecided
}

const refused = (slot: Slot): Slot => ({ ...slot, polarity: 'excluded' })

function isRefusedWith(slot: Slot, [next, ...others]: readonly Slot[], text: string): boolean {
  if (!REFUSABLE.has(slot.name) || next?.name !== slot.name) return false
  if (!together.test(text.slice(slot.end, next.start))) return false
  return after.test(text.slice(next.end, next.end + LOOK)) || isRefusedWith(next, others, text)
}

function isRepeated(slot: Slot, before: Slot | null, text: string): boolean {
  if (!REFUSABLE.has(slot.name)) return false
  if (before?.name === slot.name && joined.test(text.slice(before.end, slot.start))) return true
  return repeating.test(text.slice(Math.max(0, slot.start - LOOK), slot.start))
}

function isExcluded({ start, end }: Slot, text: string): boolean {
  const ahead = text.slice(Math.max(0, start - LOOK), start)
  if (after.test(text.slice(end, end + LOOK))) return true
  return before.test(ahead) && !spared.test(ahead)
}
