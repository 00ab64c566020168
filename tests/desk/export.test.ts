import { describe, expect, it } from 'vitest'
import { exportRows, withoutPhones } from '../../src/desk/export.ts'
import { sendDraft } from '../../src/desk/review.ts'
import { collected } from '../store/samples.ts'
import { eachWithBench } from './samples.ts'
import { asks, lastDraft } from './steps.ts'

describe('phone numbers', () => {
  it.each([
    ['我电话13812345678', '我电话138****5678'],
    ['138 1234 5678', '138 **** 5678'],
    ['138-1234-5678。', '138-****-5678。'],
    ['+8613812345678', '+86138****5678'],
    ['１３８１２３４５６７８', '１３８****５６７８'],
    ['0577-12345678', '0577-****5678'],
    ['057712345678', '0577****5678'],
    ['13812345678和13987654321', '138****5678和139****4321'],
  ])('are masked in %s', (text, masked) => {
    expect(withoutPhones(text)).toBe(masked)
  })

  it.each(['订单2026112113812345678', '42码', '1381234567', '12812345678', '价格459.00', '12315'])(
    'are not seen in %s',
    (text) => expect(withoutPhones(text)).toBe(text),
  )
})

describe('an export', () => {
  const bench = eachWithBench()

  it('holds messages, drafts and corrections with masked phone numbers', async () => {
    await asks(bench, '是正品吗 13812345678', { messageId: 'm-13812345678' })
    const draft = await lastDraft(bench)
    await sendDraft(bench.ctx, { draftId: draft.id, version: 1, agent: '小李', text: '请加13812345678' })
    const { store } = bench.ctx
    expect(await collected(exportRows(store, 'messages', null))).toMatchObject([
      { id: 'm-13812345678', text: '是正品吗 138****5678', sender: { role: 'customer' }, recalled: false },
    ])
    expect(await collected(exportRows(store, 'drafts', 'kangnai'))).toMatchObject([
      { text: '0: 是正品吗 138****5678', status: 'sent' },
    ])
    expect(await collected(exportRows(store, 'corrections', null))).toMatchObject([
      { text: '是正品吗 138****5678', sentText: '请加138****5678' },
    ])
    expect(await collected(exportRows(store, 'messages', 'haidexin'))).toEqual([])
  })
})
