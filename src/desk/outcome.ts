import type { Draft, DraftStatus, Outcome } from '../store/store.ts'

/** What becomes of a draft with this decision; null where it goes on waiting. `why` it was not sent. */
export function outcomeOf(
  { text }: Pick<Draft, 'text'>,
  status: DraftStatus,
  sentText: string | null,
  why: string | null,
): Outcome | null {
  if (status === 'waiting') return null
  if (status !== 'sent') return { outcome: 'rejected', reason: why ?? status, distance: null }
  if (sentText === text) return { outcome: 'as_is', reason: null, distance: 0 }
  return { outcome: 'edited', reason: null, distance: editDistance(text ?? '', sentText ?? '') }
}

/** Characters to put in, take out or exchange (Levenshtein), of texts as long as a reply. */
export function editDistance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, char] of a.entries()) {
    const next = [i + 1]
    for (const [j, with_] of b.entries()) {
      const exchanged = row[j]! + Number(char !== with_)
      next.push(Math.min(exchanged, row[j + 1]! + 1, next[j]! + 1))
    }
    row = next
  }
  return row.at(-1)!
}
