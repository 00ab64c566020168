import { describe, expect, it } from 'vitest'
import { eachWithBench } from './samples.ts'
import { asks, says, worked } from './steps.ts'

describe('a turn', () => {
  const bench = eachWithBench()

  it('is unread where understanding ran out of time', async () => {
    bench.ctx.understanding = { understand: async () => null }
    await asks(bench, '是正品吗')
    expect(bench.asked.at(-1)?.predictions).toEqual([null])
  })

  it('is read up to twenty messages, the rest by a person', async () => {
    for (let i = 0; i < 20; i++) await says(bench, '是正品吗')
    await worked(bench)
    expect(bench.asked.at(-1)?.predictions).not.toContain(null)
    await asks(bench, '是正品吗')
    expect(bench.asked.at(-1)?.predictions).toEqual([null])
  })

  it('is read up to 8,000 characters, the rest by a person', async () => {
    const planner = bench.ctx.planner
    bench.ctx.planner = { ...planner, texts: ({ unanswered }) => unanswered.map(({ text }) => text) }
    const read: string[] = []
    bench.ctx.understanding = {
      understand: async (text) => {
        read.push(text)
        return { text, utterances: [], intents: [], ranking: [], slots: [], attributes: [], sign: null }
      },
    }
    for (const mark of ['一', '二', '三', '四']) await says(bench, mark.repeat(3000))
    await worked(bench)
    expect(bench.asked.at(-1)?.predictions.map((one) => one?.text[0] ?? null)).toEqual([
      '一',
      '二',
      null,
      null,
    ])
    expect(read.join('')).not.toMatch(/[三四]/)
  })
})
