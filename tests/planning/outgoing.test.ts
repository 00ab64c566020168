import { describe, expect, test } from 'vitest'
import { type ConversationState, NEW_STATE } from '../../src/conversation/index.ts'
import { createOutgoingPlanner } from '../../src/planning/outgoing.ts'
import type { OutgoingEvent, Rendered } from '../../src/types/index.ts'
import { NOW, shopWith } from './helpers.ts'
import { SCRIPTS } from './scripts.ts'

const plan = createOutgoingPlanner(SCRIPTS)
const planOutgoing = (of: OutgoingEvent, state: ConversationState = NEW_STATE) => plan(of, state)
const ON = shopWith({
  policy: { outgoing: { payment_reminder: 'draft', order_check: 'draft', follow_up: 'auto' } },
})
const event = (changes: Partial<OutgoingEvent> = {}): OutgoingEvent => ({
  shop: ON,
  order: { id: 'o1', status: 'unpaid' },
  product: { id: 'p1', title: '真皮男鞋' },
  now: NOW,
  seed: 7,
  ...changes,
})

describe('an order event', () => {
  test.each([
    ['unpaid', 'outgoing.payment.product'],
    ['paid', 'outgoing.check'],
    ['signed', 'outgoing.follow'],
  ])('%s is answered by %s', (status, id) => {
    expect(planOutgoing(event({ order: { id: 'o1', status } }))?.plan.responses[0]?.responseId).toBe(id)
  })

  test('names the product', () => {
    expect(planOutgoing(event())?.text).toContain('真皮男鞋')
  })

  test('of another status calls for nothing', () => {
    expect(planOutgoing(event({ order: { id: 'o1', status: 'shipped' } }))).toBeNull()
  })

  test('calls for nothing where the shop has switched it off, as it is unless told', () => {
    expect(planOutgoing(event({ shop: shopWith({}) }))).toBeNull()
  })

  test('calls for nothing while a person has the conversation', () => {
    expect(planOutgoing(event(), { ...NEW_STATE, personSpoke: true })).toBeNull()
  })
})

/** The conversation once these were sent. */
const sentBefore = (...sent: (Rendered | null)[]): ConversationState => ({
  ...NEW_STATE,
  used: sent.flatMap((one) => one?.plan.effects.wordings ?? []),
})

test('no technique is used twice in a conversation', () => {
  const first = planOutgoing(event())
  const second = planOutgoing(event(), sentBefore(first))
  expect(second?.plan.responses[0]?.responseId).toBe('outgoing.payment.help')
  expect(planOutgoing(event(), sentBefore(first, second))).toBeNull()
})

test('what needs the product is left out where the product is unknown', () => {
  expect(planOutgoing(event({ product: null }))?.plan.responses[0]?.responseId).toBe('outgoing.payment.help')
})

describe('a payment reminder', () => {
  const shop = shopWith({ policy: { payWithinMinutes: 30, outgoing: { payment_reminder: 'draft' } } })
  const created = (minutesAgo: number) => ({
    id: 'o1',
    status: 'unpaid',
    createdAt: new Date(NOW - minutesAgo * 60_000).toISOString(),
  })

  test('tells how many minutes are left', () => {
    expect(planOutgoing(event({ shop, order: created(12) }))?.text).toContain('还剩18分钟')
  })

  test('is not sent once they are over', () => {
    expect(planOutgoing(event({ shop, order: created(30) }))).toBeNull()
  })
})

describe('an order on its way', () => {
  const shop = shopWith({ policy: { outgoing: { dispatched: 'draft', arrived: 'draft' } } })
  const order = (status: string, shipments: object[] = []) => ({
    ...{ id: 'o1', status, shipments },
    items: [{ productId: 'p2', title: '短靴' }],
  })

  test('is told with its own product, the courier and the number', () => {
    const shipments = [{ courier: '中通', trackingNo: '731' }]
    const draft = planOutgoing(event({ shop, order: order('shipped', shipments) }))
    expect(draft?.text).toContain('您的短靴发出了，中通单号731。')
    expect(draft?.plan.grounds?.orderId).toBe('o1')
  })

  test('is told of every order, and of each but once', () => {
    const one = order('shipped', [{ courier: '中通', trackingNo: '731' }])
    const second = { ...one, id: 'o2' }
    const first = planOutgoing(event({ shop, order: one }))
    expect(planOutgoing(event({ shop, order: one }), sentBefore(first))).toBeNull()
    const other = planOutgoing(event({ shop, order: second }), sentBefore(first))
    expect(other?.plan.grounds?.orderId).toBe('o2')
    expect(planOutgoing(event({ shop, order: second }), sentBefore(first, other))).toBeNull()
  })

  test('is told when it has arrived, or followed up where the shop wants only that', () => {
    expect(planOutgoing(event({ shop, order: order('delivered') }))?.text).toContain('送到了')
    const after = planOutgoing(event({ order: order('delivered') }))
    expect(after?.plan.responses[0]?.responseId).toBe('outgoing.follow')
  })
})
