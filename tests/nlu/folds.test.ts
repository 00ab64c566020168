import { describe, expect, it } from 'vitest'
import { assignFolds } from '../../src/training/folds.ts'
import { jaccard, nearDuplicateGroups } from '../../src/training/near-duplicates.ts'

describe('near-duplicates', () => {
  const texts = [
    '这双鞋什么时候能发货',
    '这双鞋什么时候能发货呀',
    '有没有发票可以开',
    '这双鞋什么时候能发货?',
  ]
  const groups = nearDuplicateGroups(texts)

  it('are texts that differ in a particle or a mark', () => {
    expect(groups[1]).toBe(groups[0])
    expect(groups[3]).toBe(groups[0])
    expect(groups[2]).not.toBe(groups[0])
  })

  it('are measured by the share of common parts', () => {
    expect(jaccard(new Set([1, 2, 3]), new Set([2, 3, 4]))).toBe(0.5)
  })
})

describe('folds', () => {
  const labels = Array.from({ length: 100 }, (_, i) => (i < 50 ? 'a' : 'b'))
  const groups = Int32Array.from(labels, (_, i) => Math.floor(i / 2))
  const folds = assignFolds(labels, groups, 5, 1)

  it('never part a group', () => {
    for (let i = 0; i < 100; i += 2) expect(folds[i]).toBe(folds[i + 1])
  })

  it('hold each label in equal shares', () => {
    for (const label of ['a', 'b']) {
      const counts = [0, 1, 2, 3, 4].map(
        (fold) => labels.filter((l, i) => l === label && folds[i] === fold).length,
      )
      expect(counts).toEqual([10, 10, 10, 10, 10])
    }
  })

  it('are the same for the same seed', () => {
    expect(assignFolds(labels, groups, 5, 1)).toEqual(folds)
  })
})
