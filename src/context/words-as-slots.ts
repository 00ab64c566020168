import { matchOf, type Slot } from '../types/index.ts'
import { type ContextRules, names } from './rules.ts'

const FEN = 100
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

/** The slots with those that words stand for where no value was found: a village, a bare sum about tiers. */
export function withWords(
  slots: readonly Slot[],
  text: string,
  topic: { intent: string; kind: string | null } | null,
  { wordsAsSlots }: ContextRules,
): readonly Slot[] {
  let all = slots
  for (const { slot: name, topics, phrases } of wordsAsSlots) {
    if (topics !== null && (topic === null || !names(topics, topic))) continue
    if (all.some((slot) => slot.name === name)) continue
    const found = matchOf(text, phrases)
    if (found === null) continue
    const words = found[0].replace(EDGES, '').replace(/^\D+(?=\d)/, '')
    const start = text.indexOf(words, found.index)
    const value = name === 'amount' ? String(Number.parseInt(words, 10) * FEN) : words
    all = [...all, { name, value, text: words, start, end: start + words.length, polarity: 'wanted' }]
  }
  return all
}
