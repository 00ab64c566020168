import { expect, test } from 'vitest'
import { sizeMadeFor } from '../../src/knowledge/index.ts'
import { product } from './samples.ts'

const sku = (size: string) => ({ id: size, color: '灰色', size, stock: 3 })
const BEDDING = product({
  attributes: { '1.5米床款': '被套200×230cm，床单230×250cm', '1.8米床款': '被套220×240cm，床单245×270cm' },
  skus: [sku('1.5米床'), sku('1.8米床')],
})
const size = (text: string, of = BEDDING) =>
  sizeMadeFor(text, of)?.facts.find(({ name }) => name === 'product.size')?.value ?? null

test.each([
  ['我家一米八的床拍哪个', '1.8米床'],
  ['床是1米5乘2米的选哪种', '1.5米床'],
  ['被芯220*240的拍哪个', '1.8米床'],
  ['被子200x230要哪款', '1.5米床'],
])('the size for a bed follows from the bed, or from the quilt that it holds: %s', (text, own) =>
  expect(size(text)).toBe(own),
)

test.each(['一米二的床拍哪个', '被子150*200的拍哪个', '一米五和一米八的床拍哪个', '1米8的买两套减多少'])(
  'no size follows where the record has none for it, several are named or none is asked for: %s',
  (text) => expect(size(text)).toBeNull(),
)

test('what the record says of the size is told with it', () => {
  expect(sizeMadeFor('1.8的床拍哪个', BEDDING)?.outcome).toBe('made_for_measured')
  const bare = product({ skus: [sku('1.5米床'), sku('1.8米床')] })
  expect(sizeMadeFor('1.8的床拍哪个', bare)?.outcome).toBe('made_for')
})

test('goods that are made for no bed have no such size', () => {
  expect(size('1.8米的床用哪个', product({ skus: [sku('小号'), sku('大号')] }))).toBeNull()
})
