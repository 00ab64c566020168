import { describe, expect, it } from 'vitest'
import { bench, spliceMessages, spreadOf } from '../../src/evaluation/bench.ts'

describe('the bench', () => {
  it('never gives a contender the same message twice', () => {
    const texts = ['你好在吗', '发什么快递', '能便宜吗', '有货没有']
    const rounds = [0, 1, 2].flatMap((round) => spliceMessages(texts, round))
    expect(new Set(rounds).size).toBe(rounds.length)
  })
  it('takes medians with least and most', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 })
    expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, least: 1, most: 4 })
  })
  it('reports each contender by its time divided by ours, the warm-up left out', async () => {
    let now = 0
    const taking = (ms: number) => () => {
      now += ms
    }
    const slow = async () => {
      now += 20
      return { label: '', score: 0 }
    }
    const report = await bench(
      ['一', '二'],
      {
        classify: taking(2),
        cut: taking(1),
        prepare: () => taking(0.05),
        peers: [{ name: 'slow', predict: slow }],
        lookUps: [{ name: 'by hand', work: async () => taking(0.2)() }],
      },
      { rounds: 3, clock: () => now, onProgress: () => {} },
    )
    expect(report.rows.map((row) => [row.ratio.median, row.perSecond.median])).toEqual([
      [1, 500],
      [0.5, 1000],
      [10, 50],
    ])
    expect(report.planMicroseconds.median).toBeCloseTo(50)
    expect(report.lookUps[0]?.microseconds.median).toBeCloseTo(200)
  })
})
