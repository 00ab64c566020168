import type { Slot, SlotName } from '../../types/prediction.ts'
import words from './data/polarity.json' with { type: 'json' }

/** Values that a customer can refuse; a sum or a date is never meant so. */
const REFUSABLE: ReadonlySet<SlotName> = new Set(['courier', 'color', 'place', 'size'])
const LOOK = 8

const before = new RegExp(`(?:${words.before.join('|')})(?:${words.between.join('|')}){0,2}$`)
const after = new RegExp(`^(?:${words.after.join('|')})`)
const spared = new RegExp(`(?:${words.spared.join('|')})$`)
/** Between two values of one refusal: 不要EMS和中通, 除了红色、黑色. */
const joined = new RegExp(`^(?:${words.joined.join('|')})$`)

/** The slots with their polarity: 别发EMS, 除了中通都行, 韵达不行. Linear in the text. */
export function withPolarity(slots: readonly Slot[], text: string): Slot[] {
  const marked: Slot[] = []
  for (const slot of slots) {
    const last = marked.at(-1)
    const goesOn =
      last?.polarity === 'excluded' &&
      last.name === slot.name &&
      joined.test(text.slice(last.end, slot.start))
    const excluded = REFUSABLE.has(slot.name) && (goesOn || isExcluded(slot, text))
    marked.push(excluded ? { ...slot, polarity: 'excluded' } : slot)
  }
  return marked
}

function isExcluded({ start, end }: Slot, text: string): boolean {
  const ahead = text.slice(Math.max(0, start - LOOK), start)
  if (after.test(text.slice(end, end + LOOK))) return true
  return before.test(ahead) && !spared.test(ahead)
}
