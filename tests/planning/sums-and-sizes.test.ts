import { describe, expect, it, test } from 'vitest'
import { createCatalogue, readBasket, unpaidGoods } from '../../src/knowledge/index.ts'
import { orderRecordSchema, productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said } from './helpers.ts'

const RUG = productRecordSchema.parse({
  id: 'R1',
  title: '短绒客厅地毯',
  aliases: ['地毯'],
  category: '家居/地毯',
  priceFen: 12000,
  skus: [
    sku('米灰', '80cm', 12000, 5),
    sku('米灰', '120cm', 20000, 0),
    sku('米灰', '160cm', 31000, 5),
    sku('砖红', '80cm', 12000, 5),
    sku('砖红', '160cm', 31000, 5),
  ],
})
const SATCHEL = productRecordSchema.parse({
  id: 'R2',
  title: '学生护脊背包',
  aliases: ['背包'],
  category: '箱包/背包',
  attributes: { 适用年级: '小号1-3年级，大号4-6年级' },
  skus: [sku('墨绿', '小号', 10000, 0), sku('墨绿', '大号', 13000, 4), sku('橘色', '小号', 10000, 4)],
})
const CUP = productRecordSchema.parse({
  id: 'R3',
  title: '随行保温杯',
  aliases: ['保温杯'],
  category: '水具/保温杯',
  priceFen: 6000,
  skus: [sku('白色', '', 6000, 4)],
})
const GOODS = [RUG, SATCHEL, CUP]

describe('sizes that are counted by 大的 and 小的', () => {
  it.each([
    ['砖红大的一条加米灰80的两条 一起多少', /550元/],
    ['大的一条小的两条多少钱', /550元/],
  ])('are the largest and the smallest: %s', (text, told) => {
    expect(draftBeside([RUG], [text]).text).toMatch(told)
  })
})

describe('another size beside the one that was talked about', () => {
  it.each([
    ['再来个大的 一共多少', /230元/],
    ['老大上六年级 再来个大的 两个一共多少', /230元/],
    ['再要俩大号 总共多少', /360元/],
  ])('is added to it, and nothing else is told: %s', (text, told) => {
    const { text: draft } = draftBeside([SATCHEL], ['小号多少钱', text])
    expect(draft).toMatch(told)
    expect(draft).not.toMatch(/能拍|有货/)
  })
})

describe('what was named before', () => {
  test('is meant by so many of each, also where the shop named it', () => {
    const catalogue = createCatalogue(GOODS)
    const wanted = readBasket('那各来一条多少钱', RUG, catalogue, { told: ['80cm、160cm都有现货'] })
    expect(wanted.map(({ quantity }) => quantity)).toEqual([1, 1])
  })
  test('is meant by its number', () => {
    expect(draftBeside([RUG], ['80和160的砖红有吗', '两条一起多少钱']).text).toMatch(/430元/)
  })
})

describe('a size for somebody', () => {
  it.each(['那120呢 给我妈的', '那120的呢 我姐用'])('goes on from the colour before: %s', (text) => {
    const draft = draftBeside([RUG], ['米灰的有货吧', said(text, 'acknowledge/ok')])
    expect(draft.text).toMatch(/没货|没有|缺货/)
  })
  test('that was told for a grade is meant by the colour behind it', () => {
    const turns = ['二年级背大的小的', '墨绿的有吗']
    expect(draftBeside([SATCHEL], turns).text).toMatch(/没货|没有|缺货/)
  })
  test('of two colours is asked in stock, whoever they are for', () => {
    expect(draftBeside([RUG], ['120的米灰跟砖红都有不？一张我家一张我妈家']).text).not.toMatch(/元/)
  })
})

describe('money at hand', () => {
  it.each([
    ['预算400，大号背包一个保温杯一个 够不够', /够.*190元/],
    ['150块够买一个大号背包一个保温杯吗', /190元.*40元/],
  ])('is enough for all that is named, or not: %s', (text, told) => {
    expect(draftBeside(GOODS, [text]).text).toMatch(told)
  })
})

describe('what is added to an order that waits to be paid', () => {
  const order = (status: string, productId = 'R1') =>
    orderRecordSchema.parse({
      id: 'O1',
      customerId: 'u1',
      status,
      items: [{ productId, color: '砖红', size: '160cm', quantity: 1 }],
    })
  test('counts with what waits there, in the variant that was ordered', () => {
    const [one] = unpaidGoods(order('unpaid'), createCatalogue(GOODS))
    expect(one).toMatchObject({ product: { id: 'R1' }, quantity: 1, words: '砖红160cm' })
  })
  test('counts by itself where the order is paid or holds what nobody knows', () => {
    expect(unpaidGoods(order('paid'), createCatalogue(GOODS))).toEqual([])
    expect(unpaidGoods(order('unpaid', 'X'), createCatalogue(GOODS))).toEqual([])
  })
})
