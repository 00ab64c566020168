import type { Ranked } from '../types/index.ts'

/** Labels that a ranking holds. */
export const RANKED = 5

/** Indices of the highest values, highest first. */
export function highest(values: Float32Array, count: number): number[] {
  const found: number[] = []
  let least = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (found.length === count && value <= least) continue
    let at = found.length < count ? found.length : count - 1
    for (; at > 0 && (values[found[at - 1] as number] as number) < value; at--)
      found[at] = found[at - 1] as number
    found[at] = i
    least = values[found[found.length - 1] as number] as number
  }
  return found
}

/**
 * The five best labels of a message. Where it asks several questions, a label is as sure as the part that says it
 * clearest, weighed by how sure it is that the part is a question of its own; or as the whole message says.
 */
export function mergeRankings(
  whole: readonly Ranked[],
  parts: readonly { probability: number; ranking: Ranked[] }[],
): Ranked[] {
  const best = new Map(whole.map((ranked) => [ranked.intent, ranked]))
  for (const { probability, ranking } of parts) {
    for (const ranked of ranking) {
      const confidence = ranked.confidence * probability
      if (confidence > (best.get(ranked.intent)?.confidence ?? 0))
        best.set(ranked.intent, { ...ranked, confidence })
    }
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence).slice(0, RANKED)
}
