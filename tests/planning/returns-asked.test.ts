import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { orderRecordSchema, productRecordSchema } from '../../src/types/index.ts'
import { lastDraft, RETURN_FACTS } from './beside-an-order.ts'
import { type Said, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)

const SHOP = shopWith({
  facts: {
    ...RETURN_FACTS,
    wear_fee: { type: 'text', say: '鞋底有污渍的扣10元清理费' },
    return_courier: { type: 'text', say: '快递公司您自己选就行' },
    no_collect: { type: 'text', say: '到付件收不了' },
    refund_within: { type: 'duration', hours: 120, say: '收到退货后3个工作日内' },
  },
})
const boot = productRecordSchema.parse({
  id: 'B1',
  title: '系带短靴',
  category: '女鞋/短靴',
  attributes: { 鞋底: '橡胶' },
  skus: [{ id: 'a', color: '黑色', size: '37', stock: 2 }],
})
const BACK = { refunds: [{ id: 'r1', status: 'goods_received', amountFen: 26900, to: '支付宝' }] }

/** The last draft of a conversation about boots that were bought; every draft is sent. */
function told(extra: object, clauses: readonly Said[], shop = SHOP) {
  const order = orderRecordSchema.parse({
    id: 'O1',
    customerId: 'u1',
    status: 'delivered',
    createdAt: '2026-11-17T09:00:00+08:00',
    paidAt: '2026-11-17T09:05:00+08:00',
    deliveredAt: '2026-11-20T10:00:00+08:00',
    items: [{ productId: 'B1', title: '系带短靴', color: '黑色', size: '37' }],
    ...extra,
  })
  return lastDraft({ planner, shop, product: boot, order }, clauses)
}
const amidReturn = (text: string, as: string) =>
  told({}, [said('想退掉', 'return_policy/request'), said(text, as)])

describe('the state in which goods may go back', () => {
  test.each([
    ['门厅里走两步算穿过吗', 'return_policy/condition'],
    ['鞋盒踩扁了扣钱不', 'refund_amount/how_much'],
    ['鞋盒昨天就扔了', 'shipping_time/urge'],
  ])('is told as the shop has written it down: %s', (text, as) => {
    const draft = amidReturn(text, as)
    expect(draft.decision).toBe('reply')
    expect(draft.text).toContain('鞋底有污渍的扣10元清理费')
  })
  test('is not asked where they came so', () => {
    expect(amidReturn('收到就是开胶的鞋盒也破了', 'quality_issue/defect').intents).toContain('quality_issue')
  })
})

describe('whether something may go back', () => {
  test.each([
    ['退换是七天吧', 'return_policy'],
    ['先拿黑的 不喜欢再退', 'return_policy/request'],
    ['两个码都试了退一双行吗', 'discount/ultimatum'],
  ])('is answered, and no order asked for: %s', (text, as) => {
    const draft = told({}, [said(text, as)])
    expect(draft).toMatchObject({ decision: 'reply', intents: ['return_policy'] })
    expect(draft.text).not.toContain('订单号')
  })
  test('is told with the day until which it may', () => {
    expect(told({}, [said('20号签的 今天退还来得及吗', 'refund_timing/when')]).text).toContain('11月27日')
  })
  test('is no question of a parcel that does not move', () => {
    const draft = told({}, [
      said('快递三天没反应', 'logistics_query/stuck'),
      said('能退不', 'return_policy/can_return'),
    ])
    expect(draft.text).not.toContain('核实')
  })
  test('does not keep the address from who is to send it', () => {
    const late = { deliveredAt: '2026-09-20T10:00:00+08:00', status: 'completed' }
    const draft = told(late, [
      said('鞋跟掉了', 'quality_issue/defect'),
      said('地址', 'return_policy/address'),
    ])
    expect(draft.text).toContain('温州双屿仓库')
  })
})

describe('the way back', () => {
  test.each([
    ['寄回去的钱谁掏', 'refund_timing/when', '质量问题运费我们承担'],
    ['楼下就一家极兔 交给他行不', 'courier/specific', '到付件收不了'],
    ['我寄圆通到付行吧', 'courier/specific', '到付件收不了'],
  ])('is meant by other words for it: %s', (text, as, fact) => {
    expect(amidReturn(text, as).text).toContain(fact)
  })
  test('is paid in advance, and a person checks what for', () => {
    const draft = amidReturn('垫几块你们报几块', 'refund_amount/how_much')
    expect(draft).toMatchObject({ decision: 'handoff', intents: ['return_shipping'] })
  })
})

describe('money that comes back', () => {
  const WHEN = said('钱啥时候退', 'refund_timing/when')
  test.each(['那是一分不少吧', '全额退的吧'])('is told as a sum and no haggling: %s', (text) => {
    const draft = told(BACK, [WHEN, said(text, 'discount/first_ask')])
    expect(draft).toMatchObject({ decision: 'reply', intents: ['refund_amount'] })
    expect(draft.text).toContain('269')
  })
  test('is a matter for a person once the same was told, where the shop names no time', () => {
    const bare = shopWith({ facts: {} })
    const first = told(BACK, [WHEN], bare)
    expect(first.decision).toBe('reply')
    const again = told(BACK, [WHEN, said('到底几天', 'refund_timing/when')], bare)
    expect(again).toMatchObject({ decision: 'handoff', intents: ['refund_timing'] })
    expect(again.text).toContain('269')
  })
  test('is what is waited for once the shop has the goods, and not the parcel that came', () => {
    const draft = told(BACK, [said('退的靴子22号你们就签收了 没动静', 'logistics_query/not_received')])
    expect(draft.text).toContain('269')
  })
  test('of an order that is not paid yet would come in the time that the shop names', () => {
    const unpaid = { status: 'unpaid', paidAt: null, deliveredAt: null }
    const draft = told(unpaid, [said('退的钱啥时候回来', 'refund_timing/when')])
    expect(draft.text).toContain('收到退货后3个工作日内')
  })
})
