import { describe, expect, test } from 'vitest'
import { createOutgoingPlanner } from '../../src/planning/outgoing.ts'
import { NEW_STATE, type OutgoingEvent } from '../../src/types/index.ts'
import { NOW, shopWith } from './helpers.ts'
import { SCRIPTS } from './scripts.ts'

const planOutgoing = createOutgoingPlanner(SCRIPTS)
const ON = shopWith({
  policy: { outgoing: { payment_reminder: 'draft', order_check: 'draft', follow_up: 'auto' } },
})
const event = (changes: Partial<OutgoingEvent> = {}): OutgoingEvent => ({
  shop: ON,
  order: { id: 'o1', status: 'unpaid' },
  product: { id: 'p1', title: '真皮男鞋' },
  state: NEW_STATE,
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
    expect(planOutgoing(event({ state: { ...NEW_STATE, withHuman: true } }))).toBeNull()
  })
})

test('no technique is used twice in a conversation', () => {
  const first = planOutgoing(event())
  const second = planOutgoing(event({ state: first!.state }))
  expect(second?.plan.responses[0]?.responseId).toBe('outgoing.payment.help')
  expect(planOutgoing(event({ state: second!.state }))).toBeNull()
})

test('what needs the product is left out where the product is unknown', () => {
  expect(planOutgoing(event({ product: null }))?.plan.responses[0]?.responseId).toBe('outgoing.payment.help')
})
