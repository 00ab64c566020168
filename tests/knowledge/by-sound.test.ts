import { describe, expect, test } from 'vitest'
import { answerProduct, askedAttributes, factNamed } from '../../src/knowledge/index.ts'
import { ATTRIBUTES, product } from './samples.ts'

const SHOE = product({
  attributes: { 鞋面材质: '头层羊皮', 鞋垫: '猪皮', 鞋底材质: '橡胶', 跟高: '2.5cm' },
  qa: [{ q: '穿着闷脚吗', a: '网布透气，不容易闷' }],
})
const BAG = product({
  category: '女包/托特包',
  attributes: { 尺寸: '长36×宽12×高29cm', 承重: '8kg' },
  qa: [{ q: '能放笔记本电脑吗', a: '放得下13.3寸的' }],
})
const labels = (text: string, of = SHOE) =>
  askedAttributes(text, ATTRIBUTES, of).map(({ attribute }) => attribute.label)
const qa = (text: string, of = SHOE) =>
  factNamed(answerProduct(of, text, ATTRIBUTES)?.facts ?? [], 'product.qa')?.value

describe('the name of an attribute that is written by its sound', () => {
  test.each([
    ['根高多少', '跟高'],
    ['鞋低什么材料', '鞋底材质'],
    ['鞋电是什么的', '鞋垫材质'],
    ['皮只是什么的', '鞋面材质'],
  ])('is heard: %s asks for %s', (text, label) => {
    expect(labels(text)[0]).toBe(label)
  })

  test.each([
    ['鞋店在哪', '鞋垫材质'],
    ['付款时间', '款式'],
    ['想买鞋又没钱', '鞋油'],
  ])('is not where it is a word of its own or part of others: %s', (text, label) => {
    expect(labels(text)).not.toContain(label)
  })

  test('is not where nothing is asked of it', () => {
    expect(labels('根高不高都行吧')).not.toEqual([])
    expect(labels('我从小根高兴的')).toEqual([])
  })

  test('is not where the product has no such thing', () => {
    expect(labels('根高多少', { ...BAG, qa: [] })).toEqual([])
  })
})

describe('an answer that the shop wrote itself', () => {
  test.each(['穿久了焐脚不', '透气吗', '捂脚不'])(
    'is given to the same question in other words: %s',
    (text) => {
      expect(qa(text)).toBe('网布透气，不容易闷')
    },
  )

  test('is not given to what asks how much', () => {
    expect(qa('怎么透气的')).toBeUndefined()
  })

  test('on what goes in goes before the measures', () => {
    expect(qa('13寸电脑塞得进去不', BAG)).toBe('放得下13.3寸的')
    expect(qa('a4纸放得下吗', BAG)).toBeUndefined()
    const small = { ...BAG, qa: [{ q: '放得下雨伞吗', a: '放得下迷你伞' }] }
    expect(qa('塞得下折叠伞不', small)).toBe('放得下迷你伞')
  })
})
