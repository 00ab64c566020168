/**
 * Area under the receiver operating characteristic: the probability that a positive scores above a negative, ties
 * counting half (Mann-Whitney U by midranks). 0.5 where one of the sides is empty.
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  if (positives.length === 0 || negatives.length === 0) return 0.5
  const all = [
    ...positives.map((score) => ({ score, positive: true })),
    ...negatives.map((score) => ({ score, positive: false })),
  ].sort((a, b) => a.score - b.score)
  let rankSum = 0
  for (let i = 0; i < all.length; ) {
    let end = i
    while (end < all.length && all[end]!.score === all[i]!.score) end++
    const midrank = (i + 1 + end) / 2
    for (let k = i; k < end; k++) if (all[k]!.positive) rankSum += midrank
    i = end
  }
  const p = positives.length
  return (rankSum - (p * (p + 1)) / 2) / (p * negatives.length)
}
