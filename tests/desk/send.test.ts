import { describe, expect, it, vi } from 'vitest'
import type { Channel } from '../../src/channels/channel.ts'
import { standardChannel } from '../../src/channels/standard.ts'
import { deliver, LEASE_MS } from '../../src/desk/deliver.ts'
import { sendDraft } from '../../src/desk/review.ts'
import { Sender, startSender } from '../../src/desk/send.ts'
import { SECRET } from '../channels/samples.ts'
import { C1, drafted, LANE, outboxItem } from '../store/samples.ts'
import { eachWithBench, sampleShop } from './samples.ts'
import { agentSays, asks, lastDraft, outbox, waiting, worked } from './steps.ts'

/** For a machine that has other things to do. */
const PATIENT = { timeout: 10_000 }
const REPLY_URL = 'https://platform.example/replies'

describe('the sender', () => {
  const bench = eachWithBench()
  const seconds = 1000

  /** A platform that answers as told; what it was sent. */
  function platform(answer: () => Awaited<ReturnType<Channel['send']>>) {
    const taken: Parameters<Channel['send']>[] = []
    const send: Channel['send'] = async (...call) => {
      taken.push(call)
      return answer()
    }
    bench.ctx.channels = new Map([['standard', { ...standardChannel, send }]])
    return taken
  }

  async function replies(text = '是正品吗'): Promise<void> {
    await asks(bench, text)
    const draft = await lastDraft(bench)
    await sendDraft(bench.ctx, { draftId: draft.id, version: draft.version, agent: '小李' })
  }

  /** A reply of a shop waits in the outbox. */
  async function leaves(conversationId: string, shop: string): Promise<void> {
    const { draft } = await drafted(bench.ctx.store, { shop, conversationId })
    const at = bench.ctx.clock()
    await bench.ctx.store.commitReview({
      draftId: draft.id,
      version: 1,
      status: 'sent',
      agent: '小李',
      at,
      outbox: outboxItem(draft, { nextAttemptAt: at }),
      correction: null,
      events: [],
      stopAutoSend: false,
    })
  }

  async function sent(): Promise<void> {
    const sender = new Sender(bench.ctx)
    await sender.begin()
    await sender.settled()
  }

  it('delivers to the address of the shop, signed with its current secret', async () => {
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    const taken = platform(() => ({ result: 'delivered' }))
    await replies()
    await sent()
    const [[reply, to] = []] = taken
    expect(JSON.parse(reply!.body)).toMatchObject({ data: { conversationId: 'c1', text: '0: 是正品吗' } })
    expect(to).toEqual({ url: REPLY_URL, secret: SECRET })
    expect(await outbox(bench)).toMatchObject([{ deliveredAt: bench.ctx.clock(), attempts: 1 }])
  })

  it('sends the same bytes at every attempt, whatever changes meanwhile', async () => {
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    const taken = platform(() => ({ result: 'unknown', message: 'cut' }))
    await replies()
    await sent()
    bench.pass(5 * seconds)
    await sent()
    const [[first] = [], [second] = []] = taken
    expect(first).toEqual(second)
    expect(JSON.parse(first!.body)).toMatchObject({ data: { replyId: first!.id, sender: { id: '小李' } } })
  })

  it('waits longer after each failure, and gives up after a day', async () => {
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    platform(() => ({ result: 'retry', message: 'the platform answered 503', retryAfterMs: null }))
    await replies()
    const [began, waits]: [number, number[]] = [bench.ctx.clock(), []]
    for (;;) {
      await sent()
      const [item] = await outbox(bench)
      if (item?.state !== 'queued') break
      waits.push((item.nextAttemptAt - bench.ctx.clock()) / seconds)
      bench.pass(item.nextAttemptAt - bench.ctx.clock())
    }
    expect(waits.slice(0, 12)).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600])
    expect(bench.ctx.clock() - began).toBeGreaterThan(22 * 3600 * seconds)
    expect(await outbox(bench)).toMatchObject([{ state: 'failed', lastError: 'the platform answered 503' }])
  })

  it('leaves a platform alone for as long as it asks', async () => {
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    platform(() => ({ result: 'retry', message: 'the platform answered 429', retryAfterMs: 90 * seconds }))
    await replies()
    await sent()
    expect((await outbox(bench))[0]?.nextAttemptAt).toBe(bench.ctx.clock() + 90 * seconds)
  })

  it('says that it does not know where the platform was silent, and tries again', async () => {
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    platform(() => ({ result: 'unknown', message: 'the platform did not answer in time' }))
    await replies()
    await sent()
    expect(await outbox(bench)).toMatchObject([{ state: 'unknown' }])
    platform(() => ({ result: 'delivered' }))
    bench.pass(5 * seconds)
    await sent()
    expect(await outbox(bench)).toMatchObject([{ state: 'delivered', attempts: 2 }])
    const { id } = (await outbox(bench))[0]!
    expect((await bench.ctx.store.attemptsOf(id)).map(({ state }) => state)).toEqual(['unknown', 'delivered'])
  })

  it('sends nothing where the lease has run out while this node stood still', async () => {
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    const taken = platform(() => ({ result: 'delivered' }))
    await replies()
    const [item] = await bench.ctx.store.takeOutbox(LANE, bench.ctx.clock(), LEASE_MS, 1)
    const takenAt = bench.ctx.clock()
    bench.pass(25 * seconds)
    expect(await deliver(bench.ctx, item!, takenAt, new AbortController().signal)).toBeNull()
    expect(taken).toEqual([])
  })

  it('goes out at once for one shop while hundreds hang at another', async () => {
    bench.useShop(sampleShop({}, { replyUrl: 'https://silent.example/' }))
    bench.useShop(sampleShop({}, { shop: 'haidexin', replyUrl: REPLY_URL }))
    const send: Channel['send'] = (_what, { url }) =>
      url === REPLY_URL ? Promise.resolve({ result: 'delivered' }) : new Promise(() => {})
    bench.ctx.channels = new Map([['standard', { ...standardChannel, send }]])
    bench.ctx.secrets = new Map([...bench.ctx.secrets, ['haidexin', [SECRET]]])
    const sender = startSender(bench.ctx)
    for (let turn = 0; turn < 60; turn++) await leaves(`silent-${turn}`, 'kangnai')
    bench.ctx.bus.emit('outbox', { ...C1 })
    const delivered = new Promise<number>((resolve) => {
      bench.ctx.bus.on('delivered', ({ shop }) => shop === 'haidexin' && resolve(performance.now()))
    })
    const began = performance.now()
    await leaves('healthy', 'haidexin')
    bench.ctx.bus.emit('outbox', { ...C1, shop: 'haidexin' })
    expect((await delivered) - began).toBeLessThan(1000)
    await sender.stop()
  })

  it('does not try again what the platform refused for good', async () => {
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    const taken = platform(() => ({ result: 'refused', message: 'the platform answered 410' }))
    await replies()
    await sent()
    bench.pass(3600 * seconds)
    await sent()
    expect(taken).toHaveLength(1)
    expect(await outbox(bench)).toMatchObject([{ state: 'refused', deliveredAt: null }])
  })

  it('keeps replies of a shop without an address, says why, and sends them once there is one', async () => {
    const taken = platform(() => ({ result: 'delivered' }))
    await replies()
    for (let hour = 0; hour < 20; hour++) {
      await sent()
      bench.pass(3600 * seconds)
    }
    expect(await outbox(bench)).toMatchObject([
      { state: 'queued', attempts: 0, lastError: expect.stringContaining('no replyUrl') },
    ])
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    bench.pass(60 * seconds)
    await sent()
    expect(taken).toHaveLength(1)
    expect(await outbox(bench)).toMatchObject([{ deliveredAt: bench.ctx.clock(), lastError: null }])
  })

  it('sends what may go out by itself once the window has passed', async () => {
    const autonomy = { default: 'auto' }
    bench.useShop(sampleShop({ autonomy }, { replyUrl: REPLY_URL }))
    const taken = platform(() => ({ result: 'delivered' }))
    await asks(bench, '是正品吗')
    bench.pass(7999)
    await worked(bench)
    expect(await outbox(bench)).toEqual([])
    bench.pass(1)
    await worked(bench)
    await sent()
    expect(taken).toHaveLength(1)
    expect(await lastDraft(bench)).toMatchObject({ status: 'sent', closedBy: 'auto' })
    await worked(bench)
    expect(await outbox(bench)).toHaveLength(1)
  })

  it('is not mistaken for a human where the platform reports the reply back', async () => {
    await replies()
    await asks(bench, '有发票吗')
    await agentSays(bench, '0: 是正品吗')
    await worked(bench)
    expect(await waiting(bench)).toEqual(['1: 有发票吗'])
  })

  it('begins as soon as a reply waits, and ends when it is told to', async () => {
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    const taken = platform(() => ({ result: 'delivered' }))
    const outcomes: string[] = []
    bench.ctx.bus.on('delivered', ({ outcome }) => outcomes.push(outcome))
    const sender = startSender(bench.ctx)
    await replies()
    await vi.waitFor(() => expect(outcomes).toEqual(['delivered']), PATIENT)
    await sender.stop()
    expect(taken).toHaveLength(1)
  })

  it('waits for no silent platform when it is stopped, and keeps the reply', async () => {
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    const send: Channel['send'] = (_reply, _to, _now, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ result: 'unknown', message: 'given up' }))
      })
    bench.ctx.channels = new Map([['standard', { ...standardChannel, send }]])
    await replies()
    const sender = startSender(bench.ctx)
    await vi.waitFor(async () => expect(await outbox(bench)).toMatchObject([{ attempts: 1 }]), PATIENT)
    await sender.stop()
    expect(await outbox(bench)).toMatchObject([{ deliveredAt: null, state: 'unknown' }])
  })
})
