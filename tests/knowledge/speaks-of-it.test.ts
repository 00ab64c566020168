import { describe, expect, test } from 'vitest'
import { answerProduct } from '../../src/knowledge/index.ts'
import { ATTRIBUTES, product } from './samples.ts'

function say(text: string, category: string, attributes: Record<string, string>) {
  const answer = answerProduct(product({ category, attributes }), text, ATTRIBUTES)
  return answer === null ? 'nothing asked' : `${answer.outcome} ${answer.facts[1]?.value ?? ''}`.trim()
}

describe('a value that does not speak of what is asked is not told', () => {
  test.each([
    ['五金用久了掉色不', '女包/托特包', { 五金: '浅金色' }],
    ['电池跟别家的通用不', '五金/电钻', { 电池: '2.0Ah锂电池' }],
    ['鞋底会开胶吗', '男鞋/皮鞋', { 鞋底材质: '橡胶' }],
    ['充电要多久充满', '小家电/风扇', { 充电接口: 'Type-C' }],
    ['面料会变形吗', '女装/毛衣', { 面料: '羊毛60%' }],
  ])('%s', (text, category, attributes) => {
    const [value] = Object.values(attributes)
    expect(say(text, category, attributes)).not.toContain(value)
  })
})

describe('one that does is', () => {
  test.each([
    ['五金用久了掉色不', '女包/托特包', { 五金: '电镀，不易褪色' }, '电镀，不易褪色'],
    ['电池跟别家的通用不', '五金/电钻', { 电池: '21V，同系列通用' }, '21V，同系列通用'],
    ['充电要多久充满', '小家电/风扇', { 充电时间: '约3小时' }, '约3小时'],
    ['能变黄光吗', '灯具/台灯', { 光源颜色: '三色变光' }, '三色变光'],
    ['支架能调高低吗', '灯具/落地灯', { 高度: '110-150cm可调' }, '110-150cm可调'],
    ['晚上会自动亮吗', '灯具/夜灯', { 开关: '光感' }, '光感'],
    ['卫生间能装不', '灯具/筒灯', { 防水: '不防水' }, '不防水'],
    ['线最短收到多少', '灯具/吊灯', { 吊线: '可调，40-110cm' }, '40-110cm'],
    ['两孔距离多少', '灯具/吊灯', { 安装孔距: '9cm' }, '9cm'],
    ['雨伞有地方搁没', '女包/双肩包', { 结构: '主袋、两个侧袋' }, '两个侧袋'],
  ])('%s', (text, category, attributes, told) => expect(say(text, category, attributes)).toContain(told))
})

describe('two things asked for in one breath are both told', () => {
  const shoe = { 鞋面材质: '羊皮', 内里材质: '布', 跟高: '5cm', 筒高: '30cm' }
  const both = (text: string) => {
    const answer = answerProduct(product({ category: '女鞋/靴子', attributes: shoe }), text, ATTRIBUTES)
    return answer?.facts.filter(({ name }) => !name.endsWith('attribute')).map(({ say }) => say)
  }

  test.each([
    ['鞋面和里子分别是什么料', ['羊皮', '布']],
    ['里外都是皮的吗', ['羊皮', '布']],
    ['跟高与筒高各多少', ['5cm', '30cm']],
  ])('%s', (text, values) => expect(both(text)).toEqual(values))

  test('of one thing under two words it is told once', () => {
    expect(both('鞋面是羊皮和牛皮的哪种')).toEqual(['羊皮'])
  })
})

describe('who asks for a measure is told no value without one', () => {
  test.each([
    ['鞋底多厚', '男鞋/皮鞋', { 鞋底材质: '橡胶' }, false],
    ['鞋底多厚', '男鞋/皮鞋', { 鞋底: '橡胶，厚2cm' }, true],
  ])('%s', (text, category, attributes, isTold) => {
    const [value] = Object.values(attributes)
    expect(say(text, category, attributes as Record<string, string>).includes(value!)).toBe(isTold)
  })
})

test('which goods it is not for is told with its name', () => {
  const one = product({ category: '护理', attributes: { 不适用材质: '磨砂皮、漆皮' } })
  const facts = answerProduct(one, '漆皮的能擦吗', ATTRIBUTES)?.facts ?? []
  expect(facts.map(({ name }) => name)).toContain('product.told')
})
