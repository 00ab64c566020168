import { describe, expect, it } from 'vitest'
import { sendDraft } from '../../src/desk/review.ts'
import { ECHOES, SENT } from '../conversation/events.ts'
import { eachWithBench } from './samples.ts'
import { agentSays, asks, lastDraft, says, stateOf, unanswered, waiting, worked } from './steps.ts'

describe('what comes back from the platform', () => {
  const bench = eachWithBench()

  /** A question that was answered, and a newer one. */
  async function answeredThenAsked(): Promise<void> {
    await asks(bench, '是正品吗')
    const { id: draftId, version } = await lastDraft(bench)
    await sendDraft(bench.ctx, { draftId, version, agent: '小李', text: SENT })
    bench.pass(1000)
    await asks(bench, '有发票吗')
    bench.pass(1000)
  }

  it.each(ECHOES)('of our own reply, %s, leaves the newer question waiting', async (_, text) => {
    await answeredThenAsked()
    await agentSays(bench, text)
    await worked(bench)
    expect(await waiting(bench)).toEqual(['1: 有发票吗'])
    expect(await stateOf(bench)).toMatchObject({ personSpoke: false })
  })

  it('of an agent, late, leaves a newer question waiting', async () => {
    const sentAt = new Date(bench.ctx.clock()).toISOString()
    bench.pass(5000)
    await asks(bench, '有发票吗')
    await agentSays(bench, '您看中哪款了', { sentAt })
    await worked(bench)
    expect(await unanswered(bench)).toEqual(['有发票吗'])
    expect(await waiting(bench)).toHaveLength(1)
  })

  it('of an automatic greeting closes no question', async () => {
    await asks(bench, '有发票吗')
    await agentSays(bench, '欢迎光临')
    await worked(bench)
    expect(await waiting(bench)).toEqual(['0: 有发票吗'])
  })

  it('of an automatic greeting closes a greeting', async () => {
    await asks(bench, '在吗')
    await agentSays(bench, '欢迎光临')
    await worked(bench)
    expect(await waiting(bench)).toEqual([])
    expect(await unanswered(bench)).toEqual([])
  })

  it('of an agent who answers the first of two questions leaves the second waiting', async () => {
    await asks(bench, '用什么快递')
    bench.pass(60_000)
    await says(bench, '有发票吗')
    await worked(bench)
    bench.pass(1000)
    await agentSays(bench, '发中通快递的')
    await worked(bench)
    expect(await unanswered(bench)).toContain('有发票吗')
    expect(await waiting(bench)).toHaveLength(1)
  })
})
