import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  adviseSize,
  answerProduct,
  compareProducts,
  createCatalogue,
  readBody,
  readWish,
  recommend,
  stockOf,
} from '../../src/knowledge/index.ts'
import type { ProductRecord } from '../../src/types/index.ts'
import { ATTRIBUTES, NOW, product } from './samples.ts'

const MATERIALS = ['头层牛皮', 'PU', '帆布', '羊皮', '全铜', '亚克力', '超纤', '二层牛皮']
const COLORS = ['黑色', '深棕色', '红色', '白色']
const value = fc.oneof(
  fc.constantFrom(...MATERIALS),
  fc.integer({ min: 1, max: 90 }).map((n) => `${n}cm`),
  fc.integer({ min: 100, max: 2000 }).map((n) => `约${n}克`),
  fc.constantFrom('支持', '不支持', 'IP65', '3000K'),
)
const names = ['鞋面材质', '内里材质', '跟高', '重量', '防水', '鞋底材质', '适用季节', '内增高']
const anyProduct = fc
  .record({
    attributes: fc.dictionary(fc.constantFrom(...names), value),
    priceFen: fc.integer({ min: 100, max: 99_999 }),
    skus: fc.array(
      fc.record({
        color: fc.constantFrom(...COLORS),
        size: fc.constantFrom('41', '42', '43'),
        stock: fc.nat(9),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ skus, ...rest }) => product({ ...rest, skus: skus.map((sku, i) => ({ id: `s${i}`, ...sku })) }))
const question = fc.constantFrom(
  ...[
    '什么材质',
    '是真皮吗',
    '是羊皮的吧',
    '跟多高',
    '跟高有5cm吗',
    '多重',
    '有两斤重吗',
    '防水吗',
    '怕水吗',
    '能增高吗',
    '黑的42还有没',
    '红色43有货吗',
    '平时穿42',
    '脚长260',
    '皮的还是布的',
    '里面什么皮',
  ],
)

/** Numbers, materials and colours of a text. */
const claims = (text: string): string[] => [
  ...(text.match(/\d+(?:\.\d+)?/g) ?? []),
  ...[...MATERIALS, ...COLORS].filter((word) => text.includes(word)),
]
const NOT_QUOTED = new Set([
  'product.converted',
  'product.stated',
  'wish.color',
  'wish.size',
  'size.reason',
  'product.stock',
  'asked.thing',
])

function quoted(one: ProductRecord, text: string): string[] {
  const answers = [
    answerProduct(one, text, ATTRIBUTES),
    adviseSize(one, readBody(text)),
    stockOf(one, readWish(text, one), NOW),
    recommend({ text, budgetFen: null, size: null, color: null }, createCatalogue([one]), true),
  ]
  const facts = answers.flatMap((answer) => answer?.facts ?? [])
  return facts.filter(({ name }) => !NOT_QUOTED.has(name)).map(({ say }) => say)
}

test('every number, material and colour that may be quoted stands in the product’s record', () => {
  fc.assert(
    fc.property(anyProduct, question, (one, text) => {
      const record = `${JSON.stringify(one)} ${one.priceFen! / 100}`
      for (const say of quoted(one, text)) for (const claim of claims(say)) expect(record).toContain(claim)
    }),
    { numRuns: 400 },
  )
})

test('two products are compared by their own values', () => {
  fc.assert(
    fc.property(anyProduct, anyProduct, (one, other) => {
      const records = [one, other].map((each) => `${JSON.stringify(each)} ${each.priceFen! / 100}`)
      const pair = [one, other].map((each, i) => ({ product: each, name: `第${'一二'[i]}款`, words: '' }))
      for (const { name, say } of compareProducts('区别', [pair[0]!, pair[1]!], ATTRIBUTES).facts) {
        const record = records[name.startsWith('first.') ? 0 : 1]!
        for (const claim of claims(say)) expect(record).toContain(claim)
      }
    }),
  )
})
