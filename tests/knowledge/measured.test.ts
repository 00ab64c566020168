import { describe, expect, test } from 'vitest'
import { answerProduct, factNamed } from '../../src/knowledge/index.ts'
import { ATTRIBUTES, product } from './samples.ts'

function say(text: string, over: Record<string, unknown>, fact?: string) {
  const answer = answerProduct(product(over), text, ATTRIBUTES)
  if (answer === null) return 'nothing asked'
  const value = fact === undefined ? answer.facts[1] : factNamed(answer.facts, fact)
  return `${answer.outcome} ${value?.say ?? ''}`.trim()
}

describe('who tells how heavy somebody is asks what it carries, not what it weighs', () => {
  const chair = { category: '户外/椅子', attributes: { 承重: '100kg', 重量: '3.1kg' } }

  test.each([
    ['一百六十斤坐着稳不', 'yes 100kg'],
    ['95公斤的人躺上去行吗', 'yes 100kg'],
    ['我240斤会不会坐塌', 'no 100kg'],
    ['最多能坐多重的人', 'value 100kg'],
    ['这个椅子多重', 'value 3.1kg'],
  ])('%s → %s', (text, expected) => expect(say(text, chair)).toBe(expected))

  test('and where the record does not tell, its own weight is no answer', () => {
    const bare = { ...chair, attributes: { 重量: '3.1kg' } }
    expect(say('我150斤坐上去会塌吗', bare)).not.toContain('3.1kg')
  })
})

describe('a computer is held against what the record says of computers', () => {
  const bag = {
    category: '女包/托特包',
    attributes: { 尺寸: '长40cm 高30cm 厚15cm', 可放电脑: '14寸及以下' },
  }

  test.each([
    ['15.6寸的电脑放得下吗', 'no 14寸及以下'],
    ['装得下17寸的笔记本不', 'no 14寸及以下'],
    ['13寸笔记本能装吗', 'yes 14寸及以下'],
    ['能放电脑吗', 'value 14寸及以下'],
  ])('%s → %s', (text, expected) => expect(say(text, bag)).toBe(expected))

  test('else against the measures of the bag', () => {
    const plain = { ...bag, attributes: { 尺寸: '长40cm 高30cm 厚15cm' } }
    expect(say('15.6寸的电脑放得下吗', plain)).toBe('yes 长40cm 高30cm 厚15cm')
  })
})

describe('where variants differ in it', () => {
  const lamp = {
    category: '灯具/吸顶灯',
    attributes: { 适用面积: '小号8-12㎡，大号15-22㎡', 功率: '小号24W，大号40W' },
  }
  const coat = { category: '女装/大衣', skus: ['M', 'L'].map((size) => ({ id: size, size })) }

  test('the one that serves what is asked is told', () => {
    expect(say('20平用哪个', lamp, 'fits.part')).toBe('value 大号15-22㎡')
    expect(say('10平的书房', lamp, 'fits.part')).toBe('value 小号8-12㎡')
  })

  test('and whether the one that is named does', () => {
    expect(say('20平用大号的够吗', lamp, 'named.part')).toBe('yes 大号15-22㎡')
    expect(say('20平用小号的够吗', lamp, 'fits.part')).toBe('no 大号15-22㎡')
  })

  test('or what the one that is named has', () => {
    expect(say('大号是几瓦的', lamp, 'named.part')).toBe('value 大号40W')
    const both = { ...coat, attributes: { 衣长: 'M码100cm，L码103cm' } }
    expect(say('l码衣长多少', both, 'named.part')).toBe('value L码103cm')
  })

  test('what is only told of another size is no answer', () => {
    const other = { ...coat, attributes: { 衣长: 'M码100cm' } }
    expect(say('l码衣长多少', other)).toMatch(/^unknown/)
    expect(say('m码衣长多少', other)).toBe('value M码100cm')
  })
})

describe('what goods have to serve is asked for, what they have themselves is only told', () => {
  const lamp = { category: '灯具/吸顶灯', attributes: { 功率: '18W', 适用面积: '10-15㎡' } }

  test.each([
    ['18瓦的照12平够不够', 'yes 10-15㎡'],
    ['18瓦照30平够吗', 'no 10-15㎡'],
    ['这个是18瓦吗', 'yes 18W'],
  ])('%s → %s', (text, expected) => expect(say(text, lamp)).toBe(expected))

  test('and where the record does not tell for how much they serve, the power is no answer', () => {
    const bare = { ...lamp, attributes: { 功率: '18W' } }
    expect(say('18瓦照30平够吗', bare)).not.toContain('18W')
  })
})

describe('the part of its name by which a product is pointed at asks for nothing', () => {
  const bag = {
    title: '尼龙双肩包',
    aliases: ['双肩包'],
    category: '女包/双肩包',
    attributes: { 肩带: '双肩，可调节', 内部结构: '电脑隔层、主袋' },
  }
  const strap = { id: 'strap', text: '双肩', confidence: 0.99 }
  const asked = (text: string) =>
    factNamed(answerProduct(product(bag), text, ATTRIBUTES, strap)?.facts ?? [], 'product.attribute')?.value

  test.each([
    ['双肩的那个 有夹层没', '内部结构'],
    ['双肩的那款有几个隔层', '内部结构'],
    ['是双肩的那个吗', '肩带'],
  ])('%s → %s', (text, expected) => expect(asked(text)).toBe(expected))
})
