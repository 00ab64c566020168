import { describe, expect, it, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said } from './helpers.ts'

const BOOT = productRecordSchema.parse({
  id: 'O1',
  title: '女士骑士靴',
  aliases: ['骑士靴'],
  category: '女鞋/靴子',
  priceFen: 49900,
  attributes: { 鞋面材质: '小牛皮', 内里材质: '羊羔绒', 鞋底材质: 'TPR', 重量: '单只约600克' },
  skus: [sku('黑色', '37', 49900, 2)],
})
const RUCKSACK = productRecordSchema.parse({
  id: 'O2',
  title: '帆布双肩包',
  aliases: ['双肩包'],
  category: '箱包/双肩包',
  priceFen: 18900,
  attributes: { 面料材质: '帆布', 里料: '棉布', 可放电脑: '15寸及以下', 尺寸: '30×42×14cm' },
  skus: [sku('军绿色', '', 18900, 6)],
})
const LAMP = productRecordSchema.parse({
  id: 'O3',
  title: '卧室吸顶灯',
  aliases: ['吸顶灯'],
  category: '灯具/吸顶灯',
  priceFen: 19900,
  attributes: { 适用面积: '10-14㎡', 直径: '45cm' },
  skus: [sku('白色', '', 19900, 6)],
})
const about = (text: string) => said(text, 'product_question/attributes')

describe('a side of the goods by itself, after what another is made of', () => {
  it.each(['里面呢', '那里边呢', '里侧是什么'])('asks what it is made of: %s', (text) => {
    expect(draftBeside([BOOT], [about('鞋面什么皮'), text]).text).toMatch(/羊羔绒/)
  })
  test('asks so from the inside out too, after what the shop said', () => {
    expect(draftBeside([BOOT], [about('鞋面是真皮吧'), about('里子呢'), '外头呢']).text).toMatch(/小牛皮/)
    expect(draftBeside([RUCKSACK], [about('面料是啥'), '里头呢']).text).toMatch(/棉布/)
  })
  test('asks for no lining where something else was talked about', () => {
    expect(draftBeside([BOOT], [about('一只多重'), '里侧呢']).text).not.toMatch(/羊羔绒/)
  })
  test('is meant by what is asked behind it', () => {
    expect(draftBeside([BOOT], [about('里面呢 也是牛皮的不')]).text).toMatch(/羊羔绒/)
  })
})

test('whether it slips, where the record has a sole that does not tell, is not put as if it had none', () => {
  const draft = draftBeside([BOOT], [about('是防滑的吗')])
  expect(draft.decision).toBe('handoff')
  expect(draft.text).not.toMatch(/鞋底材质/)
})

describe('a figure by itself', () => {
  it.each([
    ['14寸的笔记本放得下吗', '17的呢', /超|15寸/],
    ['能放13寸的电脑吗', '那17寸呢', /超|15寸/],
  ])('asks the same of another measure: %s, %s', (first, then, told) => {
    expect(draftBeside([RUCKSACK], [about(first), then]).text).toMatch(told)
  })
  test('goes on over another figure', () => {
    expect(draftBeside([LAMP], [about('12平够吗'), '13平呢', '25平的呢']).text).toMatch(/10-14㎡/)
  })
  test('asks for nothing that was measured otherwise', () => {
    expect(draftBeside([LAMP], [about('12平够吗'), '30瓦呢']).text).not.toMatch(/10-14㎡/)
  })
})

describe('a size that is talked about', () => {
  const panel = productRecordSchema.parse({
    id: 'O4',
    title: '厨卫平板灯',
    aliases: ['平板灯'],
    category: '灯具/平板灯',
    priceFen: 6900,
    attributes: { 适用面积: '12W：3-5㎡；18W：6-8㎡；24W：8-10㎡' },
    skus: [sku('白色', '12W', 6900, 4), sku('白色', '18W', 8900, 4), sku('白色', '24W', 9900, 4)],
  })
  test('is the one that was named last', () => {
    const turns = [
      about('12瓦的照多少平'),
      '18瓦的呢',
      said('24瓦的还有吗', 'stock/available'),
      about('能照多少平'),
    ]
    expect(draftBeside([panel], turns).text).toMatch(/8-10㎡/)
  })
})

test.each([
  [[about('能放电脑吗'), '我的本是17寸的'], RUCKSACK, /15寸/],
  [[about('适合几平的屋'), '我房间13平'], LAMP, /10-14㎡/],
])('a measure that is told goes on with the question that left it open', (turns, goods, told) => {
  expect(draftBeside([goods], turns).text).toMatch(told)
})

test('what other goods are called by asks for nothing of them', () => {
  const lace = productRecordSchema.parse({
    id: 'O4',
    title: '男士系带正装鞋',
    aliases: ['系带正装鞋'],
    category: '男鞋/皮鞋',
    priceFen: 45900,
    attributes: { 闭合方式: '系带', 重量: '单只约410克' },
    skus: [sku('黑色', '42', 45900, 2)],
  })
  expect(draftBeside([BOOT, lace], [about('重量多少'), '你家系带正装那个呢']).text).toMatch(/410克/)
})
