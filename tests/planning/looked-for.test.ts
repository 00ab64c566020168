import { describe, expect, it } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createCatalogue } from '../../src/knowledge/index.ts'
import { lookedFor, narrows, withoutDetails } from '../../src/planning/looked-for.ts'
import { compileScripts } from '../../src/planning/scripts.ts'
import { productRecordSchema } from '../../src/types/index.ts'

const scripts = compileScripts(loadScripts('intents').scripts)
const SHOE = productRecordSchema.parse({
  id: 'S1',
  title: '软底网面休闲鞋',
  category: '男鞋/休闲鞋',
  status: 'on_sale',
  priceFen: 29900,
  attributes: { 鞋面材质: '网布' },
  tags: ['运动'],
  skus: [{ id: 'S1-1', color: '黑色', size: '42', stock: 3 }],
})
const LOOKED = { intent: 'product_question' as const, kind: 'recommend' }
const unclear = (text: string) => ({ text, guesses: [] }) as never
const question = (text: string, kind: string, intent = 'product_question') =>
  ({ text, normalised: text, intent, kind, slots: [], confidence: 0.9 }) as never

describe('what is looked for', () => {
  const known = (product: typeof SHOE | null = null, isClaim = false) => ({
    looked: LOOKED,
    isClaim,
    hasProduct: product !== null,
    records: { product, order: null, catalogue: createCatalogue([SHOE]) },
  })
  const narrowed = (one: never, product: typeof SHOE | null = null) => narrows(one, known(product), scripts)

  it('is the matter while products are recommended', () => {
    expect(lookedFor(LOOKED, scripts)).toBe(LOOKED)
    expect(lookedFor({ intent: 'product_question', kind: 'price' }, scripts)).toBeNull()
    expect(lookedFor(null, scripts)).toBeNull()
  })
  it('goes on with what would be asked of one product, and with what nobody understood but tells a need', () => {
    expect(narrowed(question('软一点的', 'attributes'))).toBe(LOOKED)
    expect(narrowed(unclear('运动时候穿的'))).toBe(LOOKED)
    expect(narrowed(unclear('三百以内'))).toBe(LOOKED)
  })
  it('ends with another question, and with words that say nothing of goods', () => {
    expect(narrowed(question('几天能发', 'dispatch', 'shipping_time'))).toBeNull()
    expect(narrowed(unclear('你们几点下班'))).toBeNull()
    expect(narrows(unclear('运动时候穿的'), known(null, true), scripts)).toBeNull()
  })
  it('goes on beside a product only where another is asked for', () => {
    expect(narrowed(question('防滑吗', 'attributes'), SHOE)).toBeNull()
    expect(narrowed(question('还有别的吗', 'attributes'), SHOE)).toBe(LOOKED)
  })
  it('takes along the details of the same message that ask nothing', () => {
    const asked = [question('推荐个灯', 'recommend'), question('卧室12平', 'attributes')]
    expect(withoutDetails(asked, scripts)).toEqual([asked[0]])
    const more = [question('推荐个灯', 'recommend'), question('能调光吗', 'attributes')]
    expect(withoutDetails(more, scripts)).toEqual(more)
  })
})
