import { beforeEach, describe, expect, it } from 'vitest'
import { rememberUnderstood } from '../../src/desk/understood-before.ts'
import { eachWithBench, sampleShop } from './samples.ts'
import { says, worked } from './steps.ts'

describe('what was understood before', () => {
  let read: string[]
  let fault: Error | null
  const inner = {
    understand: async (text: string) => {
      read.push(text)
      if (fault !== null) throw fault
      return { text, utterances: [], intents: [], ranking: [], slots: [], attributes: [], sign: null }
    },
  }
  beforeEach(() => {
    read = []
    fault = null
  })

  it('is not read again, also while it is being read', async () => {
    const { understand } = rememberUnderstood(inner)
    const both = await Promise.all([understand('是正品吗', 0.9), understand('是正品吗', 0.9)])
    expect(both[0]).toBe(both[1])
    expect(await understand('是正品吗', 0.9)).toBe(both[0])
    expect(read).toEqual(['是正品吗'])
  })

  it('is read again at another precision, after a fault, and once it is long ago', async () => {
    const { understand } = rememberUnderstood(inner)
    await understand('是正品吗', 0.9)
    await understand('是正品吗', 0.8)
    expect(read).toHaveLength(2)
    fault = new Error('away')
    await expect(understand('有发票吗', 0.9)).rejects.toThrow('away')
    fault = null
    await understand('有发票吗', 0.9)
    expect(read).toHaveLength(4)
    for (let i = 0; i < 60; i++) await understand(`${i}`.padEnd(4000, '长'), 0.9)
    await understand('是正品吗', 0.9)
    expect(read.at(-1)).toBe('是正品吗')
    await understand('59'.padEnd(4000, '长'), 0.9)
    expect(read).toHaveLength(65)
  })
})

describe('a flood of one customer', () => {
  const bench = eachWithBench()

  it('is read once, however many messages it has', async () => {
    const { ctx } = bench
    let characters = 0
    const { understand } = ctx.understanding
    ctx.understanding = rememberUnderstood({
      understand: (text, precision) => {
        characters += text.length
        return understand(text, precision)
      },
    })
    bench.useShop(sampleShop())
    for (let i = 0; i < 15; i++) await says(bench, `${i}`.padEnd(400, '长'))
    await worked(bench)
    expect(characters).toBe(15 * 400 + 14)
  })
})
