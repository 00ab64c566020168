/** Cases by their label (row) and the label they were given (column); `counts[row][column]`. */
export interface Confusion {
  labels: string[]
  counts: number[][]
}

/** Labels that occur nowhere are left out; the others keep the order of `labels`. */
export function confusionOf(
  pairs: readonly { gold: string; predicted: string }[],
  labels: readonly string[],
): Confusion {
  const present = new Set(pairs.flatMap((pair) => [pair.gold, pair.predicted]))
  const kept = labels.filter((label) => present.has(label))
  const counts = kept.map(() => kept.map(() => 0))
  for (const pair of pairs) counts[kept.indexOf(pair.gold)]![kept.indexOf(pair.predicted)]!++
  return { labels: kept, counts }
}

/** The most frequent confusions, most frequent first. */
export function worstConfusions(
  { labels, counts }: Confusion,
  limit: number,
): { gold: string; predicted: string; count: number }[] {
  return counts
    .flatMap((row, r) => row.map((n, c) => ({ gold: labels[r]!, predicted: labels[c]!, count: n })))
    .filter((cell) => cell.count > 0 && cell.gold !== cell.predicted)
    .sort((a, b) => b.count - a.count)
    .slice(0, limit)
}
