/** Softmax of scores divided by the temperature, into `out`. */
export function softmax(scores: Float32Array, temperature: number, out: Float32Array): void {
  let top = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > top) top = score
  let sum = 0
  for (let i = 0; i < scores.length; i++) {
    const e = Math.exp(((scores[i] as number) - top) / temperature)
    out[i] = e
    sum += e
  }
  for (let i = 0; i < out.length; i++) out[i]! /= sum
}

/**
 * The temperature that makes the softmax of held-out scores likeliest (Guo et al., ICML 2017), by golden-section
 * search of its logarithm.
 * @param targets index of the right label for each row of scores; -1 rows are passed over
 */
export function fitTemperature(rows: readonly Float32Array[], targets: readonly number[]): number {
  const loss = (logT: number) => meanLoss(rows, targets, Math.exp(logT))
  const ratio = (Math.sqrt(5) - 1) / 2
  let low = Math.log(0.02)
  let high = Math.log(5)
  for (let i = 0; i < 40; i++) {
    const width = (high - low) * ratio
    if (loss(high - width) < loss(low + width)) high = low + width
    else low = high - width
  }
  return Math.exp((low + high) / 2)
}

function meanLoss(rows: readonly Float32Array[], targets: readonly number[], temperature: number): number {
  let sum = 0
  rows.forEach((scores, r) => {
    const target = targets[r]!
    if (target < 0) return
    let top = Number.NEGATIVE_INFINITY
    for (const score of scores) if (score > top) top = score
    let z = 0
    for (const score of scores) z += Math.exp((score - top) / temperature)
    sum += Math.log(z) - ((scores[target] as number) - top) / temperature
  })
  return sum
}
