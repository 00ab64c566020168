import { describe, expect, it } from 'vitest'
import type { Signals } from '../../src/desk/bus.ts'
import { receive } from '../../src/desk/receive.ts'
import { UnavailableError } from '../../src/errors.ts'
import { messageBody, signedHeaders } from '../channels/samples.ts'
import { C1 } from '../store/samples.ts'
import { eachWithBench } from './samples.ts'
import { deliver } from './steps.ts'

describe('receiving a delivery', () => {
  const bench = eachWithBench()
  const body = messageBody()

  it('stores the message before it is accepted', async () => {
    expect(await deliver(bench, body)).toEqual({ status: 'accepted' })
    expect(await bench.ctx.store.messages(C1)).toMatchObject([{ id: 'm1', text: '这鞋是正品吗' }])
  })

  it('wakes the worker once, for what is new', async () => {
    const heard: Signals['work'][] = []
    bench.ctx.bus.on('work', (event) => heard.push(event))
    await deliver(bench, body, 'd1')
    expect(await deliver(bench, body, 'd1')).toEqual({ status: 'duplicate' })
    expect(heard).toEqual([C1])
  })

  it('refuses a known delivery with another body', async () => {
    await deliver(bench, body, 'd1')
    expect(await deliver(bench, messageBody({ messageId: 'm2' }), 'd1')).toEqual({ status: 'conflict' })
  })

  it('accepts a type that nobody needs and stores nothing', async () => {
    const ignored = JSON.stringify({ type: 'shop.painted', timestamp: '2026-11-21T08:00:00Z', data: {} })
    expect(await deliver(bench, ignored)).toEqual({ status: 'accepted' })
    expect(await bench.ctx.store.takeWork(bench.ctx.clock(), 0, 10)).toEqual([])
  })

  it('knows only its shops and channels', async () => {
    const headers = new Headers(signedHeaders(body))
    const bytes = Buffer.from(body)
    for (const where of [
      { shop: 'nobody', channel: 'standard' },
      { shop: 'kangnai', channel: 'pigeon' },
    ]) {
      expect(await receive(bench.ctx, { ...where, headers, body: bytes })).toMatchObject({
        status: 'unknown',
      })
    }
  })

  it('passes on why a delivery is not taken, and counts it', async () => {
    const heard: string[] = []
    bench.ctx.bus.on('received', ({ outcome }) => heard.push(outcome))
    expect(await deliver(bench, 'not JSON')).toMatchObject({
      status: 'malformed',
      message: expect.any(String),
    })
    expect(await deliver(bench, messageBody({ text: '好'.repeat(4001) }))).toMatchObject({
      status: 'too_large',
    })
    const headers = new Headers(signedHeaders('another body'))
    const unsigned = { shop: 'kangnai', channel: 'standard', headers, body: Buffer.from(body) }
    expect(await receive(bench.ctx, unsigned)).toMatchObject({ status: 'unauthorized' })
    expect(heard).toEqual(['malformed', 'too_large', 'unauthorized'])
  })

  it('does not accept while the database is away', async () => {
    await bench.ctx.store.close()
    await expect(deliver(bench, body)).rejects.toThrow(UnavailableError)
  })
})
