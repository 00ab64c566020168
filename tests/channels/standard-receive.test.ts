import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { standardChannel } from '../../src/channels/standard.ts'
import { signature } from '../../src/channels/standard-signature.ts'
import { messageBody, NOW, OTHER_SECRET, rawDelivery, SECRET, signedHeaders } from './samples.ts'

const receive = (body: string, headers = signedHeaders(body)) =>
  standardChannel.receive(rawDelivery(body, headers), [SECRET])

describe('the signature of a delivery', () => {
  it('made by the reference implementation is accepted', () => {
    expect(receive(messageBody())).toMatchObject({ ok: true, deliveryId: 'd1' })
  })

  it('may be made with either secret while they rotate', () => {
    const body = messageBody()
    const delivery = rawDelivery(body, signedHeaders(body, { secret: OTHER_SECRET }))
    expect(standardChannel.receive(delivery, [SECRET, OTHER_SECRET])).toMatchObject({ ok: true })
    expect(standardChannel.receive(delivery, [SECRET])).toMatchObject({ ok: false, fault: 'unauthorized' })
    expect(standardChannel.receive(delivery, [])).toMatchObject({ ok: false, fault: 'unauthorized' })
  })

  it('may be one of several', () => {
    const body = messageBody()
    const headers = signedHeaders(body)
    const several = `v1,AAAA v2,${'B'.repeat(44)} ${headers['webhook-signature']}`
    expect(receive(body, { ...headers, 'webhook-signature': several })).toMatchObject({ ok: true })
  })

  it.each([
    ['another body', { body: messageBody({ text: '便宜点' }) }],
    ['another id', { 'webhook-id': 'd2' }],
    ['another time', { 'webhook-timestamp': String(NOW / 1000 - 1) }],
    ['no version', { 'webhook-signature': signedHeaders(messageBody())['webhook-signature'].slice(3) }],
    ['an asymmetric one', { 'webhook-signature': 'v1a,AAAA' }],
    ['an empty one', { 'webhook-signature': 'v1,' }],
    ['none', { 'webhook-signature': '' }],
    ['no id', { 'webhook-id': '' }],
  ])('is refused with %s', (_, { body = messageBody(), ...over }: Record<string, string>) => {
    const headers = { ...signedHeaders(messageBody()), ...over }
    expect(receive(body, headers)).toMatchObject({ ok: false, fault: 'unauthorized' })
  })

  it.each(['1e9', '1763712000.0', ' ', '-1', '0x1', 'NaN', '9'.repeat(13)])(
    'is refused at the time %j',
    (time) => {
      const headers = { ...signedHeaders(messageBody()), 'webhook-timestamp': time }
      expect(receive(messageBody(), headers)).toMatchObject({ ok: false, fault: 'unauthorized' })
    },
  )

  it('is good for five minutes either way', () => {
    const at = (seconds: number) =>
      receive(messageBody(), signedHeaders(messageBody(), { at: NOW + seconds * 1000 }))
    expect(at(-300).ok).toBe(true)
    expect(at(300).ok).toBe(true)
    expect(at(-301)).toMatchObject({ ok: false, fault: 'stale' })
    expect(at(301)).toMatchObject({ ok: false, fault: 'stale' })
  })
})

describe('the body of a delivery', () => {
  it('becomes a message', () => {
    const order = { id: 'o1', status: 'paid', amountFen: 45900, paidAt: '2026-11-21T07:00:00+08:00' }
    const attachments = [{ type: 'image', url: 'https://img.example/1.jpg', width: 800 }]
    const body = messageBody({ order, product: { id: 'p1', title: '男鞋' }, attachments, extra: 1 })
    expect(receive(body)).toEqual({
      ok: true,
      deliveryId: 'd1',
      bodyHash: createHash('sha256').update(body).digest('base64'),
      event: {
        type: 'message',
        message: {
          id: 'm1',
          shop: 'kangnai',
          channel: 'standard',
          conversationId: 'c1',
          sender: { id: 'u1', role: 'customer', name: '王女士' },
          text: '这鞋是正品吗',
          attachments,
          order,
          product: { id: 'p1', title: '男鞋' },
          sentAt: NOW - 1000,
          receivedAt: NOW,
        },
      },
    })
  })

  it('becomes a recall', () => {
    const data = { conversationId: 'c1', messageId: 'm1' }
    const body = JSON.stringify({ type: 'message.recalled', timestamp: '2026-11-21T08:00:00Z', data })
    expect(receive(body)).toMatchObject({ ok: true, event: { type: 'recall', ...data } })
  })

  it('becomes an order event', () => {
    const data = { conversationId: 'c1', order: { id: 'o1', status: 'unpaid' } }
    const body = JSON.stringify({ type: 'order.updated', timestamp: '2026-11-21T08:00:00Z', data })
    expect(receive(body)).toMatchObject({ ok: true, event: { type: 'order', ...data, product: null } })
  })

  it.each([
    [
      'order.updated',
      { id: 'o1', status: 'shipped' },
      { orders: [{ id: 'o1', status: 'shipped' }], products: [] },
    ],
    ['order.updated', { order: { id: 'o1' } }, { orders: [{ id: 'o1' }], products: [] }],
    ['product.updated', { id: 'p1', priceFen: 100 }, { orders: [], products: [{ id: 'p1', priceFen: 100 }] }],
    ['product.updated', { product: { id: 'p1' } }, { orders: [], products: [{ id: 'p1' }] }],
  ])('of type %s becomes records of the shop: %j', (type, data, records) => {
    const at = Date.parse('2026-11-21T07:59:00Z')
    const body = JSON.stringify({ type, timestamp: '2026-11-21T07:59:00Z', data })
    expect(receive(body)).toMatchObject({ ok: true, event: { type: 'records', ...records, at } })
  })

  it.each([
    ['order.updated', { id: 'o1', status: 'WAIT' }],
    ['order.updated', { status: 'paid' }],
    ['product.updated', { id: 'p1', priceFen: -1 }],
    ['product.updated', 'p1'],
  ])('of type %s is malformed where it is no such record: %j', (type, data) => {
    const body = JSON.stringify({ type, timestamp: '2026-11-21T08:00:00Z', data })
    expect(receive(body)).toMatchObject({ ok: false, fault: 'malformed' })
  })

  it('may bring an order in part', () => {
    expect(receive(messageBody({ order: { id: 'o1' } }))).toMatchObject({
      event: { message: { order: { id: 'o1' } } },
    })
  })

  it('of a type that nobody needs is ignored', () => {
    const body = JSON.stringify({ type: 'shop.painted', timestamp: '2026-11-21T08:00:00Z', data: null })
    expect(receive(body)).toMatchObject({ ok: true, event: { type: 'ignored', name: 'shop.painted' } })
  })

  it('may hold a picture without words, emoji alone, and 4,000 characters', () => {
    expect(receive(messageBody({ text: '', attachments: [{ type: 'image' }] }))).toMatchObject({ ok: true })
    expect(receive(messageBody({ text: undefined, attachments: [{ type: 'image' }] }))).toMatchObject({
      ok: true,
    })
    expect(receive(messageBody({ text: '😭😭' }))).toMatchObject({ ok: true })
    expect(receive(messageBody({ text: '好'.repeat(4000) }))).toMatchObject({ ok: true })
  })

  it('with a longer text is too large', () => {
    expect(receive(messageBody({ text: '好'.repeat(4001) }))).toMatchObject({ ok: false, fault: 'too_large' })
  })

  it('loses null characters, which no database takes', () => {
    const sender = { id: 'u1', role: 'customer', name: '王\0女士' }
    expect(receive(messageBody({ text: '好\0的', sender }))).toMatchObject({
      event: { message: { text: '好的', sender: { name: '王女士' } } },
    })
  })

  it.each([
    ['no JSON', 'not JSON', 'JSON'],
    ['no object', '[]', 'body'],
    ['null', 'null', 'body'],
    ['no type', '{"timestamp":"2026-11-21T08:00:00Z"}', 'body.type'],
    ['no data', '{"type":"message.created","timestamp":"2026-11-21T08:00:00Z"}', 'body.data'],
    ['a wrong timestamp', messageBody({}, { timestamp: 'today' }), 'body.timestamp'],
    ['neither words nor attachments', messageBody({ text: '' }), 'body.data.text'],
    ['a null character for a text', messageBody({ text: '\0' }), 'body.data.text'],
    ['an unknown role', messageBody({ sender: { id: 'u1', role: 'boss' } }), 'body.data.sender.role'],
    ['an empty id', messageBody({ messageId: '' }), 'body.data.messageId'],
    ['an id with a null character', messageBody({ conversationId: 'a\0b' }), 'body.data.conversationId'],
    ['an endless id', messageBody({ conversationId: 'x'.repeat(201) }), 'body.data.conversationId'],
    ['a text that is no text', messageBody({ text: 5 }), 'body.data.text'],
    ['a fraction of a fen', messageBody({ order: { id: 'o', status: 's', amountFen: 0.5 } }), 'amountFen'],
  ])('is malformed with %s, and the answer says where', (_, body, where) => {
    const answer = receive(body)
    expect(answer).toMatchObject({ ok: false, fault: 'malformed' })
    expect(answer).toHaveProperty('message', expect.stringContaining(where))
  })

  it('is malformed where it is not UTF-8', () => {
    const body = Buffer.from('{"type":"\xff"}', 'latin1')
    const time = String(NOW / 1000)
    // The reference implementation signs text only.
    const signed = `v1,${signature(SECRET, 'd1', time, body)}`
    const headers = new Headers({
      'webhook-id': 'd1',
      'webhook-timestamp': time,
      'webhook-signature': signed,
    })
    const answer = standardChannel.receive({ shop: 'kangnai', headers, body, receivedAt: NOW }, [SECRET])
    expect(answer).toMatchObject({ ok: false, fault: 'malformed' })
  })

  it('is not looked at where the signature is wrong', () => {
    const headers = signedHeaders('something else')
    expect(receive('not JSON', headers)).toMatchObject({ ok: false, fault: 'unauthorized' })
  })
})
