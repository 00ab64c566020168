import { describe, expect, test } from 'vitest'
import {
  createOrderBook,
  dispatchOf,
  factNamed,
  invoiceOf,
  namesAnother,
  namesItemAlone,
  parcelOf,
  refundOf,
  situationOf,
  whichOrder,
} from '../../src/knowledge/index.ts'
import { HOUR, NOW, order, SHANGHAI } from './samples.ts'

const CLOCK = { now: NOW, timezone: SHANGHAI }
const shipped = (over: object = {}) =>
  order({
    status: 'shipped',
    shipments: [
      {
        courier: '中通',
        trackingNo: '731',
        status: 'in_transit',
        eta: '2026-11-25',
        events: [
          { at: '2026-11-24T08:20:00+08:00', place: '浙江杭州', text: '到达杭州转运中心' },
          { at: '2026-11-23T08:20:00+08:00', place: '浙江温州', text: '已揽收' },
        ],
        ...over,
      },
    ],
  })

describe('a parcel', () => {
  test('is where its latest event is, with time and expected day', () => {
    const { outcome, facts } = parcelOf(shipped(), CLOCK)
    expect(outcome).toBe('under_way')
    const say = (name: string) => factNamed(facts, name)?.say
    expect([say('order.parcel.place'), say('order.parcel.time'), say('order.parcel.eta')]).toEqual([
      '浙江杭州',
      '今天8:20',
      '明天（11月25日）',
    ])
    expect(factNamed(facts, 'order.parcel.latest')).toMatchObject({
      say: '到达杭州转运中心',
      source: 'order O1',
    })
  })
  test('is stuck after two days without an event, or what the shop says', () => {
    const undated = shipped({ eta: null })
    expect(parcelOf(undated, { ...CLOCK, now: NOW + 46 * HOUR }).outcome).toBe('under_way')
    expect(parcelOf(undated, { ...CLOCK, now: NOW + 47 * HOUR }).outcome).toBe('stuck')
    expect(parcelOf(undated, { ...CLOCK, now: NOW + 24 * HOUR, stuckAfterHours: 24 }).outcome).toBe('stuck')
  })
  test('is late once the day is over on which it was expected', () => {
    expect(parcelOf(shipped(), { ...CLOCK, now: NOW + 37 * HOUR }).outcome).toBe('under_way')
    expect(parcelOf(shipped(), { ...CLOCK, now: NOW + 39 * HOUR }).outcome).toBe('late')
  })
  test.each(['delivered', 'exception', 'returned', 'out_for_delivery'])(
    'is %s as the courier says',
    (status) => {
      expect(parcelOf(shipped({ status }), CLOCK).outcome).toBe(status)
    },
  )
  test('is not sent, without news or closed where no courier has it', () => {
    expect(parcelOf(order(), CLOCK).outcome).toBe('not_sent')
    expect(parcelOf(order({ status: 'shipped' }), CLOCK).outcome).toBe('no_news')
    expect(parcelOf(shipped({ events: [] }), CLOCK).outcome).toBe('no_news')
    expect(parcelOf(order({ status: 'closed' }), CLOCK).outcome).toBe('closed')
  })
  test('is told without the phones that couriers write', () => {
    const text = '快递员张三（电话13800000000）正在派件'
    const { facts } = parcelOf(shipped({ events: [{ at: '2026-11-24T08:20:00+08:00', text }] }), CLOCK)
    expect(factNamed(facts, 'order.parcel.latest')?.say).toBe('快递员张三正在派件')
  })
})

describe('dispatch', () => {
  test('is due until the promise, then overdue by each full hour', () => {
    const due = dispatchOf(order(), 48, NOW, SHANGHAI)
    expect([due.outcome, ...due.facts.map(({ say }) => say)]).toEqual(['due', '今天10:00', '48小时'])
    const late = dispatchOf(order(), 48, NOW + 2.5 * HOUR, SHANGHAI)
    expect([late.outcome, factNamed(late.facts, 'order.dispatch.late_hours')?.say]).toEqual([
      'overdue',
      '2小时',
    ])
    const justLate = dispatchOf(order(), 48, NOW + 0.5 * HOUR, SHANGHAI)
    expect(factNamed(justLate.facts, 'order.dispatch.late_hours')?.say).toBe('不到1小时')
  })
  test('has no deadline without promise or payment', () => {
    expect(dispatchOf(order(), null, NOW, SHANGHAI).outcome).toBe('no_promise')
    expect(dispatchOf(order({ paidAt: null }), 48, NOW, SHANGHAI).outcome).toBe('no_promise')
    expect(dispatchOf(order({ status: 'unpaid' }), 48, NOW, SHANGHAI).outcome).toBe('unpaid')
  })
  test('is done once a courier has it', () => {
    expect(factNamed(dispatchOf(shipped(), 48, NOW, SHANGHAI).facts, 'order.courier')?.say).toBe('中通')
  })
})

test('with the goods back a refund is in time as long as not even its request is older than the promise', () => {
  const back = (requestedAt: string | null) =>
    order({ refunds: [{ id: 'r1', status: 'goods_received', amountFen: 45900, requestedAt }] })
  const dayBefore = new Date(NOW - 24 * 3_600_000).toISOString()
  const weekBefore = new Date(NOW - 7 * 24 * 3_600_000).toISOString()
  expect(refundOf(back(dayBefore), NOW, SHANGHAI, 120).outcome).toBe('in_time')
  expect(refundOf(back(weekBefore), NOW, SHANGHAI, 120).outcome).toBe('goods_received')
  expect(refundOf(back(dayBefore), NOW, SHANGHAI, null).outcome).toBe('goods_received')
  expect(refundOf(back(null), NOW, SHANGHAI, 120).outcome).toBe('goods_received')
})

test('a refund is as far as the newest one, an invoice as the order says', () => {
  const refunds = [
    { id: 'r1', status: 'rejected', requestedAt: '2026-11-20T08:00:00+08:00' },
    {
      id: 'r2',
      status: 'refunded',
      amountFen: 45900,
      requestedAt: '2026-11-22T08:00:00+08:00',
      refundedAt: '2026-11-24T08:00:00+08:00',
      to: '支付宝',
    },
  ]
  const { outcome, facts } = refundOf(order({ refunds }), NOW, SHANGHAI, null)
  expect([outcome, ...facts.map(({ say }) => say)]).toEqual([
    'refunded',
    '459元',
    '11月22日8:00',
    '今天8:00',
    '支付宝',
  ])
  expect(refundOf(order(), NOW, SHANGHAI, null).outcome).toBe('none')
  expect(invoiceOf(order({ invoice: { status: 'issued' } })).outcome).toBe('issued')
  expect(invoiceOf(order()).outcome).toBe('unknown')
})

test.each([
  [{ status: 'unpaid' }, 'ordered'],
  [{ status: 'paid' }, 'paid'],
  [{ status: 'shipped' }, 'shipped'],
  [{ status: 'shipped', shipments: [{ status: 'delivered' }] }, 'delivered'],
  [{ status: 'completed' }, 'delivered'],
  [{ status: 'delivered', refunds: [{ id: 'r', status: 'approved' }] }, 'returning'],
  [{ status: 'closed', refunds: [{ id: 'r', status: 'refunded' }] }, 'refunded'],
])('an order %j means %s', (over, situation) => expect(situationOf(order(over))).toBe(situation))

describe('which order', () => {
  const item = (productId: string, title: string) => [{ productId, title, quantity: 1 }]
  const book = createOrderBook([
    order({ id: 'O1', items: item('P1', '德比鞋') }),
    order({ id: 'O2', items: item('P2', '乐福鞋'), createdAt: '2026-11-23T09:00:00+08:00' }),
    order({ id: 'O3', customerId: 'u2' }),
    order({ id: 'O4', customerId: 'u2', status: 'completed', createdAt: '2026-11-01T09:00:00+08:00' }),
  ])
  const which = (over: object) => whichOrder({ text: '', customerId: 'u1', ...over }, book, SHANGHAI)

  test('is asked by product and day where several are open', () => {
    const found = which({})
    expect(found.outcome === 'several' && found.choices.map(({ say }) => say)).toEqual([
      '11月23日乐福鞋',
      '11月22日德比鞋',
    ])
  })
  test('follows from the product, its title or the only open one', () => {
    expect(which({ productId: 'P1' })).toMatchObject({ order: { id: 'O1' } })
    expect(which({ text: '乐福鞋到哪了' })).toMatchObject({ order: { id: 'O2' } })
    expect(which({ customerId: 'u2' })).toMatchObject({ order: { id: 'O3' } })
  })
  test.each([
    ['没付的那单多少钱来着', 'S1'],
    ['还没发货的那个能改地址吗', 'S2'],
    ['路上的那双啥时候到', 'S3'],
    ['收到的那双开胶了', 'S4'],
  ])('follows from where the words say that it stands: %s', (text, id) => {
    const statuses = ['unpaid', 'paid', 'shipped', 'delivered'] as const
    const all = statuses.map((status, i) => order({ id: `S${i + 1}`, status }))
    const [first, ...others] = all
    const ask = (some: typeof all) => whichOrder({ text, customerId: 'u1' }, createOrderBook(some), SHANGHAI)
    expect(ask([first!, ...others])).toMatchObject({ outcome: 'one', order: { id } })
    expect(ask(all.filter((each) => each.id !== id)).outcome).toBe('several')
  })
  test('follows from what the words name before the product that is talked about', () => {
    expect(which({ text: '乐福鞋那单呢', productId: 'P1' })).toMatchObject({ order: { id: 'O2' } })
    expect(which({ text: '到哪了', productId: 'P1' })).toMatchObject({ order: { id: 'O1' } })
  })
  test('is another of the customer’s where the words name what only that one holds', () => {
    const [shoe, scarf, glove] = [
      order({ id: 'N1', items: item('P1', '男士德比鞋') }),
      order({ id: 'N2', items: item('P2', '羊毛围巾') }),
      order({ id: 'N3', items: item('P3', '羊毛手套') }),
    ] as const
    const named = (text: string) => namesAnother(text, shoe, [shoe, scarf, glove])?.id ?? null
    expect(named('围巾那单呢')).toBe('N2')
    expect(named('那套呢')).toBe('N3')
    expect(named('德比鞋跟围巾都到了吗')).toBeNull()
    expect(named('羊毛的那个呢')).toBeNull()
    expect(named('到哪了')).toBeNull()
    // 皮鞋 stands in no title.
    const beside = (text: string) => namesAnother(text, scarf, [shoe, scarf, glove])?.id ?? null
    expect(beside('皮鞋那单走到哪了')).toBe('N1')
    expect(beside('皮包那单走到哪了')).toBeNull()
  })
  test('follows from a refund under way where the words speak of one', () => {
    const both = createOrderBook([
      order({ id: 'R1', refunds: [{ id: 'r', status: 'goods_received', amountFen: 100 }] }),
      order({ id: 'R2' }),
    ])
    const ask = (text: string) => whichOrder({ text, customerId: 'u1' }, both, SHANGHAI)
    expect(ask('退回去的鞋你们收到没')).toMatchObject({ order: { id: 'R1' } })
    expect(ask('那钱啥时候退')).toMatchObject({ order: { id: 'R1' } })
    expect(ask('我想退了').outcome).toBe('several')
  })
  test('of another customer is none of theirs, and nothing is told of it', () => {
    expect(which({ orderId: 'O3' })).toEqual({ outcome: 'wrong_owner' })
    expect(which({ orderId: 'O1', customerId: null })).toEqual({ outcome: 'wrong_owner' })
    expect(which({ orderId: 'O9' })).toEqual({ outcome: 'none' })
    expect(which({ customerId: 'u9' })).toEqual({ outcome: 'none' })
  })
})

test.each([
  ['围巾呢', true],
  ['那条围巾那单呢', true],
  ['围巾什么时候到', false],
  ['呢', false],
  ['手套呢', false],
])('an item of the order is named alone: %s %s', (text, alone) => {
  const items = [{ productId: 'P2', title: '羊毛围巾', quantity: 1 }]
  expect(namesItemAlone(text, order({ items }))).toBe(alone)
})
