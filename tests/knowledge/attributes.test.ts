import { describe, expect, test } from 'vitest'
import {
  answerAttribute,
  answerFromQa,
  answerProduct,
  askedAttribute,
  factNamed,
} from '../../src/knowledge/index.ts'
import { ATTRIBUTES, product } from './samples.ts'

const SHOE = product({
  attributes: { 鞋面材质: '头层牛皮', 跟高: '3cm', 重量: '单只约420克', 鞋底材质: '橡胶底' },
  qa: [{ q: '会不会磨脚', a: '鞋口加了软垫' }],
})
const BAG = product({
  id: 'B1',
  category: '女包/托特包',
  attributes: { 尺寸: '长34×高28×厚12cm', 材质: 'PU', 肩带: '可拆卸肩带' },
})
const LAMP = product({
  id: 'L1',
  category: '灯具/吸顶灯',
  attributes: { 功率: '24W', 色温: '3000K', 适用面积: '15-20㎡', 调光: '不支持', 尺寸: '直径50cm' },
})

function said(text: string, of = SHOE) {
  const asked = askedAttribute(text, ATTRIBUTES, of)
  if (asked === null) return 'nothing asked'
  const { outcome, facts } = answerAttribute(of, asked, ATTRIBUTES)
  return `${outcome}: ${factNamed(facts, `product.${asked.attribute.id}`)?.say ?? '-'}`
}

describe('an attribute is told as the record writes it', () => {
  test.each([
    ['什么材质', 'value: 头层牛皮'],
    ['跟多高啊', 'value: 3cm'],
    ['多重', 'value: 单只约420克'],
    ['鞋底是什么材质的', 'value: 橡胶底'],
    ['这双什么底啊', 'value: 橡胶底'],
  ])('%s → %s', (text, expected) => expect(said(text)).toBe(expected))

  test('also one that only this record has', () => {
    expect(said('请问开口围多少', product({ attributes: { 开口围: '24cm' } }))).toBe('value: 24cm')
  })
})

describe('yes or no follows from what the value implies and excludes', () => {
  test.each([
    ['是真皮吗', 'yes: 头层牛皮'],
    ['是不是pu的', 'no: 头层牛皮'],
    ['是羊皮吗', 'no: 头层牛皮'],
    ['防水不', 'unknown: -'],
    ['是牛筋底吗', 'no: 橡胶底'],
  ])('%s → %s', (text, expected) => expect(said(text)).toBe(expected))

  test.each([
    ['是暖光吗', 'yes: 3000K'],
    ['白光吗', 'no: 3000K'],
    ['可以调光吗', 'no: 不支持'],
    ['几瓦的', 'value: 24W'],
  ])('%s → %s', (text, expected) => expect(said(text, LAMP)).toBe(expected))

  test('whether it is so or not so asks whether it is so', () => {
    const bag = product({ category: '女包/双肩包', attributes: { 防水: 'IP65' } })
    expect(said('防不防水', bag)).toBe('yes: IP65')
    expect(said('是不是真皮的')).toBe('yes: 头层牛皮')
  })

  test('a value that only comes near is told without a yes', () => {
    const bag = (value: string) => product({ category: '女包/双肩包', attributes: { 防水: value } })
    expect(said('防水吗', bag('防泼水'))).toBe('value: 防泼水')
    expect(said('防水吗', bag('防水'))).toBe('yes: 防水')
    expect(said('防泼水吗', bag('防泼水'))).toBe('yes: 防泼水')
  })

  test('a choice names the one that it is', () => {
    const asked = askedAttribute('这是皮的还是布的', ATTRIBUTES, SHOE)!
    expect(factNamed(answerAttribute(SHOE, asked, ATTRIBUTES).facts, 'asked.choice')?.value).toBe('皮')
  })
})

describe('numbers are compared across units', () => {
  test.each([
    ['跟高有5厘米吗', 'no: 3cm'],
    ['跟高超过2公分吗', 'yes: 3cm'],
    ['有一斤重吗', 'no: 单只约420克'],
    ['重量不到1斤吧', 'yes: 单只约420克'],
  ])('%s → %s', (text, expected) => expect(said(text)).toBe(expected))

  test.each([
    ['18平的房间够吗', 'yes: 15-20㎡'],
    ['30平米能用吗', 'no: 15-20㎡'],
  ])('%s → %s', (text, expected) => expect(said(text, LAMP)).toBe(expected))

  test('and told in the unit that was asked, beside the record’s own', () => {
    const asked = askedAttribute('有一斤重吗', ATTRIBUTES, SHOE)!
    expect(factNamed(answerAttribute(SHOE, asked, ATTRIBUTES).facts, 'product.converted')?.say).toBe('0.84斤')
  })
})

describe('what goes in follows from the measures', () => {
  test.each([
    ['能装a4吗', 'yes: 长34×高28×厚12cm'],
    ['放得下ipad吗', 'yes: 长34×高28×厚12cm'],
    ['能装下14寸电脑吗', 'yes: 长34×高28×厚12cm'],
    ['15.6寸笔记本能放吗', 'no: 长34×高28×厚12cm'],
  ])('%s → %s', (text, expected) => expect(said(text, BAG)).toBe(expected))
})

test('a value that only says what is not there is not what was asked', () => {
  const bag = { ...BAG, attributes: { 闭合方式: '磁扣，无拉链' } }
  expect(said('是拉链的吗', bag)).toBe('no: 磁扣，无拉链')
  expect(said('是磁扣的吗', bag)).toBe('yes: 磁扣，无拉链')
})

describe('the product’s own questions', () => {
  test('are quoted without the mark that ends them', () => {
    const shoe = { ...SHOE, qa: [{ q: '会不会磨脚', a: '鞋口加了软垫。' }] }
    expect(answerFromQa(shoe, '磨脚不')?.facts[0]?.say).toBe('鞋口加了软垫')
  })

  test.each(['会不会磨脚呀', '请问这双会磨脚吗', '磨脚不'])('answer %s', (text) => {
    expect(answerFromQa(SHOE, text)?.facts[0]?.say).toBe('鞋口加了软垫')
  })
  test.each(['会不会掉色', '脚会臭吗', '能便宜点吗', '多久发货'])('do not answer %s', (text) => {
    expect(answerFromQa(SHOE, text)).toBeNull()
  })
})

describe('a question about more than what a value names is not affirmed by it', () => {
  const told = (text: string, of = SHOE) => answerProduct(of, text, ATTRIBUTES)?.outcome
  test.each([
    ['头层牛皮会裂吗', SHOE],
    ['牛皮是什么意思', SHOE],
    ['橡胶底能洗不', SHOE],
    ['24w一晚几度电', LAMP],
  ])('%s', (text, of) => expect(['yes', 'value']).not.toContain(told(text, of)))
})

describe('what it is good for is told by its tags', () => {
  const shoe = product({ ...SHOE, tags: ['开车', '商务'] })
  const told = (text: string) =>
    factNamed(answerProduct(shoe, text, ATTRIBUTES)?.facts ?? [], 'product.tags')?.say
  test.each([
    ['开车穿行不', '开车'],
    ['面试穿合适吗', '商务'],
  ])('%s: %s', (text, expected) => expect(told(text)).toBe(expected))
  test.each(['爬山穿行不', '开车去专柜怎么走'])('and of nothing else: %s', (text) => {
    expect(told(text)).toBeUndefined()
  })
})
