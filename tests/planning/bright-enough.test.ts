import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside } from './beside-goods.ts'
import { said } from './helpers.ts'

const lamp = (attributes: Record<string, string>) =>
  productRecordSchema.parse({
    id: 'L1',
    title: '圆盘灯',
    category: '灯具/吸顶灯',
    priceFen: 9900,
    attributes,
  })
const BOTH = lamp({ 光通量: '2600lm', 适用面积: '12-16㎡', 适用空间: '卧室、书房' })
const LUMEN = lamp({ 光通量: '2600lm' })
const NEITHER = lamp({ 适用空间: '卧室、书房' })
const asked = (text: string) => said(text, 'product_question/attributes')

describe('whether a lamp is bright enough for a room of a told size', () => {
  test.each([
    ['我家卧室14个平方 这盏亮不亮'],
    ['书房15平米 光线够不够'],
    ['房间13平 会不会太暗'],
    ['14平的卧室照得亮吗'],
  ])('is told by the room that it is made for: %s', (text) => {
    const reply = draftBeside([BOTH], [asked(text)]).text
    expect(reply).toContain('12-16㎡')
    expect(reply).not.toContain('lm')
  })
  test('is told by that once, where the size of the room is a question of its own', () => {
    const goods = [BOTH]
    const reply = draftBeside(goods, [asked('亮不亮呀 屋子15平')]).text
    expect(reply.match(/12-16㎡/g)).toHaveLength(1)
  })
  test('is told by the light that it gives, where the record names no room', () => {
    expect(draftBeside([LUMEN], [asked('8平的阳台暗不暗')]).text).toContain('2600lm')
  })
  test('is for a person where the record is silent on both, whatever rooms it names', () => {
    const { decision, text } = draftBeside([NEITHER], [asked('卧室8平够不够亮')])
    expect(decision).toBe('handoff')
    expect(text).not.toContain('书房')
  })
  test('asks for the light where no room is told', () => {
    expect(draftBeside([BOTH], [asked('这灯亮不亮')]).text).toContain('2600lm')
  })
})
