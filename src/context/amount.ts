import type { Slot } from '../types/index.ts'

/** A sum without its unit ("包是328的", "满300"), in a question about what is taken off a sum. */
const SUM = /(?<![\da-z])\d{2,5}(?![\da-z码号款件个双])/i
const FEN = 100

/** The slots with the sum that a question about tiers names without a unit, where no amount was found. */
export function withAmount(slots: readonly Slot[], text: string): readonly Slot[] {
  const found = SUM.exec(text)
  if (found === null || slots.some((slot) => slot.name === 'amount')) return slots
  const { 0: words, index: start } = found
  const value = String(Number(words) * FEN)
  return [...slots, { name: 'amount', value, text: words, start, end: start + words.length }]
}
