import { describe, expect, it } from 'vitest'
import { exportRows } from '../../src/desk/export.ts'
import { sendDraft } from '../../src/desk/review.ts'
import { collected } from '../store/samples.ts'
import { eachWithBench } from './samples.ts'
import { asks, lastDraft } from './steps.ts'

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
