import { describe, expect, it, vi } from 'vitest'
import { handOver } from '../../src/desk/review.ts'
import { startWorker, workOnce } from '../../src/desk/work.ts'
import { UnavailableError } from '../../src/errors.ts'
import { NO_EFFECTS, samplePlan } from '../store/samples.ts'
import { eachWithBench, sampleShop } from './samples.ts'
import {
  agentSays,
  asks,
  drafts,
  lastDraft,
  orderIs,
  outbox,
  recalls,
  says,
  sends,
  stateOf,
  unanswered,
  waiting,
  worked,
} from './steps.ts'

describe('a message', () => {
  const bench = eachWithBench()

  it('becomes a draft that carries its plan', async () => {
    const id = await asks(bench, '是正品吗')
    expect(await drafts(bench)).toMatchObject([
      {
        messageIds: [id],
        text: '0: 是正品吗',
        status: 'waiting',
        autoSendAt: null,
        plan: { decision: 'reply' },
      },
    ])
    expect(await stateOf(bench)).toMatchObject({ messages: 1, said: [], unanswered: [{ id }] })
  })

  it('is planned with what is known of its conversation', async () => {
    const order = { id: 'o1', status: 'paid', amountFen: 45900, paidAt: '2026-11-21T07:00:00Z' }
    await asks(bench, '', { order, attachments: [{ type: 'image' }], product: { id: 'p1', title: '男鞋' } })
    const [input] = bench.asked
    expect(input?.predictions).toMatchObject([{ text: '' }])
    expect(input?.state.photo).toBe(true)
    expect(input?.circumstances).toMatchObject({
      now: bench.ctx.clock(),
      openConversations: 0,
      product: { id: 'p1', title: '男鞋' },
      order: { id: 'o1', status: 'paid', amountFen: 45900, paidAt: '2026-11-21T07:00:00Z' },
    })
  })

  it('has the same seed whenever it is planned, and another one at the next turn', async () => {
    await asks(bench, '一')
    bench.pass(60_000)
    await asks(bench, '二')
    await asks(bench, '一', { conversationId: 'c2' })
    const seeds = bench.asked.map(({ circumstances }) => circumstances.seed)
    expect(new Set(seeds).size).toBe(3)
  })

  it('that needs no answer leaves no draft and waits for none', async () => {
    await asks(bench, '好的')
    expect(await drafts(bench)).toEqual([])
    expect(await unanswered(bench)).toEqual([])
  })

  it('of the system is not answered', async () => {
    await asks(bench, '订单已发货', { sender: { id: 's', role: 'system' } })
    expect(bench.asked).toEqual([])
    expect(await workOnce(bench.ctx)).toBe(false)
  })

  it('tells those who listen', async () => {
    const heard: string[] = []
    bench.ctx.bus.on('queue', ({ shop }) => heard.push(`queue of ${shop}`))
    bench.ctx.bus.on('planned', ({ decision, seconds }) => heard.push(`${decision} after ${seconds} s`))
    await says(bench, '是正品吗')
    bench.pass(1500)
    await worked(bench)
    expect(heard).toEqual(['queue of kangnai', 'reply after 1.5 s'])
  })
})

describe('all that is unanswered', () => {
  const bench = eachWithBench()

  it('has one open draft, and each new message replaces it', async () => {
    await asks(bench, '在吗')
    bench.pass(5000)
    await asks(bench, '是正品吗')
    bench.pass(5000)
    await asks(bench, '有发票吗')
    expect(await waiting(bench)).toEqual(['0: 在吗\n是正品吗\n有发票吗'])
    expect((await drafts(bench)).map(({ status }) => status)).toEqual(['superseded', 'superseded', 'waiting'])
    expect(await lastDraft(bench)).toMatchObject({
      messageIds: [expect.any(String), expect.any(String), expect.any(String)],
    })
    expect(await stateOf(bench)).toMatchObject({ messages: 3, said: [] })
  })

  it('has one draft for four quick messages, whenever the worker looks', async () => {
    for (const text of ['在吗', '是正品吗', '有发票吗', '发快递吗']) await says(bench, text)
    await worked(bench)
    expect(await waiting(bench)).toEqual(['0: 在吗\n是正品吗\n有发票吗\n发快递吗'])
    expect((await lastDraft(bench)).messageIds).toHaveLength(4)
  })

  it('that came before the worker looked is answered once too', async () => {
    for (const text of ['在吗', '是正品吗']) await says(bench, text)
    await worked(bench)
    expect(await waiting(bench)).toEqual(['0: 在吗\n是正品吗'])
  })

  it('is read in the order of typing, however it was delivered', async () => {
    await asks(bench, '鞋带', { sentAt: '2026-11-21T07:00:02Z' })
    await asks(bench, '有没有', { sentAt: '2026-11-21T07:00:00Z' })
    await asks(bench, '黑色的', { sentAt: '2026-11-21T07:00:01Z' })
    expect(await waiting(bench)).toEqual(['0: 有没有\n黑色的\n鞋带'])
  })

  it('goes on until somebody answers, however late the next message is', async () => {
    await asks(bench, '是正品吗')
    bench.pass(3_600_000)
    await asks(bench, '有发票吗')
    expect(await waiting(bench)).toEqual(['0: 是正品吗\n有发票吗'])
  })

  it('begins anew behind a reply', async () => {
    await asks(bench, '是正品吗')
    await sends(bench)
    await asks(bench, '有发票吗')
    expect(await waiting(bench)).toEqual(['1: 有发票吗'])
  })

  it('that grows silent withdraws its draft', async () => {
    await asks(bench, '是正品吗')
    await asks(bench, '好的')
    expect(await waiting(bench)).toEqual([])
  })

  it('loses a recalled message and is planned anew without it', async () => {
    const first = await asks(bench, '是正品吗')
    await asks(bench, '有发票吗')
    await recalls(bench, first)
    expect(await waiting(bench)).toEqual([])
    await worked(bench)
    expect(await waiting(bench)).toEqual(['0: 有发票吗'])
  })

  it('of which nothing is left leaves nothing to be answered', async () => {
    const only = await asks(bench, '是正品吗')
    await recalls(bench, only)
    await worked(bench)
    expect(await waiting(bench)).toEqual([])
    expect(await stateOf(bench)).toMatchObject({ unanswered: [], said: [] })
  })

  it('is not joined by a message that was recalled before it was planned', async () => {
    await asks(bench, '是正品吗')
    const second = await says(bench, '便宜点')
    await recalls(bench, second)
    await worked(bench)
    expect(await waiting(bench)).toEqual(['0: 是正品吗'])
  })

  it('ends where an agent has spoken, and what waited is void', async () => {
    await asks(bench, '是正品吗')
    await agentSays(bench, '您好，是正品')
    await worked(bench)
    await asks(bench, '有发票吗')
    expect((await drafts(bench)).map(({ status }) => status)).toEqual(['void', 'waiting'])
    expect(await waiting(bench)).toEqual(['1: 有发票吗'])
  })
})

describe('autonomy', () => {
  const bench = eachWithBench()
  const auto = { default: 'draft', intents: { authenticity: 'auto', invoice: 'off', human_request: 'auto' } }

  it('off makes no draft and says nothing', async () => {
    bench.useShop(sampleShop({ autonomy: auto }))
    await asks(bench, '有发票吗')
    expect(await drafts(bench)).toEqual([])
    expect(await stateOf(bench)).toMatchObject({ said: [] })
    expect(await unanswered(bench)).toEqual(['有发票吗'])
  })

  it('auto waits for the merge window', async () => {
    bench.useShop(sampleShop({ autonomy: auto }))
    await asks(bench, '是正品吗')
    expect(await lastDraft(bench)).toMatchObject({ autoSendAt: bench.ctx.clock() + 8000 })
  })

  it('auto sends full answers only', async () => {
    bench.useShop(sampleShop({ autonomy: auto }))
    await asks(bench, '转人工')
    bench.pass(60_000)
    await worked(bench)
    expect(await lastDraft(bench)).toMatchObject({ status: 'waiting', autoSendAt: null })
    expect(await outbox(bench)).toEqual([])
  })

  it('auto sends nothing by itself once a person has spoken', async () => {
    bench.useShop(sampleShop({ autonomy: auto }))
    await asks(bench, '是正品吗')
    await agentSays(bench, '您好，是的')
    await asks(bench, '真的吗')
    expect(await lastDraft(bench)).toMatchObject({ status: 'waiting', text: '1: 真的吗', autoSendAt: null })
    bench.pass(600_000)
    await worked(bench)
    expect(await outbox(bench)).toEqual([])
  })

  it('auto sends nothing by itself once a person has taken the conversation', async () => {
    bench.useShop(sampleShop({ autonomy: auto }))
    await asks(bench, '是正品吗')
    const { id: draftId, version } = await lastDraft(bench)
    await handOver(bench.ctx, { draftId, version, agent: '小李' })
    await asks(bench, '真的吗')
    expect(await lastDraft(bench)).toMatchObject({ status: 'waiting', autoSendAt: null })
    bench.pass(600_000)
    await worked(bench)
    expect(await outbox(bench)).toEqual([])
  })
})

describe('an order event', () => {
  const bench = eachWithBench()

  it('leaves nothing where no outgoing words are planned', async () => {
    await orderIs(bench, 'unpaid')
    await worked(bench)
    expect(await drafts(bench)).toEqual([])
    expect(await workOnce(bench.ctx)).toBe(false)
  })

  it('becomes a draft of the planned words', async () => {
    await asks(bench, '是正品吗')
    bench.ctx.planOutgoing = ({ order }) => ({
      plan: samplePlan({ explanation: order.status }),
      text: `订单 ${order.id}`,
    })
    await orderIs(bench, 'unpaid')
    await worked(bench)
    expect(await lastDraft(bench)).toMatchObject({
      messageIds: [],
      text: '订单 o1',
      plan: { explanation: 'unpaid' },
    })
    expect(await stateOf(bench)).toMatchObject({ order: { id: 'o1', status: 'unpaid' }, said: [] })
  })
})

describe('a draft that the shop begins with', () => {
  const bench = eachWithBench()
  const planned = (responseId: string, orderId: string) =>
    samplePlan({
      responses: [{ responseId } as never],
      grounds: { productId: null, orderId, facts: [] },
    })
  const statuses = async () => (await drafts(bench)).map(({ status }) => status)

  it('is made once for an order, and void when the order has moved on', async () => {
    bench.ctx.planOutgoing = ({ order }) =>
      order.status === 'closed' ? null : { plan: planned(order.status, order.id), text: order.status }
    await orderIs(bench, 'unpaid')
    await worked(bench)
    await orderIs(bench, 'unpaid')
    await worked(bench)
    expect(await statuses()).toEqual(['waiting'])
    await orderIs(bench, 'paid')
    await worked(bench)
    expect((await statuses()).sort()).toEqual(['void', 'waiting'])
    await orderIs(bench, 'closed')
    await worked(bench)
    expect(await statuses()).toEqual(['void', 'void'])
  })
})

describe('work that fails', () => {
  const bench = eachWithBench()

  it('is kept, reported and done later', async () => {
    const { planner } = bench.ctx
    bench.ctx.planner = {
      ...planner,
      plan: () => {
        throw new Error('no such response')
      },
    }
    await asks(bench, '是正品吗')
    expect(await drafts(bench)).toEqual([])
    expect(bench.log).toEqual(['work failed, it will be tried again'])
    bench.ctx.planner = planner
    await worked(bench)
    expect(await drafts(bench)).toEqual([])
    bench.pass(1000)
    await worked(bench)
    expect(await waiting(bench)).toEqual(['0: 是正品吗'])
  })

  it('is left to a person after three tries, and holds up nothing behind it', async () => {
    const { planner } = bench.ctx
    const plan = () => {
      throw new Error('no such response')
    }
    bench.ctx.planner = { ...planner, plan }
    const id = await asks(bench, '是正品吗')
    for (let tries = 0; tries < 4; tries++) {
      bench.pass(60_000)
      await worked(bench)
    }
    expect(bench.log.at(-1)).toBe('work failed for the last time, it is left to a person')
    expect(bench.log).toHaveLength(3)
    expect(await lastDraft(bench)).toMatchObject({
      messageIds: [id],
      text: null,
      status: 'waiting',
      plan: {
        decision: 'handoff',
        reason: 'too_costly',
        explanation: '没有读完',
        handoff: { summary: '是正品吗' },
      },
    })
    bench.ctx.planner = planner
    await asks(bench, '有发票吗')
    expect(await waiting(bench)).toEqual(['0: 是正品吗\n有发票吗'])
  })

  it('is left to a person where it ended the process three times', async () => {
    await says(bench, '是正品吗')
    for (let tries = 0; tries < 3; tries++) {
      await bench.ctx.store.takeWork(bench.ctx.clock(), 30_000, 10)
      bench.pass(30_000)
    }
    await worked(bench)
    expect(bench.asked).toEqual([])
    expect(await lastDraft(bench)).toMatchObject({ plan: { decision: 'handoff', reason: 'too_costly' } })
  })

  it('is tried until it succeeds where what it needs is away', async () => {
    const { understanding } = bench.ctx
    bench.ctx.understanding = { understand: () => Promise.reject(new UnavailableError('away')) }
    await asks(bench, '是正品吗')
    for (let tries = 0; tries < 9; tries++) {
      bench.pass(400_000)
      await worked(bench)
    }
    bench.ctx.understanding = understanding
    bench.pass(400_000)
    await worked(bench)
    expect(await waiting(bench)).toEqual(['0: 是正品吗'])
  })

  it('is done by another node when the one that took it has died', async () => {
    await says(bench, '是正品吗')
    await bench.ctx.store.takeWork(bench.ctx.clock(), 30_000, 10)
    await worked(bench)
    expect(await drafts(bench)).toEqual([])
    bench.pass(30_000)
    await worked(bench)
    expect(await waiting(bench)).toEqual(['0: 是正品吗'])
  })

  it('is kept by the node that is at it, however long that takes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { understanding } = bench.ctx
    let goOn = () => {}
    const stuck = new Promise<void>((resolve) => {
      goOn = resolve
    })
    bench.ctx.understanding = {
      understand: (...asked) => stuck.then(() => understanding.understand(...asked)),
    }
    await says(bench, '是正品吗')
    const working = worked(bench)
    const leases = vi.spyOn(bench.ctx.store, 'keepWork')
    await vi.waitFor(async () =>
      expect((await bench.ctx.store.backlog(bench.ctx.clock())).work.count).toBe(1),
    )
    for (let passed = 0; passed < 30_000; passed += 3000) {
      bench.pass(3000)
      vi.advanceTimersByTime(3000)
      await leases.mock.results.at(-1)?.value
      expect(await bench.ctx.store.takeWork(bench.ctx.clock(), 1000, 10)).toEqual([])
    }
    goOn()
    await working
    vi.useRealTimers()
    expect(await waiting(bench)).toEqual(['0: 是正品吗'])
  })

  it('is done again on what is stored now where an agent was quicker', async () => {
    await asks(bench, '是正品吗')
    const draft = await lastDraft(bench)
    const { store } = bench.ctx
    await says(bench, '有发票吗')
    let sent = false
    bench.ctx.store = Object.assign(Object.create(store), {
      openConversations: async (shop: string) => {
        if (!sent) {
          sent = true
          await store.commitReview({
            draftId: draft.id,
            version: 1,
            status: 'sent',
            agent: '小李',
            at: bench.ctx.clock(),
            outbox: null,
            correction: null,
            events: [
              {
                type: 'reply',
                id: 'r1',
                at: bench.ctx.clock(),
                text: '是的',
                author: '小李',
                draftId: draft.id,
                messageIds: draft.messageIds,
                effects: NO_EFFECTS,
              },
            ],
            stopAutoSend: false,
          })
        }
        return store.openConversations(shop)
      },
    })
    await worked(bench)
    expect((await drafts(bench)).map(({ status, text }) => [status, text])).toEqual([
      ['sent', '0: 是正品吗'],
      ['waiting', '1: 有发票吗'],
    ])
  })
})

/** For a machine that has other things to do. */
const PATIENT = { timeout: 10_000 }

describe('the worker', () => {
  const bench = eachWithBench()

  it('begins as soon as a message is stored, and ends when it is told to', async () => {
    const worker = startWorker(bench.ctx)
    await says(bench, '是正品吗')
    await vi.waitFor(async () => expect(await waiting(bench)).toHaveLength(1), PATIENT)
    await worker.stop()
    bench.pass(60_000)
    await says(bench, '有发票吗')
    expect(await bench.ctx.store.takeWork(bench.ctx.clock(), 0, 10)).toHaveLength(1)
  })

  it('goes on after the store has failed', async () => {
    const { store } = bench.ctx
    bench.ctx.store = Object.assign(Object.create(store), {
      takeWork: () => Promise.reject(new Error('away')),
    })
    const worker = startWorker(bench.ctx)
    await vi.waitFor(() => expect(bench.log).toEqual(['the worker could not take work']), PATIENT)
    bench.ctx.store = store
    await says(bench, '是正品吗')
    await vi.waitFor(async () => expect(await waiting(bench)).toHaveLength(1), PATIENT)
    await worker.stop()
  })
})
