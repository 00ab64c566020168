import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { askedByAgent } from '../../src/context/agents-words.ts'
import { Replay } from '../../src/evaluation/replay.ts'
import { createCatalogue, createOrderBook } from '../../src/knowledge/index.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { orderRecordSchema } from '../../src/types/index.ts'
import { RULES } from '../context/rules.ts'
import { NOW, predicted, type Said, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)

const FACTS = {
  invoice: { type: 'text', say: '公司的正规发票' },
  quality_return: { type: 'text', say: '核实是质量问题的，寄回运费我们承担' },
  exchange_stock: { type: 'text', say: '想换的有货就可以安排' },
  exchange_postage: { type: 'text', say: '寄回运费您承担' },
  return_condition: { type: 'text', say: '签收7天内，没穿没洗' },
}

const order = (status: string) =>
  orderRecordSchema.parse({
    id: 'O1',
    customerId: 'u1',
    status,
    createdAt: '2026-11-20T09:00:00+08:00',
    paidAt: '2026-11-20T09:05:00+08:00',
    ...(status === 'paid' ? {} : { shippedAt: '2026-11-20T12:00:00+08:00' }),
    ...(status === 'delivered' ? { deliveredAt: '2026-11-20T20:00:00+08:00' } : {}),
    items: [{ productId: 'S1', title: '商务德比鞋', size: '42' }],
  })

/** Everything that any seed has for the last of these messages; with an order or without one. */
function wordingsFor(clauses: readonly Said[], status: string | null): string[] {
  const known = new Map(clauses.map((clause) => [clause.text, clause]))
  const understand = (text: string) => predicted(known.get(text) ?? said(text, 'out_of_scope'))
  const orders = createOrderBook(status === null ? [] : [order(status)])
  const all = [1, 2, 3, 4, 5].map((seed) => {
    const replay = new Replay(
      { understanding: { understand }, planner },
      {
        shop: shopWith({ facts: FACTS }),
        seed,
        customerId: 'u1',
        shelf: { catalogue: createCatalogue([]), orders },
      },
    )
    return clauses.map(({ text }, i) => {
      const beside = { attachments: [], product: null, order: null }
      const { drafted } = replay.hear({ role: 'customer', text, at: NOW + i * 60_000, ...beside })
      replay.deliver(NOW + i * 60_000)
      return drafted.text ?? ''
    })
  })
  return all.flatMap((texts) => texts.slice(-1))
}

const asks = (text: string) => askedByAgent(text, RULES)

describe('what is known is not asked for', () => {
  test.each([
    ['鞋跟掉下来了', 'quality_issue/defect'],
    ['发来的颜色不是我拍的', 'quality_issue/wrong_item'],
    ['跟图片上差好多', 'quality_issue/not_as_described'],
    ['箱子压扁了 鞋也变形', 'quality_issue/damage'],
    ['穿起来硌脚', 'quality_issue/other'],
    ['穿了一个月断底', 'warranty/claim'],
  ])('the number of a known order, but the photo: %s', (text, as) => {
    expect(wordingsFor([said(text, as)], null).flatMap(asks)).toContain('order_number')
    for (const words of wordingsFor([said(text, as)], 'delivered')) {
      expect(asks(words)).not.toContain('order_number')
      expect(words).toMatch(/拍|照/)
    }
  })

  test.each([
    ['这钱到底退去哪个口袋', 'refund_amount'],
    ['这退换得咋个弄法', 'return_policy'],
    ['这单想动一下', 'order_change'],
  ])('the number while a person looks into it, but where none is known: %s', (text, as) => {
    const once = said(text, as)
    for (const words of wordingsFor([once], null)) expect(asks(words)).toContain('order_number')
    for (const words of wordingsFor([once], 'paid')) expect(asks(words)).not.toContain('order_number')
  })

  test('the new address that stands in the message', () => {
    const before = wordingsFor([said('地址填错了能改吗', 'order_change/address')], 'paid')
    for (const words of before) expect(asks(words)).toContain('address')
    const given = said('地址改成苏州市虎丘区金山路66号', 'order_change/address')
    for (const words of wordingsFor([given], 'paid')) {
      expect(asks(words)).not.toContain('address')
      expect(words).toMatch(/新地址|地址|收货信息/)
    }
  })

  test('the title of the invoice that was given', () => {
    for (const words of wordingsFor([said('要开票', 'invoice/available')], 'paid'))
      expect(asks(words)).toContain('title')
    for (const words of wordingsFor([said('开票 抬头苏州星河贸易有限公司', 'invoice/available')], 'paid'))
      expect(asks(words)).not.toContain('title')
  })

  test('the size that is wanted instead', () => {
    for (const words of wordingsFor([said('大了能换吗', 'size_exchange/misfit')], 'delivered'))
      expect(asks(words)).toContain('variant')
    for (const words of wordingsFor([said('大了想换41码', 'size_exchange/misfit')], 'delivered'))
      expect(asks(words)).not.toContain('variant')
  })

  test('what is missing, where it was named', () => {
    const named = wordingsFor([said('盒子里漏放了鞋带', 'missing_item')], null)
    for (const words of named) expect(asks(words)).not.toContain('item')
    expect(wordingsFor([said('少东西了', 'missing_item')], null).flatMap(asks)).toContain('item')
  })
})
