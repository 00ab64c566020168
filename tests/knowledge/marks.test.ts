import { describe, expect, test } from 'vitest'
import { answerProduct, factNamed } from '../../src/knowledge/index.ts'
import { ATTRIBUTES, product } from './samples.ts'

/** What a reply may quote of the only entry, asked for by its name. */
function told(name: string, value: string, asked = name) {
  const one = product({ category: '小家电', attributes: { [name]: value } })
  const facts = answerProduct(one, `${asked}吗`, ATTRIBUTES)?.facts ?? []
  return factNamed(facts, 'product.stated')?.say ?? factNamed(facts, 'product.told')?.say ?? null
}

describe('a mark in a record makes a sentence with its name', () => {
  test.each([
    ['加绒', '否', '不加绒'],
    ['加绒', '是', '加绒'],
    ['是否加绒', '否', '不加绒'],
    ['能否加精油', '否', '不能加精油'],
    ['有无遥控', '无', '没有遥控'],
    ['童锁', '有', '有童锁'],
    ['童锁', '无', '无童锁'],
    ['童锁', '×', '没有童锁'],
    ['缺水断电', '支持', '支持缺水断电'],
    ['防水', '不支持', '不支持防水'],
    ['可折叠', '否', '不可折叠'],
    ['含酒精', '否', '不含酒精'],
  ])('%s %s → %s', (name, value, expected) => expect(told(name, value)).toBe(expected))

  test('and what stands behind it stays', () => {
    expect(told('防水', '否，不可用于浴室')).toBe('不防水，不可用于浴室')
    expect(told('童锁', '有（长按三秒）')).toBe('有童锁，长按三秒')
  })

  test('but a word that only begins so is none', () => {
    expect(told('口味', '无花果')).not.toBe('无口味')
    expect(told('配件', '有机棉袋')).not.toBe('有配件')
  })

  test('a value that says something by itself follows no 是', () => {
    expect(told('洗护', '不可机洗')).toBe('不可机洗')
    expect(told('洗护', '冷水轻柔')).toBeNull()
  })

  test.each([
    ['链条可拆', '是', '链条可拆'],
    ['链条可拆', '否', '链条不可拆'],
  ])('and so does what can be done with a part: %s %s', (name, value, expected) =>
    expect(told(name, value, '链条能拆')).toBe(expected),
  )
})

/** What says by itself what a name asks. */
const saying = (name: string, value: string) => {
  const one = product({ category: '小家电', attributes: { [name]: value } })
  return factNamed(answerProduct(one, `${name}？`, ATTRIBUTES)?.facts ?? [], 'product.saying')?.say ?? null
}

describe('a name that asks is told by what its value says', () => {
  test.each([
    ['能否上冰箱', '冷藏室可以，冷冻室不行', '冷藏室可以，冷冻室不行'],
    ['有无夹层', '有拉链夹层', '有拉链夹层'],
    ['可伸缩', '杆子伸缩三节', '杆子伸缩三节'],
    ['滤网可洗', '可洗', '滤网可洗'],
    ['可放手机', '6.1英寸以内', '可放手机6.1英寸以内'],
  ])('%s %s → %s', (name, value, expected) => expect(saying(name, value)).toBe(expected))

  test('a heading stays what the value is of', () => {
    expect(saying('配料', '小麦粉')).toBeNull()
  })
})
