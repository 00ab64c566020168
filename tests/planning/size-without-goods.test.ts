import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said } from './helpers.ts'

const SHOE = productRecordSchema.parse({
  id: 'S1',
  title: '平底牛津鞋',
  status: 'on_sale',
  fit: '标准码',
  skus: ['40', '41', '42'].map((size) => sku('黑色', size, 39900, 3)),
  sizeChart: {
    by: 'footLengthMm',
    rows: ['40', '41', '42'].map((size, i) => ({ size, min: 246 + 5 * i, max: 250 + 5 * i })),
  },
})

const size = (text: string, value: string) => said(text, 'size_advice', { size: value })
const footTold = size('脚量下来25.3 拿多大', '25.3')

describe('a size asked for before anything is looked at', () => {
  test.each([size('平时跑鞋42 在你家拿几码', '42'), footTold, size('我穿41 你们偏不偏码', '41')])(
    'asks which one it is, not for the size that was told: $text',
    (question) => {
      const draft = draftBeside([SHOE], [question], { looking: false })
      expect(draft.decision).toBe('clarify')
      expect(draft.text).toMatch(/哪一?款|链接/)
      expect(draft.text).not.toMatch(/脚长|平时/)
    },
  )

  test.each(['就这个', '这款', '就是这双'])('is answered once %s comes with the goods', (text) => {
    const draft = draftBeside([SHOE], [footTold, text], { from: 1 })
    expect(draft.decision).toBe('reply')
    expect(draft.text).toContain('41码')
  })

  test('is reckoned from a foot that is told with its tenths alone', () => {
    const draft = draftBeside(
      [SHOE],
      [size('球鞋42 皮鞋买几码', '42'), size('量了是25.3上下', '25.3'), '这款'],
      {
        from: 2,
      },
    )
    expect(draft.text).toContain('41码')
  })

  test('is for a person once it was asked which one it is', () => {
    const draft = draftBeside([SHOE], [footTold, size('25.3穿几码嘛', '25.3')], { looking: false })
    expect(draft.decision).toBe('handoff')
  })
})
