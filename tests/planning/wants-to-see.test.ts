import { expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said } from './helpers.ts'

const goods = (id: string, title: string, category: string, alias: string) =>
  productRecordSchema.parse({
    id,
    title,
    category,
    aliases: [alias],
    priceFen: 26800,
    attributes: { 材质: '牛皮' },
    skus: [sku('黑色', '', 26800, 3)],
  })
const SHELF = [
  goods('B', '云朵软皮踝靴', '女鞋/靴子', '踝靴'),
  goods('C', '山茶花单鞋', '女鞋/单鞋', '单鞋'),
  goods('D', '半月手提包', '女包/手提包', '手提包'),
]

test.each([
  ['我想看看踝靴', '云朵软皮踝靴'],
  ['来瞧瞧手提包', '半月手提包'],
  ['亲想了解下你家的单鞋', '山茶花单鞋'],
])('who wants to see goods hears what there is of them: %s', (text, title) => {
  const { decision, text: draft } = draftBeside(SHELF, [said(text, 'acknowledge/hesitation')], {
    looking: false,
  })
  expect(decision).toBe('reply')
  expect(draft).toContain(title)
})
test('who only looks around is offered nothing', () => {
  const { text } = draftBeside(SHELF, [said('我先逛逛看', 'acknowledge/hesitation')], { looking: false })
  for (const { title } of SHELF) expect(text).not.toContain(title)
})
