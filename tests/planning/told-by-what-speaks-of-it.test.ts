import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside } from './beside-goods.ts'
import { said } from './helpers.ts'

const shoe = (more: object) =>
  productRecordSchema.parse({
    id: 'S',
    title: '浅口单鞋',
    category: '女鞋/单鞋',
    priceFen: 30000,
    attributes: { 鞋面材质: '羊皮', 跟高: '6cm', 重量: '单只约300克', 闭合方式: '系带' },
    ...more,
  })
const lamp = (attributes: Record<string, string>) =>
  productRecordSchema.parse({ id: 'L', title: '书桌灯', category: '灯具/台灯', priceFen: 20000, attributes })

const draft = (goods: ReturnType<typeof shoe>, text: string, as = 'product_question/attributes') =>
  draftBeside([goods], [said(text, as)])

describe('whether one walks and stands well in shoes', () => {
  test.each(['跟7厘米走路稳不稳', '这跟走得稳么', '上班站一天累不累', '走远路累吗'])(
    'is told by no height and no weight: %s',
    (text) => {
      const { decision, text: reply } = draft(shoe({}), text)
      expect(decision).toBe('handoff')
      expect(reply).not.toMatch(/6cm|300克|羊皮/)
    },
  )
  test('is told by what the record says of that, and of nothing near it', () => {
    const tiring = shoe({ qa: [{ q: '站一天累不累', a: '鞋垫加厚过，久站也轻松' }] })
    expect(draft(tiring, '上班站一天累不累').text).toContain('久站也轻松')
    expect(draft(tiring, '走路稳不稳').text).not.toContain('久站也轻松')
    const steady = shoe({ qa: [{ q: '走路稳不稳', a: '粗跟底面宽，走着稳' }] })
    expect(draft(steady, '走路稳不稳').text).toContain('走着稳')
  })
})

describe('whether a part comes with it', () => {
  test.each(['配不配延长线', '送不送延长线', '延长线配吗'])('is told by no other wire: %s', (text) => {
    for (const as of ['product_question/attributes', 'gifts/available']) {
      const { decision, text: reply } = draft(lamp({ 线长: '1.5米', 电压: '220V' }), text, as)
      expect(decision).toBe('handoff')
      expect(reply).not.toMatch(/1\.5|220/)
    }
  })
  test.each(['灯泡带不带', '带灯泡不', '送不送灯泡'])('is told by what the record lists: %s', (text) => {
    const listed = lamp({ 包装清单: '灯体、电源线，不含灯泡' })
    for (const as of ['product_question/attributes', 'gifts/available'])
      expect(draft(listed, text, as).text).toContain('不含灯泡')
  })
  test('is told by no bow where laces are asked for', () => {
    const plain = draft(shoe({}), '送鞋带不', 'gifts/available')
    expect(plain).toMatchObject({ decision: 'handoff', intents: ['product_question'] })
    expect(plain.text).not.toContain('系带')
  })
  test('is a gift of the shop where he speaks of one', () => {
    expect(draft(lamp({}), '满300送灯泡吗', 'gifts/condition').intents).toEqual(['gifts'])
  })
})
