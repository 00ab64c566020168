import { describe, expect, it } from 'vitest'
import { startRehearsal } from '../../src/desk/rehearse.ts'
import type { Prediction } from '../../src/types/index.ts'
import { C1, NOON } from '../store/samples.ts'
import { eachWithBench, sampleShop } from './samples.ts'
import { asks, says, waiting } from './steps.ts'

const TEXTS = ['是正品吗', '包邮吗', '单号26350017到哪了']

describe('a rehearsal', () => {
  const bench = eachWithBench()

  /** What is understood, and where the words lie that nobody has asked for yet. */
  function listening() {
    const heard: string[] = []
    const { understand } = bench.ctx.understanding
    bench.ctx.understanding = {
      understand: (text, precision): Promise<Prediction | null> => {
        heard.push(text)
        return understand(text, precision)
      },
    }
    return heard
  }

  it('reads and plans every text and leaves nothing behind', async () => {
    const heard = listening()
    let planned = 0
    const { plan } = bench.ctx.planner
    const counted: typeof plan = (input) => {
      planned++
      return plan(input)
    }
    bench.ctx.planner = { ...bench.ctx.planner, plan: counted }
    await startRehearsal(bench.ctx, TEXTS).done
    expect(heard).toEqual(TEXTS)
    expect(planned).toBe(TEXTS.length)
    expect(await bench.ctx.store.backlog(NOON)).toMatchObject({ work: { count: 0 } })
    expect(await bench.ctx.store.queue(null, 10)).toEqual([])
    expect(await bench.ctx.store.conversation({ ...C1, conversationId: 'rehearsal' })).toBeNull()
  })

  it('asks no order desk', async () => {
    const asked: string[] = []
    const told = async (id: string) => {
      asked.push(id)
      return null
    }
    bench.ctx.orderDesk = { order: (_, id) => told(id), ordersOf: (_, id) => told(id) }
    bench.useShop(sampleShop({}, { orderDesk: 'https://erp.example/desk' }))
    const { plan } = bench.ctx.planner
    const wants = { order: true, near: false }
    bench.ctx.planner = { ...bench.ctx.planner, plan: (input) => ({ ...plan(input), wants }) }
    const { understand } = bench.ctx.understanding
    const text = '26350017'
    const number = { name: 'order_number', value: text, text, polarity: 'wanted', start: 2, end: 10 } as const
    bench.ctx.understanding = {
      understand: async (text, precision) => {
        const prediction = await understand(text, precision)
        return prediction && { ...prediction, slots: [number] }
      },
    }
    await startRehearsal(bench.ctx, TEXTS).done
    expect(asked).toEqual([])
    await asks(bench, '到哪了')
    expect(asked).not.toEqual([])
  })

  it('ends at the first real message, and does not touch its draft', async () => {
    const heard = listening()
    const rehearsal = startRehearsal(
      bench.ctx,
      Array.from({ length: 1000 }, () => '包邮吗'),
    )
    await says(bench, '是正品吗')
    await rehearsal.done
    expect(heard.length).toBeLessThan(1000)
    await asks(bench, '有42码吗')
    expect(await waiting(bench)).toHaveLength(1)
  })

  it('ends when it is told to, also where understanding is away', async () => {
    bench.ctx.understanding = { understand: () => Promise.reject(new Error('away')) }
    await startRehearsal(bench.ctx, TEXTS).done
    const heard = listening()
    await startRehearsal(bench.ctx, TEXTS).stop()
    expect(heard).toEqual([])
  })
})
