import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { namesParcelAlone } from '../../src/knowledge/index.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { lastDraft, orderOfShoes } from './beside-an-order.ts'
import { said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const product = productRecordSchema.parse({ id: 'S1', title: '商务德比鞋' })
const parcel = (courier: string, status: string, day: string, place: string, trackingNo: string) => ({
  courier,
  status,
  trackingNo,
  eta: '2026-11-23',
  events: [{ at: `2026-11-${day}T08:00:00+08:00`, place, text: `${place}${status}` }],
})
const order = orderOfShoes({
  status: 'shipped',
  shipments: [
    parcel('韵达', 'delivered', '20', '成都', 'YD01'),
    parcel('申通', 'in_transit', '21', '武汉', 'ST02'),
  ],
})
const draft = (...texts: string[]) =>
  lastDraft(
    { planner, shop: shopWith({}), product, order },
    texts.map((text) => said(text, text.includes('到哪') ? 'logistics_query/where' : 'out_of_scope')),
  )

describe('an order that came in several parcels', () => {
  test.each(['咋只收到一包', '买了两样就来了一个', '我那单是分开寄的吗', '就送来一件呀 袜子呢'])(
    'tells where the one is that is not there: %s',
    (text) => {
      const { decision, text: reply } = draft(text)
      expect(decision).toBe('reply')
      expect(reply).toContain('2个包裹')
      expect(reply).toContain('武汉')
    },
  )

  test.each([
    [['韵达的那个到哪了'], '成都'],
    [['申通的到哪了'], '武汉'],
    [['到哪了', '韵达的呢'], '成都'],
    [['到哪了', '另一个呢'], '成都'],
    [['韵达的那个到哪了', '还有一包呢'], '武汉'],
    [['韵达的那个到哪了', '单号给我'], 'YD01'],
    [['咋只收到一包', '另一个单号给我'], 'ST02'],
    [['韵达的那个到哪了', '还在路上那个几号到'], '武汉'],
    [['申通的到哪了', '先来的那个放哪了'], '成都'],
    [['没到的那包 周一要用 赶得上不'], '11月23日'],
  ])('goes on about the parcel that is meant: %j', (texts, told) =>
    expect(draft(...texts).text).toContain(told),
  )

  test.each(['袜子在哪个包裹里', '等会儿送来的是鞋还是袜子'])(
    'leaves to a person what is in which: %s',
    (text) => {
      const { decision, text: reply } = draft(text)
      expect(decision).toBe('handoff')
      expect(reply).not.toContain('武汉')
    },
  )

  test('is pointed at by its courier or as the other one alone', () => {
    expect(['申通的呢', '另外那个呢', '另一个包裹呢'].map((text) => namesParcelAlone(text, order))).toEqual([
      true,
      true,
      true,
    ])
    expect(namesParcelAlone('中通的呢', order)).toBe(false)
    expect(namesParcelAlone('另一个呢', orderOfShoes({ status: 'shipped' }))).toBe(false)
  })
})
