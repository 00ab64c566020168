import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { append, NEW_CONVERSATION } from '../../src/conversation/index.ts'
import { createCatalogue, type Records } from '../../src/knowledge/index.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { orderRecordSchema, type ProductRecord, productRecordSchema } from '../../src/types/index.ts'
import { CIRCUMSTANCES, HOUR, NOW, predicted, type Said, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)

const MATERIALS = ['头层牛皮', 'PU', '帆布', '羊毛', '全铜', '亚克力', '超纤', '纯棉', '铝合金', '牛津布']
const COLORS = ['黑色', '深棕色', '红色', '白色', '军绿']
const NAMES = [
  '材质',
  '面料',
  '内里材质',
  '跟高',
  '重量',
  '防水',
  '承重',
  '功率',
  '保质期',
  '容量',
  '座高',
  '尺寸',
]
const value = fc.oneof(
  fc.constantFrom(...MATERIALS, '支持', '不支持', 'IP65'),
  fc
    .tuple(fc.integer({ min: 11, max: 97 }), fc.constantFrom('cm', '克', 'kg', 'W', '天', '升'))
    .map(([n, unit]) => `${n}${unit}`),
)
const anyProduct = fc
  .record({
    category: fc.constantFrom('男鞋/皮鞋', '女包/托特包', '灯具/台灯', '女装/大衣', '母婴/推车', '零食/坚果'),
    attributes: fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 6 }),
    priceFen: fc.integer({ min: 11, max: 999 }).map((yuan) => yuan * 100),
    tags: fc.subarray(['上班', '旅行', '学习']),
    skus: fc.array(
      fc.record({
        color: fc.constantFrom(...COLORS),
        size: fc.constantFrom('41', '42', '43'),
        stock: fc.nat(2),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ skus, ...rest }) => ({ ...rest, skus: skus.map((sku, i) => ({ id: `s${i}`, ...sku })) }))

const question = fc.constantFrom<Said>(
  ...[
    '什么材质',
    '是真皮吗',
    '是纯棉的吗',
    '多重',
    '跟多高',
    '防水吗',
    '几瓦',
    '保质期多久',
    '承重多少',
    '里面什么料',
    '能装多少',
  ].map((text) => said(text, 'product_question/attributes')),
  ...['黑色42有吗', '红色的还有没', '什么时候补货', '43的有货吗'].map((text) =>
    said(text, 'stock/available'),
  ),
  ...['双肩样品和旅行样品有什么区别', '双肩样品和旅行样品哪个重'].map((text) => said(text, 'low_confidence')),
  ...['推荐个上班用的', '预算300推荐一个'].map((text) => said(text, 'low_confidence')),
)

/** Sums that are computed: of one, of two, of both products together. */
const priceQuestion = fc.constantFrom<Said>(
  ...['多少钱', '两个多少钱', '这个加旅行样品一共多少', '双肩样品和旅行样品一起多少钱'].map((text) =>
    said(text, 'product_question/price'),
  ),
)

/** The draft for a first message about the first of the products. */
function replyTo(clause: Said, products: readonly ProductRecord[]): string {
  return replyOf(clause, { product: products[0]!, order: null, catalogue: createCatalogue(products) })
}

/** The draft for a first message beside these records. */
function replyOf(clause: Said, records: Records): string {
  const { product } = records
  const event = { type: 'message' as const, id: 'm1', at: NOW, text: clause.text, attachments: [] }
  const { state } = append(NEW_CONVERSATION, { ...event, product: null, order: null }, planner)
  const drafted = planner.plan({
    shop: SHOP,
    state,
    predictions: [predicted(clause)],
    circumstances: {
      ...CIRCUMSTANCES,
      order: records.order,
      product: product === null ? null : { id: product.id, title: product.title },
    },
    records,
  })
  return drafted.text ?? ''
}

const claims = (text: string): string[] => [
  ...(text.match(/\d+(?:\.\d+)?/g) ?? []),
  ...[...MATERIALS, ...COLORS].filter((word) => text.includes(word)),
]

test('every number, material and colour of a draft stands in the records or in the question', () => {
  fc.assert(
    fc.property(anyProduct, anyProduct, question, (one, other, clause) => {
      const products = [
        productRecordSchema.parse({ id: 'A', title: '双肩样品', status: 'on_sale', ...one }),
        productRecordSchema.parse({ id: 'B', title: '旅行样品', status: 'on_sale', ...other }),
      ]
      const prices = products.map(({ priceFen }) => priceFen! / 100)
      const known = `${JSON.stringify(products)} ${prices.join(' ')} ${clause.text}`
      for (const claim of claims(replyTo(clause, products))) expect(known).toContain(claim)
    }),
    { numRuns: 300 },
  )
})

test('every sum of money of a draft is the price of one, of two, or of both together', () => {
  fc.assert(
    fc.property(anyProduct, anyProduct, priceQuestion, (one, other, clause) => {
      const products = [
        productRecordSchema.parse({ id: 'A', title: '双肩样品', status: 'on_sale', ...one }),
        productRecordSchema.parse({ id: 'B', title: '旅行样品', status: 'on_sale', ...other }),
      ]
      const [a = 0, b = 0] = products.map(({ priceFen }) => priceFen! / 100)
      const sums = [a, b, 2 * a, a + b].map((sum) => `${sum}元`)
      for (const claim of replyTo(clause, products).match(/[\d.]+元/g) ?? []) expect(sums).toContain(claim)
    }),
    { numRuns: 200 },
  )
})

const sentOrder = fc.record({
  courier: fc.constantFrom('中通', '韵达', '顺丰'),
  trackingNo: fc.integer({ min: 10 ** 11, max: 10 ** 12 - 1 }).map(String),
  place: fc.constantFrom('浙江杭州', '安徽合肥', '湖北武汉'),
  hoursAgo: fc.integer({ min: 1, max: 30 }),
  days: fc.integer({ min: 0, max: 4 }),
})

test('every courier, number and place of a draft stands in the order', () => {
  const asked = fc.constantFrom('到哪了', '单号多少', '发的什么快递', '几号能到', '怎么不动了')
  fc.assert(
    fc.property(sentOrder, asked, ({ courier, trackingNo, place, hoursAgo, days }, text) => {
      const at = new Date(NOW - hoursAgo * HOUR).toISOString()
      const eta = new Date(NOW + days * 24 * HOUR).toISOString().slice(0, 10)
      const shipment = {
        courier,
        trackingNo,
        eta,
        status: 'in_transit',
        events: [{ at, place, text: '到达' }],
      }
      const order = orderRecordSchema.parse({
        ...{ id: 'o1', customerId: 'u1', status: 'shipped', shippedAt: at },
        ...{ updatedAt: new Date(NOW).toISOString(), shipments: [shipment] },
      })
      const reply = replyOf(said(text, 'low_confidence'), { product: null, order, catalogue: null })
      const others = ['中通', '韵达', '顺丰', 'EMS', '浙江', '安徽', '湖北'].filter(
        (word) => !`${courier}${place}`.includes(word),
      )
      for (const word of others) expect(reply).not.toContain(word)
      for (const long of reply.match(/\d{6,}/g) ?? []) expect(long).toBe(trackingNo)
    }),
    { numRuns: 150 },
  )
})
