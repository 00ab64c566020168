import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside } from './beside-goods.ts'
import { said } from './helpers.ts'

const lamp = (id: string, title: string, area: string, priceFen = 20000) =>
  productRecordSchema.parse({ id, title, category: '灯具/吸顶灯', priceFen, attributes: { 适用面积: area } })
const LARGE = lamp('A', '星空吸顶灯', '18-24㎡', 52000)
const SMALL = lamp('B', '花瓣吸顶灯', '6-9㎡', 17500)
const MIDDLE = lamp('C', '薄荷吸顶灯', '12-16㎡', 38000)

const asked = (goods: readonly (typeof LARGE)[], text: string) =>
  draftBeside(goods, [said(text, 'product_question/attributes')]).text

describe('a room told in a loose number', () => {
  test.each(['十三四平能用吗', '我屋十三四个平方 够不够亮', '卧室12平够用吗'])(
    'is told that the lamp is made for more, and which one fits: %s',
    (text) => {
      const reply = asked([LARGE, SMALL, MIDDLE], text)
      expect(reply).toContain('18-24㎡')
      expect(reply).toContain('薄荷吸顶灯')
      expect(reply).not.toMatch(/^(对|是)的/)
    },
  )
  test('is told so too where the shelf has none that fits', () => {
    expect(asked([LARGE], '七八平够吗')).toMatch(/18-24㎡.*更大|更大.*18-24㎡|18-24㎡.*要大/)
  })
  test.each(['二十一二平行吗', '二十来平够吗'])('is answered yes where it is made for that: %s', (text) =>
    expect(asked([LARGE, SMALL], text)).toMatch(/^(对|是)的/),
  )
  test('is recommended what is made for it', () => {
    const text = draftBeside([LARGE, SMALL, MIDDLE], ['书房七八个平方用什么灯好'], { looking: false }).text
    expect(text).toContain('花瓣吸顶灯')
    expect(text).not.toContain('星空吸顶灯')
  })
})

describe('a price told in a loose number', () => {
  test.each([
    ['推荐个一百七八的灯', ['花瓣吸顶灯']],
    ['预算三四百的 推荐个灯', ['花瓣吸顶灯', '薄荷吸顶灯']],
  ])('is read up to its upper end: %s', (text, titles) => {
    const reply = draftBeside([LARGE, SMALL, MIDDLE], [said(text, 'product_question/recommend')], {
      looking: false,
    }).text
    const named = [LARGE, SMALL, MIDDLE].filter(({ title }) => reply.includes(title))
    expect(named.map(({ title }) => title)).toEqual(titles)
  })
})
