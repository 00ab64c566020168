import { letters } from './plain.ts'

/** The pairs of neighbouring characters of a text; a single character stands for itself. */
export function bigramsOf(text: string): string[] {
  const plain = letters(text)
  if (plain.length < 2) return plain === '' ? [] : [plain]
  return Array.from({ length: plain.length - 1 }, (_, i) => plain.slice(i, i + 2))
}

/** Cosine of the bigram counts: 1 for the same text, 0 where no pair is shared. */
export function similarity(one: string, other: string): number {
  const a = countsOf(one)
  const b = countsOf(other)
  let dot = 0
  for (const [bigram, count] of a) dot += count * (b.get(bigram) ?? 0)
  return dot === 0 ? 0 : dot / Math.sqrt(squares(a) * squares(b))
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const bigram of bigramsOf(text)) counts.set(bigram, (counts.get(bigram) ?? 0) + 1)
  return counts
}

function squares(counts: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const count of counts.values()) sum += count * count
  return sum
}
