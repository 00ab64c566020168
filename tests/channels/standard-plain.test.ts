import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBySchema } from '../../src/channels/standard-body.ts'
import { plainMessage } from '../../src/channels/standard-plain.ts'

const ARRIVAL = { shop: 'kangnai', channel: 'standard', receivedAt: 7 }
const AT = '2026-11-21T08:00:00.000Z'

/** What may stand anywhere, much of it just beside what is allowed. */
const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '.', '..', '\0', 'a\0', '\ud800', 'x'.repeat(200), 'x'.repeat(201), '😀'.repeat(4000)),
  fc.constantFrom('😀'.repeat(4001), 'x'.repeat(4000), 'x'.repeat(4001), '2026-02-30T00:00:00.000Z', AT),
  fc.constantFrom('2026-11-21T08:00:00Z', '2026-11-21T08:00:00.000+08:00', '2026-11-21 08:00:00.000Z'),
  fc.constantFrom('-00001-01-01T00:00:00Z', '9999-12-31T24:00:00.000Z', '0000-01-01T00:00:00.000Z'),
  fc.constantFrom('2026-11-21T08:00:00-00:00', '2026-11-21T08:00:00.000+24:00', '2026-11-21T08:00:60Z'),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
)
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])
const anything = fc.oneof(
  odd,
  fc.jsonValue(),
  fc.constant(null),
  fc.integer({ min: 28, max: 36 }).map(nested),
)
const mostly = (usual: fc.Arbitrary<unknown>) => fc.oneof({ weight: 20, arbitrary: usual }, anything)

const sender = fc.record(
  {
    id: mostly(fc.constant('u1')),
    role: mostly(fc.constantFrom('customer', 'agent', 'system')),
    name: mostly(fc.constant('王女士')),
    more: mostly(fc.constant(1)),
  },
  { requiredKeys: ['id', 'role'] },
)
const data = fc.record(
  {
    conversationId: mostly(fc.constant('c1')),
    messageId: mostly(fc.uuid()),
    sender: mostly(sender),
    text: mostly(fc.constant('这鞋是正品吗')),
    attachments: mostly(fc.constant([])),
    sentAt: mostly(fc.constant(AT)),
    order: mostly(fc.constant(null)),
    product: mostly(fc.constant(null)),
    replyId: anything,
    more: anything,
  },
  { requiredKeys: ['conversationId', 'messageId', 'sender', 'text'] },
)
const bodies = fc.record(
  {
    type: mostly(fc.constant('message.created')),
    timestamp: mostly(fc.constant(AT)),
    data: mostly(data),
    more: mostly(fc.constant(1)),
  },
  { requiredKeys: ['type', 'timestamp', 'data'] },
)

describe('a message of words alone', () => {
  it('is read as the schemas read it, and what they refuse is left to them', () => {
    let read = 0
    fc.assert(
      fc.property(bodies, (body) => {
        const json = JSON.parse(JSON.stringify(body))
        const message = plainMessage(json, ARRIVAL)
        if (message === null) return
        read++
        expect(parseBySchema(json, ARRIVAL)).toStrictEqual({ ok: true, event: { type: 'message', message } })
      }),
      { numRuns: 3000 },
    )
    expect(read).toBeGreaterThan(100)
  })

  it.each([
    ['a time zone', { name: '王女士', at: '2026-11-21T16:00:00+08:00' }],
    ['whole seconds', { at: '2026-11-21T08:00:00Z' }],
    ['a name', { name: '王女士' }],
    ['no name', {}],
  ])('is read without the schemas: with %s', (_, { at = AT, ...named }: { at?: string; name?: string }) => {
    const said = {
      conversationId: 'c1',
      messageId: 'm1',
      sender: { id: 'u1', role: 'customer', ...named },
      text: '在吗',
    }
    const message = plainMessage({ type: 'message.created', timestamp: at, data: said }, ARRIVAL)
    expect(message).toMatchObject({ id: 'm1', text: '在吗', sender: said.sender, sentAt: Date.parse(AT) })
  })
})
