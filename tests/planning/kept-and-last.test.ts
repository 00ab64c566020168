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

describe('who wants one to be kept and names no variant', () => {
  const LAMP = productRecordSchema.parse({
    id: 'L',
    title: '纸艺落地灯',
    category: '灯具/落地灯',
    priceFen: 30000,
    skus: [{ id: 'L1', color: '米白', stock: 4 }],
  })
  test.each(['先给我留着哈', '能帮我预留一台吗', '替我占一个', '麻烦帮我扣一盏 后天拍'])(
    'hears how many are left of the only one: %s',
    (text) => {
      for (const as of ['low_confidence', 'stock/available', 'payment/later']) {
        const { decision, text: reply } = draftBeside([LAMP], [said(text, as)])
        expect(decision).toBe('handoff')
        expect(reply).toMatch(/4件.*留|留.*4件/)
      }
    },
  )
  test.each(['给我留一双', '先帮我占一双'])('is asked which one where there are several: %s', (text) => {
    const { decision, text: reply } = draft(text)
    expect(decision).toBe('handoff')
    expect(reply).toMatch(/颜色.*规格|现在.*有货|眼下能拍/)
  })
  test('is asked for the goods where none are known', () => {
    const { text } = draftBeside([], [said('给我留一双', 'stock/available')])
    expect(text).toMatch(/链接.*留|留.*链接/)
  })
  test('keeps no note, no address and no money', () => {
    for (const text of ['给我留个电话', '帮我扣一下红包', '给我留着放驿站'])
      expect(draft(text).text).not.toMatch(/能不能留|留不留得了/)
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
