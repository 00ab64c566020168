import { seededRandom } from '../nlu/random.ts'

/**
 * Assigns each example to one of `folds` folds, whole groups at a time, each label spread as evenly as the
 * groups allow.
 */
export function assignFolds(
  labels: readonly string[],
  groups: Int32Array,
  folds: number,
  seed: number,
): Int8Array {
  const members = new Map<number, number[]>()
  groups.forEach((group, i) => {
    const list = members.get(group)
    if (list === undefined) members.set(group, [i])
    else list.push(i)
  })
  const random = seededRandom(seed)
  const order = [...members.values()]
    .map((items) => ({ items, key: random() }))
    .sort((a, b) => b.items.length - a.items.length || a.key - b.key)
  const filled = new Map<string, Int32Array>()
  const fold = new Int8Array(labels.length)
  for (const { items } of order) {
    const label = labels[items[0]!]!
    const counts = filled.get(label) ?? new Int32Array(folds)
    filled.set(label, counts)
    const target = counts.indexOf(Math.min(...counts))
    counts[target]! += items.length
    for (const i of items) fold[i] = target
  }
  return fold
}
