import { describe, expect, test } from 'vitest'
import { draftBeside, lamp } from './beside-goods.ts'
import { said } from './helpers.ts'

const LOOKED_AT = lamp('A', '贝壳壁灯', ['走廊'], { 功率: '77W' })
const READING = lamp('B', '月牙台灯', ['阅读', '书房'], { 功率: '11W' })
const DESK = lamp('C', '竹节台灯', ['书房'], { 功率: '13W' })
const MOON = lamp('D', '星星夜灯', ['婴儿'], { 功率: '2W' })

const beside = (wish: string, ...turns: Parameters<typeof draftBeside>[1][number][]) =>
  draftBeside([LOOKED_AT, READING, DESK, MOON], [said(wish, 'product_question/recommend'), ...turns])

describe('who points at one after several were recommended', () => {
  test.each([
    said('那个多少瓦', 'product_question/attributes'),
    said('这个几瓦的', 'product_question/attributes'),
    said('那款多少钱', 'product_question/price'),
  ])('is asked which of them, and not told of what he looked at before: $text', (asked) => {
    const { decision, text } = beside('推荐个书房用的', asked)
    expect(decision).toBe('clarify')
    expect(text).toContain('月牙台灯')
    expect(text).toContain('竹节台灯')
  })
  test('hears of the one that was recommended where it was one', () => {
    const { text } = beside('推荐个婴儿房用的', said('那个多少瓦', 'product_question/attributes'))
    expect(text).toContain('2W')
  })
})
