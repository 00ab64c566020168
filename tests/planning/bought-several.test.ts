import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { Replay } from '../../src/evaluation/replay.ts'
import { createCatalogue, createOrderBook } from '../../src/knowledge/index.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { orderRecordSchema, productRecordSchema } from '../../src/types/index.ts'
import { NOW, predicted, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)

const goods = (id: string, title: string, category: string, attributes: object, more: object = {}) =>
  productRecordSchema.parse({
    id,
    title,
    category,
    priceFen: 29900,
    attributes,
    skus: [{ id: `${id}-1`, color: '黑色', size: '均码', stock: 3 }],
    ...more,
  })
const LOAFERS = goods('P1', '女士平底乐福鞋', '女鞋/单鞋', { 跟高: '5cm' }, { tags: ['妈妈'] })
const BROGUES = goods(
  'P2',
  '男士雕花布洛克鞋',
  '男鞋/皮鞋',
  { 跟高: '2cm', 鞋底材质: '橡胶' },
  { tags: ['商务'] },
)
const SOFT = goods('P7', '老人软底健步款', '女鞋/休闲鞋', { 鞋底材质: 'EVA' })
const PENDANT = goods('P3', '木艺餐厅灯', '灯具/吊灯', { 吊线长度: '90cm，可调', 光源: 'E14' })
const PANEL = goods('P4', '超薄面板灯', '灯具/吸顶灯', { 光源: 'LED一体', 厚度: '5cm' })
const SATCHEL = goods('P5', '羊皮邮差款', '箱包/女包', { 材质: '羊皮' })
const BLANKET = goods('P6', '羊毛午睡毯', '家纺/毯子', { 材质: '羊毛' })

const order = (id: string, day: string, ...items: readonly { id: string; title: string }[]) =>
  orderRecordSchema.parse({
    id,
    customerId: 'u1',
    status: 'paid',
    createdAt: `2026-11-${day}T09:00:00+08:00`,
    paidAt: `2026-11-${day}T09:05:00+08:00`,
    items: items.map(({ id: productId, title }) => ({ productId, title, priceFen: 29900 })),
  })

/** What is drafted to the first words of somebody who has these orders and names none of them. */
function drafted(
  orders: readonly ReturnType<typeof order>[],
  text: string,
  as = 'product_question/attributes',
) {
  const clause = said(text, as)
  const shelf = {
    catalogue: createCatalogue([LOAFERS, BROGUES, PENDANT, PANEL, SATCHEL, BLANKET, SOFT]),
    orders: createOrderBook(orders),
  }
  const understanding = { understand: () => predicted(clause) }
  const replay = new Replay({ understanding, planner }, { shop: SHOP, seed: 2, customerId: 'u1', shelf })
  const beside = { attachments: [], product: null, order: null }
  const { plan, text: reply } = replay.hear({ role: 'customer', text, at: NOW, ...beside }).drafted
  return { decision: plan.decision, text: reply ?? '', ...plan.grounds }
}

const SHOES = [order('O1', '20', LOAFERS), order('O2', '21', BROGUES)]
const SOLES = [order('O7', '20', SOFT), order('O8', '21', BROGUES)]
const LAMPS = [order('O3', '20', PENDANT), order('O4', '21', PANEL)]
const MIXED = [order('O5', '20', SATCHEL, BLANKET)]

describe('of several things that he bought a customer means', () => {
  test.each([
    ['what he bought for whom he speaks of', SHOES, '给我妈买的那双跟高多少', '5cm'],
    ['that for the others, where one is plainly for somebody else', SHOES, '我爸那双鞋跟多高', '2cm'],
    ['what he bought for such a use', SHOES, '上班穿的那双鞋跟多高', '2cm'],
    ['that whose part is asked about, though another is called by it', SOLES, '上班那双底子什么材质', '橡胶'],
    ['that which is in such a place', LAMPS, '饭桌上那盏是什么光源', 'E14'],
    ['that which is of such a kind', MIXED, '那个包什么材质', '羊皮'],
    ['that which the kind alone names', MIXED, '毯子是什么材质的', '羊毛'],
    ['the only one that has what he asks for', LAMPS, '线还能再往上收点不', '90cm'],
  ])('%s', (_, orders, text, says) => {
    const draft = drafted(orders, text)
    expect(draft.decision).toBe('reply')
    expect(draft.text).toContain(says)
  })

  test('and goes on with the order that holds it', () => {
    expect(drafted(SHOES, '给我妈买的那双跟高多少').orderId).toBe('O1')
  })

  test('none where the words fit all of them', () => {
    expect(drafted(SHOES, '买的那双鞋跟多高').text).not.toMatch(/[25]cm/)
  })
})

test('an order to choose from is not chosen by what only somebody else has bought', () => {
  expect(
    drafted([{ ...order('O9', '20', LOAFERS), customerId: 'u2' }, ...LAMPS], '给我妈买的那双跟高多少').text,
  ).not.toContain('5cm')
})
