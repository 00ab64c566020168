import { describe, expect, test } from 'vitest'
import { createOrderBook, otherThan, tellsAnother, whichOrder } from '../../src/knowledge/index.ts'
import { order } from './samples.ts'

const SHANGHAI = 'Asia/Shanghai'
const AT = Date.parse('2026-11-25T15:00:00+08:00')
const item = (title: string, over: object = {}) => ({ productId: title, title, quantity: 1, ...over })

const SHOES = order({
  id: 'SHOES',
  status: 'shipped',
  createdAt: '2026-11-22T20:00:00+08:00',
  items: [item('男士商务德比皮鞋 头层牛皮', { color: '黑色', size: '42' })],
  shipments: [{ courier: '中通', status: 'in_transit' }],
})
const CARE = order({
  id: 'CARE',
  status: 'paid',
  createdAt: '2026-11-25T09:20:00+08:00',
  items: [item('皮鞋护理套装', { color: '无色' }), item('鞋撑', { color: '酒红' })],
})
const SLIPPERS = order({
  id: 'SLIPPERS',
  status: 'delivered',
  createdAt: '2026-11-24T22:00:00+08:00',
  items: [item('羊毛居家拖', { color: '灰色', quantity: 3 })],
  shipments: [{ courier: '韵达', status: 'delivered' }],
})
const BELT = order({
  id: 'BELT',
  status: 'unpaid',
  createdAt: '2026-11-25T14:10:00+08:00',
  items: [item('牛皮腰带', { color: '棕色' })],
})
const PUMPS = order({
  id: 'PUMPS',
  status: 'completed',
  createdAt: '2026-10-12T10:00:00+08:00',
  items: [item('女士单鞋', { color: '米色', size: '37' })],
  refunds: [{ id: 'r1', status: 'refunded', amountFen: 100 }],
})
const all = [SHOES, CARE, SLIPPERS]
const which = (text: string, orders = all) => {
  const book = createOrderBook(orders)
  const found = whichOrder({ text, at: AT, customerId: SHOES.customerId }, book, SHANGHAI)
  return found.outcome === 'one' ? found.order.id : found.outcome
}

describe('the order that is meant', () => {
  test.each([
    ['今天下的单发什么快递', 'CARE'],
    ['今早九点拍的那个能改吗', 'CARE'],
    ['刚拍的那单付了多少', 'CARE'],
    ['昨晚买的发票开了吗', 'SLIPPERS'],
    ['昨天那单发票开了吗', 'SLIPPERS'],
  ])('was placed on the day that the words name: %s', (text, id) => expect(which(text)).toBe(id))

  test.each([
    ['那三双一共多少钱', 'SLIPPERS'],
    ['我拍的那两个付了多少', 'CARE'],
  ])('holds as many as the words count: %s', (text, id) => expect(which(text)).toBe(id))

  test.each([
    ['黑的那双能改地址吗', 'SHOES'],
    ['红的那个发票开了吗', 'CARE'],
    ['红的那个能换成黑的那种吗', 'CARE'],
    ['42的那双开票了吗', 'SHOES'],
    ['韵达送的那个开票没', 'SLIPPERS'],
    ['在路上那双能改地址吗', 'SHOES'],
    ['没寄那单能退吗', 'CARE'],
  ])('has the colour, size, courier or standing that they point at: %s', (text, id) =>
    expect(which(text)).toBe(id),
  )

  test('is of what the words name, not of what belongs to it', () => {
    expect(which('皮鞋的发票开了没')).toBe('SHOES')
    expect(which('皮鞋护理那个发票开了没')).toBe('CARE')
  })

  test.each([
    ['上午拍的那单能改吗', 'CARE'],
    ['上个月买的那个票开了没', 'PUMPS'],
  ])('was placed today, or in the month before: %s', (text, id) =>
    expect(which(text, [SHOES, CARE, PUMPS])).toBe(id),
  )

  test('is not one of 单鞋 because the words call an order 那单', () => {
    expect(which('那单还没付呢 合计多少', [SHOES, BELT, PUMPS])).toBe('BELT')
    expect(which('那单多少钱', [BELT, PUMPS])).toBe('BELT')
  })

  test.each([
    ['怎么还不给我发货', 'CARE'],
    ['啥时候发呀', 'CARE'],
    ['物流咋停着不走', 'SHOES'],
    ['为啥一直没派', 'SHOES'],
    ['快递单号甩给我', 'SHOES'],
  ])('is the only one that can be asked so: %s', (text, id) => expect(which(text)).toBe(id))

  test.each(['什么时候发的货', '退货单号怎么填', '换的那双怎么还不发'])(
    'is not told by what may be asked of another: %s',
    (text) => expect(which(text)).toBe('several'),
  )

  test('is named before it is told by what is asked', () => {
    expect(which('皮鞋怎么还不发')).toBe('SHOES')
  })

  test.each(['昨天就该到的怎么没影', '今天能送到吗', '咋还没给我送过来', '现在到了谁手上'])(
    'can come still: %s',
    (text) => expect(which(text)).toBe('SHOES'),
  )

  test.each(['买的两双怎么就一双有单号', '才一单发货了呀'])(
    'is the one that has not left where only the other one has: %s',
    (text) => expect(which(text)).toBe('CARE'),
  )

  test.each(['我下的42对吗', '拍的黑色没错吧'])('has what was chosen: %s', (text) =>
    expect(which(text)).toBe('SHOES'),
  )

  test.each(['两单一起发行不', '这俩单子装一个盒子里寄呗'])(
    'is the one that has left where orders are to go together: %s',
    (text) => expect(which(text)).toBe('SHOES'),
  )

  test.each(['发票开了吗', '今天能开发票吗', '到哪了', '两双就来了一双'])(
    'is asked for where nothing tells it: %s',
    (text) => expect(which(text)).toBe('several'),
  )
})

describe('another order than the one that is talked about', () => {
  const next = (text: string) => tellsAnother(text, SHOES, all, { at: AT, timezone: SHANGHAI })?.id ?? null
  test.each([
    ['今天拍的那单呢', 'CARE'],
    ['没发的那个呢', 'CARE'],
    ['收到的那个开票没', 'SLIPPERS'],
    ['今天能到吗', null],
    ['在路上的那个几时到', null],
    ['没到的那个呢', null],
  ])('is told by its day or how it stands: %s', (text, id) => expect(next(text)).toBe(id))
})

test('what is pointed at as sent back is the order with a refund', () => {
  const next = (text: string) =>
    tellsAnother(text, SHOES, [SHOES, PUMPS], { at: AT, timezone: SHANGHAI })?.id ?? null
  expect(next('退的那双怎么说')).toBe('PUMPS')
  expect(next('想退的那双怎么寄')).toBeNull()
})

test('the other pair is the other order', () => {
  const other = (text: string) => {
    const found = otherThan(text, SHOES, [SHOES, CARE], SHANGHAI)
    return found?.outcome === 'one' ? found.order.id : null
  }
  expect(other('另双到哪了')).toBe('CARE')
  expect(other('另一双呢')).toBe('CARE')
  expect(other('另外一双颜色的有吗')).toBeNull()
})
