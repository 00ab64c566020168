import { describe, expect, it } from 'vitest'
import { evaluateForeign, foreignSchema } from '../../src/evaluation/foreign.ts'

describe("other people's data", () => {
  it('is read with one intent or several', () => {
    expect(foreignSchema.parse({ text: 'a', intent: 'x' })).toEqual({ text: 'a', labels: ['x'] })
    expect(foreignSchema.parse({ text: 'a', intents: ['x', 'y'] })).toEqual({ text: 'a', labels: ['x', 'y'] })
    expect(foreignSchema.safeParse({ text: 'a' }).success).toBe(false)
  })
  it('trains on the first label, and any label counts as right', () => {
    let trained: readonly { text: string; label: string }[] = []
    const report = evaluateForeign(
      [{ text: 'a', labels: ['x', 'y'] }],
      [
        { text: 'b', labels: ['y', 'x'] },
        { text: 'c', labels: ['z'] },
      ],
      (examples) => {
        trained = examples
        return () => [{ label: 'x', confidence: 0.8 }]
      },
      () => 0,
    )
    expect(trained).toEqual([{ text: 'a', label: 'x' }])
    expect(report.accuracy).toMatchObject({ right: 1, of: 2 })
    expect(report.wrong).toEqual([{ text: 'c', expected: 'z', got: 'x', confidence: 0.8 }])
  })
})
