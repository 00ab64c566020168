import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside } from './beside-goods.ts'
import { said } from './helpers.ts'

const bag = (id: string, title: string, tags: string[]) =>
  productRecordSchema.parse({ id, title, category: '女包/手提包', priceFen: 20000, tags })
const BAGS = [
  bag('A', '宴会缎面小包', ['结婚', '宴会']),
  bag('B', '奶奶也爱的软皮包', ['妈妈', '送长辈']),
  bag('C', '行军大容量包', ['出差', '旅行']),
]
const draft = (text: string, looking = false) =>
  draftBeside(BAGS, [said(text, 'product_question/recommend')], { looking })
const unread = (text: string) => draftBeside(BAGS, [text], { looking: false })

describe('who wants what the shop does not sell', () => {
  test.each([
    ['想买条围巾参加婚礼', '围巾'],
    ['有没有出差用的登机箱', '拉杆箱'],
    ['想给妈妈买床被子', '被子'],
    ['你们卖手套吗', '手套'],
    ['推荐个电饭锅呗', '电饭煲'],
  ])('is offered nothing else, and hears that it is looked for: %s', (text, goods) => {
    for (const { decision, text: reply } of [draft(text), unread(text)]) {
      expect(decision).toBe('handoff')
      expect(reply).toContain(goods)
      for (const { title } of BAGS) expect(reply).not.toContain(title)
    }
  })
  test('is offered what is sold once he asks for that', () => {
    const turns = ['想买条围巾参加婚礼', '那结婚背的包有吗'].map((text) =>
      said(text, 'product_question/recommend'),
    )
    const { text } = draftBeside(BAGS, turns, { looking: false })
    expect(text).toContain('宴会缎面小包')
    expect(text).not.toContain('围巾')
  })
  test('hears so beside goods that he looks at too', () => {
    expect(draft('你家有没有帽子', true).text).toContain('帽子')
  })
  test.each(['想买个包 配大衣结婚穿', '推荐个宴会的包', '参加婚礼 西装上配的包有吗'])(
    'hears of what is sold where he names other goods besides: %s',
    (text) => expect(draft(text).text).toContain('宴会缎面小包'),
  )
})

const lamp = (id: string, title: string, alias: string, tags: string[]) =>
  productRecordSchema.parse({ id, title, aliases: [alias], category: '灯具/吸顶灯', priceFen: 30000, tags })
const LAMPS = [lamp('L1', '云朵吸顶灯', '客厅灯', ['客厅']), lamp('L2', '方格吸顶灯', '卧室灯', ['卧室'])]

describe('who buys for somebody', () => {
  test.each(['想给二老买个客厅灯', '给公婆换个客厅灯', '打算给岳父岳母买盏客厅灯', '给外公外婆买个客厅灯'])(
    'is advised for several persons as for one: %s',
    (text) => expect(draftBeside(LAMPS, [text], { looking: false }).text).toContain('云朵吸顶灯'),
  )
  const SHOES = [
    productRecordSchema.parse({
      id: 'M',
      title: '男士软底鞋',
      category: '男鞋/休闲鞋',
      priceFen: 20000,
      tags: ['长辈'],
    }),
    productRecordSchema.parse({
      id: 'W',
      title: '女士软底鞋',
      category: '女鞋/休闲鞋',
      priceFen: 20000,
      tags: ['长辈'],
    }),
  ]
  const advised = (...turns: string[]) =>
    draftBeside(
      SHOES,
      turns.map((text) => said(text, 'product_question/recommend')),
      { looking: false },
    ).text
  test('for him and her hears of both', () => {
    expect(advised('给公公婆婆推荐双鞋')).toContain('男士软底鞋')
    expect(advised('给公公婆婆推荐双鞋')).toContain('女士软底鞋')
  })
  test('for another than before hears of what is for him alone', () => {
    const reply = advised('给我妈推荐双鞋', '再给我爸推荐一双鞋')
    expect(reply).toContain('男士软底鞋')
    expect(reply).not.toContain('女士软底鞋')
  })
})

describe('who asks for a product by its own name', () => {
  const sold = (status: 'on_sale' | 'off_shelf') =>
    productRecordSchema.parse({
      id: 'N',
      title: '方头牛皮邮差包',
      aliases: ['邮差包'],
      category: '女包/斜挎包',
      priceFen: 20000,
      status,
      skus: [{ id: 'N1', color: '棕色', stock: status === 'on_sale' ? 4 : 0 }],
    })
  const reply = (text: string, status: 'on_sale' | 'off_shelf') =>
    draftBeside([...BAGS, sold(status)], [said(text, 'product_question/usage')], { looking: false })

  test.each(['有没有邮差包', '你们家邮差包还有吗', '店里有邮差包卖不'])(
    'hears whether it can be had: %s',
    (text) => {
      expect(reply(text, 'on_sale')).toMatchObject({ decision: 'reply', intents: ['stock'] })
      expect(reply(text, 'on_sale').text).toContain('棕色')
    },
  )
  test('hears that it is sold no more', () => {
    expect(reply('有邮差包吗', 'off_shelf').text).toMatch(/下架|不卖/)
  })
})
