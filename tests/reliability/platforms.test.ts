import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { standardChannel } from '../../src/channels/standard.ts'
import { startSender } from '../../src/desk/send.ts'
import type { OutboxItem } from '../../src/store/store.ts'
import { SECRET } from '../channels/samples.ts'
import { type Bench, makeBench, sampleShop } from '../desk/samples.ts'
import { drafted, outboxItem } from '../store/samples.ts'
import { MANNERS, startFakePlatform } from './platforms.ts'
import { scaled, TIMEOUT, tell } from './scale.ts'

const REPLIES = scaled(40, 400)

/** So many replies of a shop leave for its platform. */
async function leave(bench: Bench, shop: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const { draft } = await drafted(bench.ctx.store, { shop, conversationId: randomUUID() })
    const at = bench.ctx.clock()
    const text = `第${i}条`
    const reply = outboxItem(draft, { nextAttemptAt: at, text, author: '小李' })
    const body = standardChannel.compose({ ...reply, createdAt: at })
    await bench.ctx.store.commitReview({
      draftId: draft.id,
      version: 1,
      status: 'sent',
      agent: '小李',
      at,
      outbox: { ...reply, body },
      correction: null,
      events: [],
      stopAutoSend: false,
    })
    ids.push(reply.id)
  }
  return ids
}

/** A bench in real time with a shop for each platform. */
async function benchOf(shops: Record<string, string>): Promise<Bench> {
  const bench = await makeBench()
  bench.ctx.clock = Date.now
  bench.ctx.secrets = new Map(Object.keys(shops).map((shop) => [shop, [SECRET]]))
  for (const [shop, replyUrl] of Object.entries(shops)) bench.useShop(sampleShop({}, { shop, replyUrl }))
  return bench
}

type Manner = keyof typeof MANNERS

/** What one reply to a platform of this manner comes to, once it has come to anything. */
async function outcomeAt(manner: Manner, until: (reply: OutboxItem) => boolean) {
  const platform = await startFakePlatform(MANNERS[manner])
  const bench = await benchOf({ kangnai: platform.replyUrl })
  const [id] = await leave(bench, 'kangnai', 1)
  const sender = startSender(bench.ctx)
  const { store } = bench.ctx
  try {
    await vi.waitFor(async () => expect(until((await store.reply(id!))!)).toBe(true), { timeout: 60_000 })
    return { reply: (await store.reply(id!))!, attempts: await store.attemptsOf(id!), got: platform.got }
  } finally {
    await sender.stop()
    await platform.close()
    await bench.remove()
  }
}

const tried = ({ attempts, state }: OutboxItem) => attempts > 0 && state !== 'sending'

describe('a platform that', () => {
  it('is slow gets the reply once', { timeout: TIMEOUT }, async () => {
    const { reply, got } = await outcomeAt('slow', ({ state }) => state === 'delivered')
    expect([reply.attempts, got.length]).toEqual([1, 1])
  })

  it('cuts the line may have it: nobody says that it arrived, nor that it did not', async () => {
    const { reply, attempts } = await outcomeAt('cutting', tried)
    expect(reply.state).toBe('unknown')
    expect(attempts).toMatchObject([{ state: 'unknown' }])
  })

  it('knows the id already has the reply', async () => {
    const { reply } = await outcomeAt('known', tried)
    expect(reply.state).toBe('delivered')
  })

  it('asks for patience is left alone for as long as it says, and then gets the same bytes', {
    timeout: TIMEOUT,
  }, async () => {
    const { reply, attempts, got } = await outcomeAt('busy', ({ state }) => state === 'delivered')
    expect(reply.attempts).toBe(2)
    expect(attempts[1]!.at - attempts[0]!.at).toBeGreaterThanOrEqual(7000)
    expect(new Set(got.map(({ id, body }) => id + body)).size).toBe(1)
  })

  it('redirects is followed nowhere, and tried again where it is', async () => {
    const { reply } = await outcomeAt('redirecting', tried)
    expect(reply).toMatchObject({ state: 'queued', lastError: 'the platform answered 307' })
  })

  it('refuses is not asked again', async () => {
    const { reply } = await outcomeAt('refusing', tried)
    expect(reply).toMatchObject({ state: 'refused', lastError: 'the platform answered 400' })
  })

  it('says nothing holds up no other shop', { timeout: TIMEOUT }, async () => {
    const silent = await startFakePlatform(MANNERS.silent)
    const fine = await startFakePlatform()
    const bench = await benchOf({ haidexin: silent.replyUrl, kangnai: fine.replyUrl })
    await leave(bench, 'haidexin', REPLIES)
    const sender = startSender(bench.ctx)
    await vi.waitFor(() => expect(silent.got.length).toBeGreaterThan(0), { timeout: 20_000 })
    for (let i = 0; i < REPLIES; i++) {
      await leave(bench, 'kangnai', 1)
      bench.ctx.bus.emit('outbox', { shop: 'kangnai', channel: 'standard', conversationId: '' })
      await setTimeout(5)
    }
    await vi.waitFor(() => expect(fine.got).toHaveLength(REPLIES), { timeout: 30_000 })
    tell('beside a silent platform', { silent: silent.got.length, delivered: fine.got.length })
    // So many and no more wait for an answer that never comes.
    expect(silent.got.length).toBeLessThanOrEqual(16)
    await sender.stop()
    await silent.close()
    await fine.close()
    await bench.remove()
  })
})
