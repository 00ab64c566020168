import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside } from './beside-goods.ts'
import { said } from './helpers.ts'

const shoe = (id: string, title: string, attributes: Record<string, string>, tags: string[] = []) =>
  productRecordSchema.parse({ id, title, category: '女鞋/单鞋', priceFen: 20000, tags, attributes })
const SHOES = [
  shoe('A', '经典浅口鞋', { 鞋面材质: '头层牛皮', 跟高: '7cm', 重量: '单只约380克' }),
  shoe('B', '夏日镂空鞋', { 鞋面材质: '网布', 跟高: '2.5cm', 重量: '单只约190克' }, ['上班']),
  shoe('C', '海边渔夫鞋', { 鞋面材质: '帆布', 跟高: '3cm' }),
  shoe('D', '秋日拼接鞋', { 鞋面材质: '牛皮拼网布', 跟高: '6cm', 重量: '单只约420克' }),
  shoe('E', '礼服缎面鞋', {}),
]
const draft = (text: string) =>
  draftBeside(SHOES, [said(text, 'product_question/recommend')], { looking: false }).text
const named = (text: string) => {
  const reply = draft(text)
  return SHOES.filter(({ title }) => reply.includes(title)).map(({ id }) => id)
}

describe('what is recommended by what it is made of', () => {
  test.each(['有没有不要皮的鞋推荐', '推荐一双不是皮的', '推荐双布的鞋', '有布鞋推荐吗'])(
    'bears it in its record: %s',
    (text) => expect(named(text)).toEqual(['B', 'C']),
  )
  test('is what is wanted, and nothing that is made of it in part', () => {
    expect(named('推荐双真皮的')).toEqual(['A'])
  })
  test('is for a person where no record says so', () => {
    expect(named('推荐双羊皮的鞋')).toEqual([])
  })
})

describe('what is recommended by how little it has of something', () => {
  test.each(['推荐双轻便点的', '想要双轻一点的鞋 有推荐吗'])(
    'is told with its weight, and nothing of which no weight is known: %s',
    (text) => {
      expect(named(text)).toEqual(['B'])
      expect(draft(text)).toContain('190克')
    },
  )
  test.each(['推荐个跟矮一点的', '推荐双鞋 跟别太高'])('is told with its heel: %s', (text) => {
    expect(named(text)).toEqual(['B', 'C'])
    expect(draft(text)).toContain('2.5cm')
  })
})
