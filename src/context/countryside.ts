import type { Slot } from '../types/index.ts'

/** Places that are no names: a village asks for another answer than the city before. */
const COUNTRYSIDE =
  /(?:下面|这边|那边|乡下|我们)?(?:的?乡镇|镇上|镇里|村里|村上|村子|农村|县城|县里|乡下|乡里|山区|郊区|郊县)/

/** The slots with the place that the words name without a name ("到村上几天"), where none was found. */
export function withPlace(slots: readonly Slot[], text: string): readonly Slot[] {
  const found = COUNTRYSIDE.exec(text)
  if (found === null || slots.some((slot) => slot.name === 'place')) return slots
  const [words] = found
  const start = found.index
  return [...slots, { name: 'place', value: words, text: words, start, end: start + words.length }]
}
