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

describe('a price told as about so much', () => {
  const DESK = lamp('D', '竹节台灯', '4-6㎡', 9800)
  const HALL = lamp('E', '云石吊灯', '20-30㎡', 118000)
  const SHELF = [LARGE, SMALL, MIDDLE, DESK, HALL]
  const titlesFor = (text: string, as = 'product_question/recommend') => {
    const reply = draftBeside(SHELF, [said(text, as)], { looking: false }).text
    return SHELF.filter(({ title }) => reply.includes(title)).map(({ id }) => id)
  }
  test.each([
    ['给书房推荐个灯 一百来块的', ['D']],
    ['百十来块的灯有推荐吗', ['D']],
    ['五百出头的灯有哪些', ['A', 'C']],
    ['四百多一点的灯推荐下', ['C']],
    ['千把块的灯有没有', ['E']],
    ['两百块不到的灯推荐一个', ['B', 'D']],
  ])('offers nothing far beyond or below it: %s', (text, ids) => expect(titlesFor(text).sort()).toEqual(ids))

  test.each([
    ['三百多的灯有没有', 'out_of_scope', ['C']],
    ['有没有百把块的灯', 'low_confidence', ['D']],
    ['两百不到的灯都有哪些', 'product_question/attributes', ['B', 'D']],
    ['别超过两百', 'discount/lower', ['B', 'D']],
  ])('asks for goods of that price, whatever it sounds like: %s', (text, as, ids) =>
    expect(titlesFor(text, as).sort()).toEqual(ids),
  )
  test.each(['三百多卖不卖', '三百出头拿走行不'])('is no wish for goods where it haggles: %s', (text) =>
    expect(titlesFor(text, 'discount/lower')).toEqual([]),
  )
})
