import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { lastDraft, orderOfShoes, RETURN_FACTS } from './beside-an-order.ts'
import { type Said, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const shop = shopWith({ facts: RETURN_FACTS })
const product = productRecordSchema.parse({ id: 'S1', title: '商务德比鞋' })
const event = { at: '2026-11-19T22:00:00+08:00', place: '湖北武汉', text: '到达武汉转运中心' }
const STANDINGS = {
  shipped: {
    status: 'shipped',
    shippedAt: '2026-11-18T09:00:00+08:00',
    shipments: [{ courier: '中通', trackingNo: '7312', status: 'in_transit', events: [event] }],
  },
  delivered: {
    status: 'delivered',
    shippedAt: '2026-11-17T09:00:00+08:00',
    deliveredAt: '2026-11-20T09:00:00+08:00',
    shipments: [{ courier: '中通', trackingNo: '7312', status: 'delivered', events: [event] }],
  },
} as const
const draft = (standing: keyof typeof STANDINGS, clauses: Said[]) =>
  lastDraft({ planner, shop, product, order: orderOfShoes(STANDINGS[standing]) }, clauses)

describe('a parcel feared lost, or to be chased', () => {
  test.each(['不会给弄丢了吧', '一天多一动不动', '你们帮我联系快递问问', '这物流有人催没'])(
    'is told where it was last, and a person asks the courier: %s',
    (text) => {
      const told = draft('shipped', [said(text, 'logistics_query/stuck')])
      expect(told).toMatchObject({ decision: 'handoff', intents: ['logistics_query'] })
    },
  )

  test('names the place', () => {
    expect(draft('shipped', [said('是不是弄丢了', 'logistics_query/stuck')]).text).toContain('湖北武汉')
  })

  test('is only told where it is to who asks no more', () => {
    expect(draft('shipped', [said('快递到哪了', 'logistics_query/where')]).decision).toBe('reply')
  })
})

describe('another day for the delivery', () => {
  test.each(['礼拜天再送吧', '能约到周六派送吗', '过三天再派送'])(
    'is for a person to arrange: %s',
    (text) => {
      expect(draft('shipped', [said(text, 'logistics_query/courier_contact')])).toMatchObject({
        decision: 'handoff',
        intents: ['order_change'],
      })
    },
  )
})

describe('when the exchanged piece comes', () => {
  const exchange = said('我想换大一码', 'size_exchange/can_exchange')

  test.each([
    ['换货能尽快吗', 'return_policy/progress'],
    ['换一双要多久能到', 'shipping_time/arrival'],
    ['换货下周三前能收到不', 'shipping_time/arrival'],
  ])('is asked in the warehouse: %s', (text, as) => {
    expect(draft('delivered', [said(text, as)])).toMatchObject({
      decision: 'handoff',
      intents: ['shipping_time'],
    })
  })

  test.each(['那几天能到', '下周五前能拿到吗', '周日要穿的 来得及不'])(
    'is so too amid an exchange: %s',
    (text) => {
      expect(draft('delivered', [exchange, said(text, 'shipping_time/arrival')])).toMatchObject({
        decision: 'handoff',
        intents: ['shipping_time'],
      })
    },
  )

  test('is not meant by who asks how long one may exchange', () => {
    expect(draft('delivered', [said('几天内可以换货', 'return_policy/deadline')]).intents).toEqual([
      'return_policy',
    ])
  })
})
