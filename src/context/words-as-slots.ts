import { matchesPhrases, matchOf, type Phrases, type Slot } from '../types/index.ts'
import type { ContextRules } from './rules.ts'
import { names } from './subjects.ts'

const FEN = 100
/** More amounts than this in one message are no prices. */
const MOST = 8
/** Values that are told by their number alone. */
const NUMERIC: ReadonlySet<Slot['name']> = new Set(['amount', 'size'])
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

/** The slots with those that words stand for where no value was found: a village, a bare sum about tiers. */
export function withWords(
  slots: readonly Slot[],
  text: string,
  topic: { intent: string; kind: string | null } | null,
  rules: ContextRules,
): readonly Slot[] {
  let all = slots
  for (const { slot: name, topics, phrases } of rules.wordsAsSlots) {
    if (topics !== null && (topic === null || !names(topics, topic))) continue
    if (name !== 'amount' && all.some((slot) => slot.name === name)) continue
    const known = new Set(all.map(({ name: other, value }) => `${other}=${value}`))
    all = [...all, ...found(text, name, phrases).filter(({ value }) => !known.has(`${name}=${value}`))]
  }
  return topic === null ? all : withPaid(all, text, rules)
}

/** The values that words stand for; of amounts all, of others the first. */
function found(text: string, name: Slot['name'], phrases: Phrases): Slot[] {
  const slots: Slot[] = []
  for (let from = 0; slots.length < MOST; ) {
    const match = matchOf(text.slice(from), phrases)
    if (match === null) break
    const words = match[0]
      .replace(EDGES, '')
      .replace(/^\D+(?=\d)/, '')
      .replace(/\D+$/, NUMERIC.has(name) ? '' : '$&')
    const start = text.indexOf(words, from + match.index)
    const value = name === 'amount' ? String(Number.parseInt(words, 10) * FEN) : words
    slots.push({ name, value, text: words, start, end: start + words.length, polarity: 'wanted' })
    if (name !== 'amount') break
    from = start + words.length
  }
  return slots
}

/**
 * Of several amounts the one that counts: what is left of a threshold, prices added up, else the lowest, since of a
 * list price and a price now the lower one is paid.
 */
function withPaid(slots: readonly Slot[], text: string, { amounts }: ContextRules): readonly Slot[] {
  const sums = slots.filter((slot) => slot.name === 'amount')
  if (sums.length < 2) return slots
  const values = sums.map(({ value }) => Number(value))
  const isShort = matchesPhrases(text, amounts.shortOf)
  const isSum = matchesPhrases(text, amounts.together)
  const paid = isShort
    ? Math.max(...values) - Math.min(...values)
    : isSum
      ? values.reduce((sum, value) => sum + value, 0)
      : Math.min(...values)
  const [first] = sums
  const yuan = String(paid / FEN)
  const counted: Slot = { ...first!, value: String(paid), text: yuan }
  return [...slots.filter((slot) => slot.name !== 'amount'), counted]
}
