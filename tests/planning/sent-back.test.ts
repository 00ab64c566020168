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
    own_postage: { type: 'text', say: '不合适的运费您承担' },
    quality_return: { type: 'text', say: '核实是质量问题的，寄回运费我们承担' },
    exchange_steps: { type: 'text', say: '单子上写清颜色尺码' },
    return_courier: { type: 'text', say: '寄回用哪家快递都收' },
    no_collect: { type: 'text', say: '到付件拒收' },
  },
  postage: { free: { fromPieces: 2 }, say: '满两件包邮' },
})
const boot = productRecordSchema.parse({
  id: 'B1',
  title: '系带短靴',
  aliases: ['短靴'],
  category: '女鞋/短靴',
  attributes: { 鞋底: '橡胶' },
  skus: [
    { id: 'a', color: '黑色', size: '37', stock: 2 },
    { id: 'b', color: '黑色', size: '38', stock: 2 },
  ],
})
const order = orderRecordSchema.parse({
  id: 'O1',
  customerId: 'u1',
  status: 'delivered',
  createdAt: '2026-11-17T09:00:00+08:00',
  paidAt: '2026-11-17T09:05:00+08:00',
  deliveredAt: '2026-11-20T10:00:00+08:00',
  items: [{ productId: 'B1', title: '系带短靴', color: '黑色', size: '37' }],
})
const told = (...clauses: Said[]) => lastDraft({ planner, shop: SHOP, product: boot, order }, clauses)

const FAULT = said('靴子开胶了', 'quality_issue/defect')
const RETURN = said('想退掉', 'return_policy/request')

describe('the postage of the way back', () => {
  const PAYS = said('运费谁出', 'return_shipping/who_pays')
  test('is told for the case that was told before, the fault first', () => {
    expect(told(said('买大了', 'size_exchange/misfit'), PAYS).text).toContain('不合适的运费您承担')
    expect(told(said('拍错了不搭衣服', 'return_policy/request'), PAYS).text).toContain('不合适的运费您承担')
    expect(told(FAULT, said('而且买大了', 'size_exchange/misfit'), PAYS).text).toContain('核实是质量问题')
  })
  test('is told for both where nothing says why', () => {
    expect(told(RETURN, PAYS).text).toContain('质量问题运费我们承担，其他情况由您承担')
  })
  test('is none of what the shop charges for sending', () => {
    expect(told(FAULT, said('邮费你们掏吧', 'promotion/free_shipping')).text).not.toContain('满两件')
  })
  test('that was paid in advance is checked by a person', () => {
    const draft = told(RETURN, said('寄回的邮费我先垫的', 'return_shipping/who_pays'))
    expect(draft.decision).toBe('handoff')
    expect(draft.text).toContain('垫')
  })
  test('is not what a fitter costs', () => {
    const draft = told(FAULT, said('误工费谁来赔', 'return_shipping/who_pays'))
    expect(draft.intents).toEqual(['missing_item'])
  })
})

test.each(['拿到手不喜欢能寄回不', '收到万一不满意可以退么'])(
  'who asks whether it may be sent back asks for no refund that is under way: %s',
  (text) => expect(told(said(text, 'low_confidence')).intents).toEqual(['return_policy']),
)

describe('who sends something back', () => {
  test.each(['那往哪寄', '寄到哪儿呀', '退货地址发我'])('is told the address: %s', (text) => {
    expect(told(RETURN, said(text, 'refund_timing/other')).text).toContain('温州双屿仓库')
  })
  test('is told what to write where it is an exchange', () => {
    const exchange = said('想换大一码', 'size_exchange/misfit')
    expect(told(exchange, said('寄哪里', 'size_exchange/how')).text).toContain('单子上写清')
  })
  test('is asked for the number once he says that he will', () => {
    const draft = told(RETURN, said('好 明天就寄', 'shipping_time/dispatch'))
    expect(draft.text).toMatch(/单号|底单/)
  })
  test('need not, where he withdraws the refund', () => {
    const draft = told(RETURN, said('退款申请能撤回吗', 'refund_timing/other'))
    expect(draft.intents).toEqual(['return_policy'])
    expect(draft.text).toMatch(/不退了|撤|留着/)
  })
})

describe('who sends first in an exchange', () => {
  const EXCHANGE = said('想换大一码', 'size_exchange/misfit')
  test.each([
    ['你们先寄新的还是我先退回去', 'return_policy/how'],
    ['我先寄还是你们先发', 'shipping_time/resend'],
    ['收到我的才寄新的吗', 'size_exchange/how'],
  ])('is for a person where no rule says it: %s', (text, as) => {
    const draft = told(EXCHANGE, said(text, as))
    expect(draft.decision).toBe('handoff')
    expect(draft.text).not.toMatch(/双屿|几时寄/)
  })
})

describe('the courier of the way back', () => {
  test.each([
    ['寄什么快递都收吗', 'logistics_query/where'],
    ['快递你们有讲究没', 'courier/which'],
    ['随便一家快递行不', 'courier/other'],
    ['寄哪家都成?', 'return_policy/address'],
    ['极兔也收吗', 'courier/specific'],
  ])('is none of the parcel that was sent: %s', (text, as) => {
    const draft = told(RETURN, said(text, as))
    expect(draft.intents).toEqual(['return_shipping'])
    expect(draft.text).toContain('到付件拒收')
  })
  test('is left to the shop before anything was bought', () => {
    const before = { planner, shop: SHOP, product: boot, order: null }
    expect(lastDraft(before, [said('你们发什么快递', 'courier/which')]).intents).toEqual(['courier'])
  })
})

describe('amid a fault', () => {
  test.each([
    ['照片是发到哪', 'return_policy/address'],
    ['视频传给谁呀', 'logistics_query/courier_contact'],
    ['拍完了发哪儿', 'low_confidence'],
    ['那我拍了发你?', 'quality_issue/defect'],
    ['图就贴这里吗', 'low_confidence'],
    ['传到哪里呀', 'return_policy/address'],
  ])('pictures go into the conversation, and nowhere else: %s', (text, as) => {
    const draft = told(FAULT, said(text, as))
    expect(draft.text).toMatch(/对话里|这里|窗口/)
    expect(draft.text).not.toContain('双屿')
  })
  test('a return is not held to what goes back without a reason', () => {
    for (const kind of ['request', 'exchange', 'how'])
      expect(told(FAULT, said('那退还是换', `return_policy/${kind}`)).text).not.toContain('没穿没洗')
  })
  test.each([
    ['黑色那双37的', 'stock/available'],
    ['前天签收的,没当面拆', 'inspection'],
  ])('what is only told is noted: %s', (text, as) => {
    const draft = told(FAULT, said(text, as))
    expect(draft.intents).toEqual(['acknowledge'])
    expect(draft.text).not.toContain('有货')
  })
  test('what is asked is answered', () => {
    expect(told(FAULT, said('黑色38有货吗', 'stock/available')).text).toContain('38')
  })
})

describe('who asks before it comes whether it may go back', () => {
  const onItsWay = orderRecordSchema.parse({
    id: 'O2',
    customerId: 'u1',
    status: 'shipped',
    createdAt: '2026-11-20T09:00:00+08:00',
    paidAt: '2026-11-20T09:05:00+08:00',
    shippedAt: '2026-11-20T18:00:00+08:00',
    items: [{ productId: 'B1', title: '系带短靴', color: '黑色', size: '37' }],
  })
  const asked = (...clauses: Said[]) =>
    lastDraft({ planner, shop: SHOP, product: boot, order: onItsWay }, clauses)
  const MAY = '等拿到了要是不想要了能给你们退回不'

  test.each([MAY, '万一到手不满意让退吗', '收到不喜欢寄回去你们收不'])('hears the terms: %s', (text) => {
    const draft = asked(said(text, 'order_change/cancel'))
    expect(draft).toMatchObject({ intents: ['return_policy'], decision: 'reply' })
    expect(draft.text).not.toContain('拦')
  })

  test('and whose the postage of the way back is', () => {
    const draft = asked(
      said(MAY, 'order_change/cancel'),
      said('邮费是你掏还是我掏', 'promotion/free_shipping'),
    )
    expect(draft.intents).toEqual(['return_shipping'])
  })
})

test('a sole that gapes is a fault when it is asked how it may go back', () => {
  const draft = told(
    said('左脚前头张嘴了', 'quality_issue/defect'),
    said('那给我退吧', 'return_policy/request'),
  )
  expect(draft.text).toMatch(/问题|核实/)
})

test('of what is wanted instead it is not asked which goods are meant', () => {
  const draft = told(
    said('穿着挤脚换大一码', 'size_exchange/misfit'),
    said('那38有没得现货', 'stock/available'),
  )
  expect(draft.intents).toEqual(['size_exchange'])
})

test('who sends it tomorrow with the number to follow asks after no dispatch', () => {
  const draft = told(RETURN, said('明早寄 单号回头给你', 'shipping_time/dispatch'))
  expect(draft.intents).toEqual(['return_policy'])
})
