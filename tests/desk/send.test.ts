import { describe, expect, it, vi } from 'vitest'
import type { Channel } from '../../src/channels/channel.ts'
import { standardChannel } from '../../src/channels/standard.ts'
import { sendDraft } from '../../src/desk/review.ts'
import { sendOnce, startSender } from '../../src/desk/send.ts'
import { SECRET } from '../channels/samples.ts'
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

  async function sent(): Promise<void> {
    while (await sendOnce(bench.ctx));
  }

  it('delivers to the address of the shop, signed with its current secret', async () => {
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    const taken = platform(() => ({ ok: true }))
    await replies()
    await sent()
    const [[reply, to] = []] = taken
    expect(reply).toMatchObject({ conversationId: 'c1', text: '0: 是正品吗' })
    expect(to).toEqual({ url: REPLY_URL, secret: SECRET })
    expect(await outbox(bench)).toMatchObject([{ deliveredAt: bench.ctx.clock(), attempts: 1 }])
  })

  it('waits longer after each failure, and gives up after twelve', async () => {
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    const taken = platform(() => ({ ok: false, retry: true, message: 'the platform answered 503' }))
    await replies()
    const waits: number[] = []
    for (let attempt = 1; attempt < 12; attempt++) {
      await sent()
      const [item] = await outbox(bench)
      waits.push((item!.nextAttemptAt - bench.ctx.clock()) / seconds)
      bench.pass(item!.nextAttemptAt - bench.ctx.clock())
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600, 600, 600])
    await sent()
    expect(taken).toHaveLength(12)
    expect(await outbox(bench)).toMatchObject([{ failed: true, lastError: 'the platform answered 503' }])
  })

  it('does not try again what the platform refused for good', async () => {
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    const taken = platform(() => ({ ok: false, retry: false, message: 'the platform answered 410' }))
    await replies()
    await sent()
    bench.pass(3600 * seconds)
    await sent()
    expect(taken).toHaveLength(1)
    expect(await outbox(bench)).toMatchObject([{ failed: true, deliveredAt: null }])
  })

  it('keeps replies of a shop without an address, says why, and sends them once there is one', async () => {
    const taken = platform(() => ({ ok: true }))
    await replies()
    for (let hour = 0; hour < 20; hour++) {
      await sent()
      bench.pass(3600 * seconds)
    }
    expect(await outbox(bench)).toMatchObject([
      { deliveredAt: null, failed: false, lastError: expect.stringContaining('no replyUrl') },
    ])
    bench.useShop(sampleShop({}, { replyUrl: REPLY_URL }))
    await sent()
    expect(taken).toHaveLength(1)
    expect(await outbox(bench)).toMatchObject([{ deliveredAt: bench.ctx.clock(), lastError: null }])
  })

  it('sends what may go out by itself once the window has passed', async () => {
    const autonomy = { default: 'auto' }
    bench.useShop(sampleShop({ autonomy }, { replyUrl: REPLY_URL }))
    const taken = platform(() => ({ ok: true }))
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
    const taken = platform(() => ({ ok: true }))
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
        signal?.addEventListener('abort', () => resolve({ ok: false, retry: true, message: 'given up' }))
      })
    bench.ctx.channels = new Map([['standard', { ...standardChannel, send }]])
    await replies()
    const sender = startSender(bench.ctx)
    await vi.waitFor(async () => expect(await outbox(bench)).toMatchObject([{ attempts: 1 }]), PATIENT)
    await sender.stop()
    expect(await outbox(bench)).toMatchObject([{ deliveredAt: null, failed: false, lastError: 'given up' }])
  })
})
