import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseBody } from '../../src/channels/standard-body.ts'
import { messageBody, signedHeaders } from '../channels/samples.ts'
import { type Harness, SECRET, startHarness } from '../http/harness.ts'
import { keyFor } from '../store/samples.ts'
import { scaled, TIMEOUT } from './scale.ts'

const RUNS = { numRuns: scaled(150, 20_000) }

/** What people and programs put where a text or an id belongs. */
const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '.',
    '..',
    '../..',
    '%00',
    '\0',
    '\ud800',
    '\udc00x',
    '__proto__',
    'constructor',
    'null',
  ),
  fc.constantFrom('😀'.repeat(4000), '😀'.repeat(4001), '啊'.repeat(4000), 'x'.repeat(201), '\u202e逆'),
)
const anything = fc.oneof(odd, fc.jsonValue(), fc.integer(), fc.constant(null))

const data = fc.record(
  {
    conversationId: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('c1', 'c2') }, anything),
    messageId: fc.oneof({ weight: 3, arbitrary: fc.uuid() }, anything),
    sender: fc.oneof(
      { weight: 3, arbitrary: fc.constant({ id: 'u1', role: 'customer' }) },
      fc.record({ id: odd, role: fc.constantFrom('customer', 'agent', 'system'), name: odd }),
      anything,
    ),
    text: fc.oneof({ weight: 2, arbitrary: fc.constant('这鞋是正品吗') }, anything),
    attachments: fc.oneof(fc.constant([]), fc.array(fc.record({ type: odd, url: odd })), anything),
    sentAt: fc.oneof(fc.constant('2026-11-21T08:00:00Z'), anything),
    order: fc.oneof(fc.record({ id: odd, status: odd, amountFen: anything }), anything),
    product: fc.oneof(fc.record({ id: odd, title: odd }), anything),
    replyId: anything,
  },
  { requiredKeys: ['conversationId', 'messageId', 'sender', 'text'] },
)
const type = fc.constantFrom(
  'message.created',
  'message.edited',
  'message.recalled',
  'order.updated',
  'other',
)
const timestamp = fc.oneof({ weight: 5, arbitrary: fc.constant('2026-11-21T08:00:00Z') }, anything)
const body = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type, timestamp, data }).map((value) => JSON.stringify(value)) },
  fc.json(),
  fc.string(),
)

async function post(
  { app, time }: Harness,
  bytes: string | Uint8Array<ArrayBuffer>,
  id: string = randomUUID(),
) {
  const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1')
  const headers = { ...signedHeaders(text, { id, at: time.now, secret: SECRET }) }
  return app.request('/webhooks/kangnai/standard', { method: 'POST', headers, body: bytes })
}

it('answers every signed body once and for all: taken in, known, or refused clearly', {
  timeout: TIMEOUT,
}, async () => {
  const harness = await startHarness()
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const id = randomUUID()
      const first = await post(harness, text, id)
      expect([200, 202, 400, 413]).toContain(first.status)
      const again = await post(harness, text, id)
      // An event of a kind that is not for us is taken in as often as it comes.
      expect(first.status === 202 ? [200, 202] : [first.status]).toContain(again.status)
      if (first.status >= 400) expect(first.headers.get('content-type')).toBe('application/problem+json')
    }),
    RUNS,
  )
  await harness.close()
})

it('finds every message again that it took in, whatever it is called', { timeout: TIMEOUT }, async () => {
  const harness = await startHarness()
  const { store } = harness.ctx
  await fc.assert(
    fc.asyncProperty(odd, odd, odd, async (conversationId, messageId, text) => {
      const said = messageBody({ conversationId, messageId, text })
      const { status } = await post(harness, said)
      if (status !== 202) return
      const found = await store.messagesById(keyFor(conversationId), [messageId])
      expect(found).toHaveLength(1)
    }),
    RUNS,
  )
  await harness.close()
})

it('parses any bytes without a fault of its own', () => {
  const arrival = { shop: 'kangnai', channel: 'standard', receivedAt: 0 }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(typeof parseBody(bytes, arrival).ok).toBe('boolean')
    }),
    RUNS,
  )
})

it('refuses what is nested too deep once, with 400', async () => {
  const harness = await startHarness()
  for (const depth of [40, 10_000, 60_000]) {
    const deep = '['.repeat(depth) + ']'.repeat(depth)
    const said = messageBody({}).replace('"这鞋是正品吗"', deep)
    expect((await post(harness, said)).status).toBe(400)
    expect(
      (await post(harness, messageBody({ product: {} }).replace('"product":{}', `"product":${deep}`))).status,
    ).toBe(400)
  }
  await harness.close()
})

it('counts characters as people do: 4,000 emoji are taken in, one more is not', async () => {
  const harness = await startHarness()
  expect((await post(harness, messageBody({ messageId: 'a', text: '😀'.repeat(4000) }))).status).toBe(202)
  expect((await post(harness, messageBody({ messageId: 'b', text: '😀'.repeat(4001) }))).status).toBe(413)
  await harness.close()
})
