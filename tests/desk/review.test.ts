import { describe, expect, it } from 'vitest'
import { correctIntent, dismiss, handOver, sendDraft } from '../../src/desk/review.ts'
import { InputError } from '../../src/errors.ts'
import { collected } from '../store/samples.ts'
import { eachWithBench, sampleShop } from './samples.ts'
import { asks, drafts, lastDraft, outbox, says, stateOf, waiting, worked } from './steps.ts'

describe('an agent', () => {
  const bench = eachWithBench()
  const corrections = () => collected(bench.ctx.store.exportCorrections(null))

  /** The decision on the last draft, as the agent 小李 sees it. */
  async function seen() {
    const draft = await lastDraft(bench)
    return { draftId: draft.id, version: draft.version, agent: '小李' }
  }

  it('sends a draft as it is', async () => {
    await asks(bench, '是正品吗')
    const heard: string[] = []
    bench.ctx.bus.on('outbox', ({ conversationId }) => heard.push(conversationId))
    expect(await sendDraft(bench.ctx, await seen())).toBe('done')
    expect(await outbox(bench)).toMatchObject([
      { text: '0: 是正品吗', channel: 'standard', deliveredAt: null },
    ])
    expect(await lastDraft(bench)).toMatchObject({ status: 'sent', closedBy: '小李' })
    expect(await corrections()).toEqual([])
    expect(heard).toEqual(['c1'])
  })

  it('sends own words, which are remembered as told and kept as a correction', async () => {
    await asks(bench, '是正品吗')
    expect(await sendDraft(bench.ctx, { ...(await seen()), text: ' 亲，是正品哦 ' })).toBe('done')
    expect(await outbox(bench)).toMatchObject([{ text: '亲，是正品哦' }])
    expect(await stateOf(bench)).toMatchObject({ said: [{ by: 'us', text: '亲，是正品哦' }], unanswered: [] })
    expect(await corrections()).toMatchObject([
      {
        text: '是正品吗',
        predicted: 'authenticity',
        intent: null,
        draftText: '0: 是正品吗',
        sentText: '亲，是正品哦',
        agent: '小李',
      },
    ])
  })

  it('says what the customer really wanted', async () => {
    await asks(bench, '是正品吗')
    await sendDraft(bench.ctx, { ...(await seen()), intent: 'invoice' })
    expect(await corrections()).toMatchObject([{ predicted: 'authenticity', intent: 'invoice' }])
  })

  it('corrects nothing by confirming what was understood', async () => {
    await asks(bench, '是正品吗')
    await sendDraft(bench.ctx, { ...(await seen()), intent: 'authenticity' })
    expect(await corrections()).toEqual([])
  })

  it('can correct without deciding', async () => {
    await asks(bench, '是正品吗')
    expect(await correctIntent(bench.ctx, { ...(await seen()), intent: 'out_of_scope' })).toBe('done')
    expect(await lastDraft(bench)).toMatchObject({ status: 'waiting', version: 2 })
    expect(await corrections()).toMatchObject([{ intent: 'out_of_scope', sentText: null }])
  })

  it('can not send nothing, nor more than the platform takes', async () => {
    await asks(bench, '转人工')
    await expect(sendDraft(bench.ctx, await seen())).rejects.toThrow(InputError)
    await expect(sendDraft(bench.ctx, { ...(await seen()), text: '  ' })).rejects.toThrow(InputError)
    await expect(sendDraft(bench.ctx, { ...(await seen()), text: '好'.repeat(4001) })).rejects.toThrow('4000')
    expect(await sendDraft(bench.ctx, { ...(await seen()), text: '我来帮您' })).toBe('done')
    expect(await stateOf(bench)).toMatchObject({ said: [{ text: '我来帮您' }] })
  })

  it('takes a conversation over, after which nothing of it goes out by itself', async () => {
    bench.useShop(sampleShop({ autonomy: { default: 'draft', intents: { invoice: 'auto' } } }))
    await asks(bench, '是正品吗')
    expect(await handOver(bench.ctx, await seen())).toBe('done')
    await asks(bench, '有发票吗')
    bench.pass(60_000)
    await worked(bench)
    expect(await stateOf(bench)).toMatchObject({ personSpoke: true })
    expect((await drafts(bench)).map(({ status }) => status)).toEqual(['handed_over', 'waiting'])
    expect(await outbox(bench)).toEqual([])
  })

  it('dismisses a draft', async () => {
    await asks(bench, '是正品吗')
    expect(await dismiss(bench.ctx, await seen())).toBe('done')
    expect(await waiting(bench)).toEqual([])
    expect(await outbox(bench)).toEqual([])
  })

  it('ends the burst by sending', async () => {
    await asks(bench, '是正品吗')
    await sendDraft(bench.ctx, await seen())
    await asks(bench, '有发票吗')
    expect(await waiting(bench)).toEqual(['1: 有发票吗'])
  })

  it('is told when the draft has changed or is gone', async () => {
    await asks(bench, '是正品吗')
    const old = await seen()
    await says(bench, '有发票吗')
    await worked(bench)
    expect(await sendDraft(bench.ctx, old)).toBe('stale')
    expect(await handOver(bench.ctx, { ...(await seen()), version: 9 })).toBe('stale')
    expect(await dismiss(bench.ctx, { ...old, draftId: 'none' })).toBe('unknown')
    expect(await outbox(bench)).toEqual([])
  })

  it('decides once, also with two clicks at the same time', async () => {
    await asks(bench, '是正品吗')
    const decision = await seen()
    const answers = await Promise.all([sendDraft(bench.ctx, decision), sendDraft(bench.ctx, decision)])
    expect(answers.sort()).toEqual(['done', 'stale'])
    expect(await outbox(bench)).toHaveLength(1)
  })

  it('is not held up by a conversation that moves on beneath the decision', async () => {
    await asks(bench, '是正品吗')
    const decision = await seen()
    bench.pass(9000)
    await says(bench, '有发票吗')
    const [answer] = await Promise.all([handOver(bench.ctx, decision), worked(bench)])
    expect(answer).toBe('done')
    expect(await stateOf(bench)).toMatchObject({ personSpoke: true })
    expect(await waiting(bench)).toHaveLength(1)
  })
})
