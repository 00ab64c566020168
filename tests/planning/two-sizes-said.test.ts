import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said } from './helpers.ts'

const rows = ['40', '41', '42', '43'].map((size, i) => ({ size, min: 246 + 5 * i, max: 250 + 5 * i }))
const SHOE = productRecordSchema.parse({
  id: 'S',
  title: '工装靴',
  category: '男鞋/靴子',
  priceFen: 40000,
  fit: '标准码',
  sizeChart: { by: 'footLengthMm', rows },
  skus: [
    sku('沙色', '40', 40000, 2),
    sku('沙色', '41', 40000, 0),
    sku('沙色', '42', 40000, 5),
    sku('沙色', '43', 40000, 0),
    sku('黑色', '42', 40000, 1),
    sku('黑色', '43', 40000, 0),
  ],
})
const draft = (text: string, as: string) => draftBeside([SHOE], [said(text, as)])

describe('two sizes that are asked for together', () => {
  test.each(['沙色四十一二码还有吗', '沙色的41或者42有没有', '41 42的还有吗 沙色', '沙色41二码的有货没'])(
    'are both told of: %s',
    (text) => {
      for (const as of ['stock/available', 'size_exchange/stock']) {
        const { text: reply } = draft(text, as)
        expect(reply).toContain('41')
        expect(reply).toContain('42')
      }
    },
  )
})

describe('two sizes of which neither fits quite', () => {
  test.each(['42偏小43偏大', '42小了43又大 咋选', '沙色那双拿43还是42'])(
    'are chosen by the foot, and not by how the goods turn out: %s',
    (text) => {
      const { intents, text: reply } = draft(text, 'low_confidence')
      expect(intents).toEqual(['size_advice'])
      expect(reply).toContain('脚长')
    },
  )
  test('are not meant by who asks how they turn out', () => {
    expect(draft('偏大还是偏小', 'size_advice').text).not.toContain('脚长')
  })
})
