import { describe, expect, it } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { isClaim, isOfReplacement, isTold } from '../../src/planning/claims.ts'
import { compileScripts } from '../../src/planning/scripts.ts'
import {
  type OrderRecord,
  type ProductRecord,
  productRecordSchema,
  type Situation,
} from '../../src/types/index.ts'

const scripts = compileScripts(loadScripts('intents').scripts)
const lamp = productRecordSchema.parse({
  id: 'L1',
  title: '吸顶灯',
  category: '灯具',
  attributes: { 灯罩材质: '亚克力' },
  skus: [],
})
const order = { id: 'O1', items: [{ productId: 'L1', title: '吸顶灯' }] } as unknown as OrderRecord
const beside = (product: ProductRecord | null, of: OrderRecord | null = null) =>
  ({ product, order: of, catalogue: null, choice: { product: [], order: [] } }) as never

describe('a claim', () => {
  const claims = (intent: string | null, situation: Situation | null, records?: never) =>
    isClaim(
      intent === null ? null : { intent: intent as never, kind: null, slots: [] },
      situation,
      records,
      scripts,
    )

  it('is talked about once something is broken, missing or to be paid back', () => {
    expect(claims('quality_issue', null)).toBe(true)
    expect(claims('missing_item', 'browsing')).toBe(true)
    expect(claims('discount', null)).toBe(false)
  })
  it('is whatever comes up once the goods are there or on their way back', () => {
    expect(claims(null, 'delivered', beside(lamp, order))).toBe(true)
    expect(claims('stock', 'returning')).toBe(true)
    expect(claims('stock', 'shipped')).toBe(false)
  })
  it('is what is to be exchanged or sent back once the goods are there, be their order unknown', () => {
    expect(claims('size_exchange', 'delivered', beside(lamp))).toBe(true)
    expect(claims('return_policy', null, beside(lamp))).toBe(false)
  })
  it('is none where goods are looked at that were not ordered', () => {
    expect(claims(null, 'delivered', beside({ ...lamp, id: 'L2' }, order))).toBe(false)
    expect(claims(null, 'delivered', beside(lamp))).toBe(false)
  })
})

describe('a parcel that is asked after inside a claim', () => {
  const asked = (intent: string, status: string) =>
    isOfReplacement(
      'arrival',
      { intent: intent as never, kind: null, slots: [] },
      { ...order, status } as OrderRecord,
      scripts,
    )
  it('is not the one that came', () => {
    expect(asked('missing_item', 'delivered')).toBe(true)
    expect(asked('missing_item', 'shipped')).toBe(false)
    expect(asked('logistics_query', 'delivered')).toBe(false)
  })
})

describe('goods named inside a claim', () => {
  it.each([
    ['attribute', '灯座这里黑了一块'],
    ['attribute', '能不能直接给我补个灯罩'],
    ['recommend', '是因为选那个快'],
    ['stock', '寄个新的过来行不'],
  ] as const)('are not asked about (%s): %s', (from, text) => {
    expect(isTold(from, text, scripts)).toBe(true)
  })
  it.each([
    ['attribute', '灯罩是什么材质'],
    ['stock', '41的'],
    ['refund', '钱退了'],
  ] as const)('may still be asked about (%s): %s', (from, text) => {
    expect(isTold(from, text, scripts)).toBe(false)
  })
})
