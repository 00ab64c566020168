import { FeatureBuffer } from '../nlu/linear/features.ts'

/** Pairs of minimum hashes; texts that agree in one pair are compared. */
const BANDS = 4
const SIMILAR = 0.6

/**
 * Groups of texts that are nearly the same (Jaccard similarity of character 1-2-grams of at least 0.6 along a
 * chain), found by MinHash with banding (Broder 1997). Such texts must not stand on both sides of a split.
 * @returns a group number for each text; equal numbers mean one group
 */
export function nearDuplicateGroups(texts: readonly string[]): Int32Array {
  const shingles = texts.map(shinglesOf)
  const parent = Int32Array.from(texts, (_, i) => i)
  for (let band = 0; band < BANDS; band++) {
    const buckets = new Map<string, number[]>()
    shingles.forEach((set, i) => {
      const key = `${minimum(set, band * 2)}.${minimum(set, band * 2 + 1)}`
      const bucket = buckets.get(key)
      if (bucket === undefined) buckets.set(key, [i])
      else joinSimilar(bucket, i, shingles, parent)
    })
  }
  return parent.map((_, i) => find(parent, i))
}

/** Compares with the bucket's last few only: one link is enough to join a chain. */
function joinSimilar(bucket: number[], i: number, shingles: Set<number>[], parent: Int32Array): void {
  for (const other of bucket.slice(-8)) {
    if (jaccard(shingles[i]!, shingles[other]!) >= SIMILAR) parent[find(parent, i)] = find(parent, other)
  }
  bucket.push(i)
}

const features = new FeatureBuffer()

function shinglesOf(text: string): Set<number> {
  features.fill({ text: text.replace(/[\p{P}\s]/gu, ''), tokens: [] })
  return new Set(features.hashes.subarray(0, features.length))
}

function minimum(set: Set<number>, salt: number): number {
  let least = 0xffffffff
  const mask = Math.imul(salt + 1, 0x9e3779b1)
  for (const hash of set) {
    const mixed = Math.imul(hash ^ mask, 0x85ebca6b) >>> 0
    if (mixed < least) least = mixed
  }
  return least
}

export function jaccard(a: Set<number>, b: Set<number>): number {
  let shared = 0
  for (const item of a) if (b.has(item)) shared++
  return shared / (a.size + b.size - shared)
}

function find(parent: Int32Array, i: number): number {
  let root = i
  while (parent[root] !== root) root = parent[root] as number
  parent[i] = root
  return root
}
