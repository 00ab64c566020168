import type { Slot } from '../../types/prediction.ts'
import type { Normalised } from '../text/normaliser.ts'
import { amount } from './amount.ts'
import { color } from './color.ts'
import { count } from './count.ts'
import { courier } from './courier.ts'
import { date } from './date.ts'
import { duration } from './duration.ts'
import { orderNumber } from './order-number.ts'
import { phone } from './phone.ts'
import { place } from './place.ts'
import { withPolarity } from './polarity.ts'
import { type Finder, type Found, Scan } from './scan.ts'
import { size } from './size.ts'

/** The surer kinds first: each takes its numbers away from those after it. */
const FINDERS: readonly Finder[] = [
  phone,
  orderNumber,
  date,
  duration,
  size,
  count,
  amount,
  courier,
  color,
  place,
]

/** For each character the finders it calls, one bit each. */
const CALLS = new Uint16Array(65536)
FINDERS.forEach((finder, i) => {
  for (const char of finder.triggers) CALLS[char.charCodeAt(0)]! |= 1 << i
})

/**
 * The values that a message holds, in its order; where two kinds share a place, both stand. Deterministic and linear
 * in the length of the text.
 */
export function findSlots(normalised: Normalised, original: string): Slot[] {
  let called = 0
  for (let i = 0; i < normalised.text.length; i++) called |= CALLS[normalised.text.charCodeAt(i)]!
  if (called === 0) return []
  const scan = new Scan(normalised, original)
  const found: Found[] = []
  FINDERS.forEach((finder, i) => {
    if ((called & (1 << i)) === 0) return
    for (const each of finder.find(scan)) {
      scan.take(each)
      found.push(each)
    }
  })
  return found.length === 0 ? [] : withPolarity(toSlots(scan, found), original)
}

/** Spans into the message; of two of one kind that overlap (one written sign, read as several) the first stays. */
function toSlots(scan: Scan, found: Found[]): Slot[] {
  const ends = new Map<string, number>()
  const slots: Slot[] = []
  for (const each of found.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const [start, end] = scan.spanOf(each.start, each.end)
    if (start < (ends.get(each.name) ?? 0)) continue
    ends.set(each.name, end)
    slots.push({
      name: each.name,
      value: each.value,
      text: scan.original.slice(start, end),
      start,
      end,
      polarity: 'wanted',
    })
  }
  return slots
}
