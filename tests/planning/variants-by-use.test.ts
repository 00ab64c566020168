import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said } from './helpers.ts'

const LAMP = productRecordSchema.parse({
  id: 'L1',
  title: '云影吸顶灯',
  category: '灯具/吸顶灯',
  priceFen: 12000,
  attributes: { 适用面积: '45cm款9-13㎡，55cm款14-19㎡，65cm款20-28㎡' },
  skus: [sku('白色', '45cm', 12000, 5), sku('白色', '55cm', 16000, 0), sku('白色', '65cm', 21000, 3)],
})
const QUILT = productRecordSchema.parse({
  id: 'Q1',
  title: '蚕丝被',
  category: '家纺/被子',
  priceFen: 30000,
  attributes: { 适用床宽: '160×210cm配1.2米床，200×230cm配1.5米床，220×240cm配1.8米床' },
  skus: [
    sku('白色', '160×210cm', 30000, 5),
    sku('白色', '200×230cm', 36000, 5),
    sku('白色', '220×240cm', 41000, 0),
  ],
})
const priced = (text: string) => said(text, 'product_question/price')

describe('a variant that is called by what it serves', () => {
  test.each([
    ['16平的那个多少钱', '160元'],
    ['客厅24平 合适的那款多少钱', '210元'],
    ['给10个平方的屋子用的什么价', '120元'],
  ])('is told by its own price: %s', (text, price) => {
    expect(draftBeside([LAMP], [priced(text)]).text).toContain(price)
  })
  test.each([
    ['1米8床用的那床多少钱', '410元'],
    ['1.5米的床要买多少钱的', '360元'],
  ])('is told by its own price, of what lies on a bed: %s', (text, price) => {
    expect(draftBeside([QUILT], [priced(text)]).text).toContain(price)
  })
  test('is there or gone, whatever is left of the others', () => {
    const asked = said('17平用的那款还有货吗', 'stock/available')
    const there = said('12平用的那款还有货吗', 'stock/available')
    expect(draftBeside([LAMP], [asked]).text).toMatch(/没有?货|缺货/)
    expect(draftBeside([LAMP], [there]).text).not.toMatch(/没有?货|缺货/)
  })
  test('leaves all prices where none serves so much', () => {
    expect(draftBeside([LAMP], [priced('40平的那个多少钱')]).text).toContain('210元')
    expect(draftBeside([LAMP], [priced('40平的那个多少钱')]).text).toContain('120元')
  })
})

const SHOE = productRecordSchema.parse({
  id: 'S1',
  title: '拼接板鞋',
  category: '男鞋/休闲鞋',
  priceFen: 20000,
  attributes: { 跟高: '3cm' },
  skus: [
    sku('白色', '40', 20000, 5),
    sku('白色', '43', 21500, 5),
    sku('红色', '40', 23000, 5),
    sku('红色', '43', 24500, 5),
  ],
})

describe('by how much two variants differ', () => {
  const compared = (text: string) => draftBeside([SHOE], [said(text, 'product_question/other')]).text
  test('is told where it is the same in all that both are made in', () => {
    expect(compared('40码跟43码差价多少')).toContain('15元')
    expect(compared('红的比白的贵多少')).toContain('30元')
  })
  test('is told of the size that is named beside two colours', () => {
    const text = compared('红的比白的贵多少 我要43')
    expect(text).toContain('215元')
    expect(text).toContain('245元')
    expect(text).not.toContain('200元')
  })
})

const SIZED = productRecordSchema.parse({
  id: 'B1',
  title: '折叠拎包',
  category: '女包/手提包',
  priceFen: 9000,
  attributes: { 重量: '小号210克，大号330克', 材质: '尼龙' },
  skus: [sku('黑色', '小号', 9000, 5), sku('黑色', '大号', 11000, 5), sku('灰色', '大号', 11000, 5)],
})

describe('two variants compared by what an entry tells of each', () => {
  const compared = (text: string) => draftBeside([SIZED], [said(text, 'product_question/other')])
  test.each(['小号跟大号哪个轻', '大号比小号重多少', '大号小号谁更沉'])('are told by it: %s', (text) => {
    const reply = compared(text).text
    expect(reply).toContain('210克')
    expect(reply).toContain('330克')
    expect(reply).not.toContain('元')
  })
  test('are for a person where the record does not tell them apart by it', () => {
    const { decision, text } = compared('黑的跟灰的哪个轻')
    expect(decision).toBe('handoff')
    expect(text).not.toMatch(/元|克/)
  })
})
