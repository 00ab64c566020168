import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said } from './helpers.ts'

const SHOE = productRecordSchema.parse({
  id: 'A',
  title: '乐福鞋',
  category: '男鞋/皮鞋',
  priceFen: 40000,
  skus: [sku('黑色', '41', 40000, 1), sku('黑色', '42', 40000, 6), sku('棕色', '42', 40000, 3)],
})
const draft = (text: string, as = 'out_of_scope') => draftBeside([SHOE], [said(text, as)])

describe('who wants a variant to be kept for him', () => {
  test.each(['黑色41留一双呗', '黑色41给我留着', '黑色41帮我先留一下'])(
    'hears how many are left, and that a person asks whether it can be: %s',
    (text) => {
      for (const as of ['out_of_scope', 'color_choice/which']) {
        const { decision, text: reply } = draft(text, as)
        expect(decision).toBe('handoff')
        expect(reply).toMatch(/1件.*留|留.*1件/)
      }
    },
  )
  test('hears so of a size that is made in two colours', () => {
    const { decision, text } = draft('42的给我留一双吧')
    expect(decision).toBe('handoff')
    expect(text).toMatch(/黑色、棕色.*留/)
  })
})

describe('whether it is the last one', () => {
  test.each([
    ['黑色41是不是最后一双', '1件'],
    ['黑色41就剩一双了对吧', '1件'],
    ['棕色42只有一双了吗', '3件'],
  ])('is answered by how many are left: %s', (text, left) => {
    expect(draft(text).text).toContain(left)
  })
})
