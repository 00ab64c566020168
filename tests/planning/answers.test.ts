import { describe, expect, test } from 'vitest'
import { conversation, HOUR, NOW, SHOP, said, shopWith } from './helpers.ts'

const ago = (hours: number) => new Date(NOW - hours * HOUR).toISOString()

describe('a question with words and facts', () => {
  test('is answered with the shop’s fact', () => {
    const plan = conversation().hears(said('是正品吗', 'authenticity/genuine'))
    expect(plan).toMatchObject({ decision: 'reply', reason: 'answered', intents: ['authenticity'] })
    expect(plan.text).toContain('集团开设的官方店铺')
    expect(plan.responses[0]?.facts).toEqual({ official: '集团开设的官方店铺' })
  })

  test('is answered in the same words for the same seed, in others for another', () => {
    const texts = [1, 2, 3, 4, 5, 6].map(
      (seed) => conversation(SHOP, { seed }).hears(said('是正品吗', 'authenticity/genuine')).text,
    )
    const again = conversation(SHOP, { seed: 1 }).hears(said('是正品吗', 'authenticity/genuine')).text
    expect(again).toBe(texts[0])
    expect(new Set(texts).size).toBeGreaterThan(1)
  })

  test('carries the version of its words, which changes with them', () => {
    const plan = conversation().hears(said('是正品吗', 'authenticity/genuine'))
    expect(plan.responses[0]?.version).toMatch(/^[0-9a-f]{8}$/)
  })
})

describe('a question that the facts do not cover goes to a human', () => {
  test('because the shop has no such fact', () => {
    const plan = conversation().hears(said('假一赔几', 'authenticity/compensation'))
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'missing_fact', intents: ['authenticity'] })
    expect(plan.text).not.toContain('赔')
  })

  test('because the fact has expired', () => {
    const shop = shopWith({
      facts: { gift: { type: 'text', say: '送袜子', validUntil: '2026-11-21T09:00:00+08:00' } },
    })
    expect(conversation(shop).hears(said('有赠品吗', 'gifts/available')).reason).toBe('missing_fact')
  })

  test('because the fact holds in campaigns alone', () => {
    const gift = { type: 'text', say: '送袜子', when: 'campaign' }
    const regular = shopWith({ facts: { gift } })
    const campaigns = [
      { name: '大促', validFrom: '2026-11-01T00:00:00+08:00', validUntil: '2026-12-01T00:00:00+08:00' },
    ]
    const campaign = shopWith({ facts: { gift }, campaigns })
    expect(conversation(regular).hears(said('有赠品吗', 'gifts/available')).reason).toBe('missing_fact')
    expect(conversation(campaign).hears(said('有赠品吗', 'gifts/available')).reason).toBe('answered')
    expect(
      conversation(campaign, { now: Date.parse('2026-12-02T10:00:00+08:00') }).hears(
        said('有赠品吗', 'gifts/available'),
      ).reason,
    ).toBe('missing_fact')
  })

  test('because no words were written for the sub-question', () => {
    expect(conversation().hears(said('抬头写什么', 'invoice/title'))).toMatchObject({
      decision: 'handoff',
      reason: 'missing_fact',
    })
  })

  test('because the sub-question is for humans', () => {
    expect(conversation().hears(said('开专票', 'invoice/special'))).toMatchObject({
      decision: 'handoff',
      reason: 'by_policy',
    })
  })

  test.each(['low_confidence', 'close_call', 'out_of_scope'] as const)(
    'because of %s, without a word',
    (reason) => {
      expect(conversation().hears(said('江西', reason))).toMatchObject({
        decision: 'handoff',
        reason,
        intents: [],
        text: null,
      })
    },
  )

  test('because the shop demands more confidence for this intent', () => {
    const shop = shopWith({ policy: { thresholds: { invoice: 0.99 } } })
    expect(conversation(shop).hears(said('有发票吗', 'invoice/available'))).toMatchObject({
      reason: 'low_confidence',
      intents: [],
    })
  })
})

describe('the courier asked for', () => {
  test('is confirmed where the shop lists it', () => {
    const plan = conversation().hears(said('能发中通吗', 'courier/specific', { courier: '中通' }))
    expect(plan.ids).toEqual(['courier.specific.listed'])
  })

  test('is looked into where the shop does not list it', () => {
    const plan = conversation().hears(said('能发顺丰吗', 'courier/specific', { courier: '顺丰' }))
    expect(plan.ids).toEqual(['courier.specific.unlisted'])
    expect(plan.text).toContain('顺丰')
  })
})

describe('waiting for dispatch', () => {
  test('within the promise is answered with the promise', () => {
    const plan = conversation().hears(
      said('一天了还没发货', 'shipping_time/overdue', { duration: ['24', '一天'] }),
    )
    expect(plan).toMatchObject({ decision: 'reply', reason: 'answered', ids: ['shipping_time.dispatch'] })
  })

  test.each([
    ['a longer time is named', said('三天了还没发货', 'shipping_time/urge', { duration: ['72', '三天'] })],
    [
      'the promise is said to be missed',
      said('说48小时发货现在都过了', 'shipping_time/overdue', { duration: ['48', '48小时'] }),
    ],
    ['no time is named, but the wait is said to be over', said('下单好久没动静', 'shipping_time/overdue')],
  ])('is overdue where %s: an apology and a human', (_, clause) => {
    const plan = conversation().hears(clause)
    expect(plan).toMatchObject({
      decision: 'handoff',
      reason: 'promise_overdue',
      ids: ['shipping_time.overdue'],
    })
    expect(plan.text).toContain('抱歉')
  })

  test('is counted from the day that is named', () => {
    const since = (text: string) =>
      conversation().hears(said(text, 'shipping_time/overdue', { duration: ['24', '24小时'] })).reason
    expect(since('说24小时出库，现在都第四天了')).toBe('promise_overdue')
    expect(since('说24小时出库，这才第二天')).toBe('answered')
  })

  test('stays overdue: no promise is quoted to who presses on, a general question is answered', () => {
    const talk = conversation()
    talk.hears(said('三天了还没发货', 'shipping_time/overdue', { duration: ['72', '三天'] }))
    expect(talk.hears(said('今天给个准信', 'shipping_time/urge'))).toMatchObject({
      decision: 'handoff',
      text: null,
    })
    expect(talk.hears(said('到底什么时候发', 'shipping_time/dispatch')).text).toBeNull()
    expect(talk.hears(said('正常多久发', 'shipping_time/dispatch')).decision).toBe('reply')
  })

  test('is overdue where the order was paid too long ago', () => {
    const order = { id: 'o1', status: 'paid', paidAt: ago(49) }
    const urge = said('快点发货', 'shipping_time/urge')
    expect(conversation(SHOP, { order }).hears(urge).reason).toBe('promise_overdue')
    expect(conversation(SHOP, { order: { ...order, paidAt: ago(47) } }).hears(urge).reason).toBe('answered')
  })

  test('is no matter of dispatch once the order is on its way', () => {
    const order = { id: 'o1', status: 'shipped', paidAt: ago(90) }
    expect(conversation(SHOP, { order }).hears(said('快点发货', 'shipping_time/urge')).reason).toBe(
      'answered',
    )
  })

  test('is no matter of the order’s age where nobody complains', () => {
    const order = { id: 'o1', status: 'paid', paidAt: ago(49) }
    expect(conversation(SHOP, { order }).hears(said('一般多久到', 'shipping_time/arrival')).reason).toBe(
      'answered',
    )
  })
})
