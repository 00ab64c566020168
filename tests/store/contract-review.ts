import { describe, expect, it } from 'vitest'
import type { Correction, Draft, ReviewCommit } from '../../src/store/store.ts'
import type { Subject } from './contract.ts'
import { C1, collected, drafted, NOON, outboxItem } from './samples.ts'

function review(draft: Draft, over: Partial<ReviewCommit> = {}): ReviewCommit {
  return {
    draftId: draft.id,
    version: draft.version,
    status: 'sent',
    agent: '小李',
    at: NOON + 3,
    outbox: outboxItem(draft),
    correction: null,
    events: [],
    stopAutoSend: false,
    ...over,
  }
}

export function correction(draft: Draft): Correction {
  return {
    id: `k-${draft.id}`,
    draftId: draft.id,
    shop: draft.shop,
    conversationId: draft.conversationId,
    text: '这鞋是正品吗',
    predicted: 'authenticity',
    intent: 'invoice',
    draftText: draft.text,
    sentText: '可以开发票哦',
    agent: '小李',
    at: NOON,
  }
}

export function reviewBehaviour(subject: Subject): void {
  describe('a review', () => {
    it('closes the draft and leaves the reply in the outbox', async () => {
      const { draft } = await drafted(subject.store)
      const commit = review(draft)
      expect(await subject.store.commitReview(commit)).toBe('done')
      expect(await subject.another.draft(draft.id)).toMatchObject({
        status: 'sent',
        version: 2,
        closedAt: NOON + 3,
        closedBy: '小李',
      })
      expect(await subject.another.outboxFor(C1)).toEqual([commit.outbox])
      expect(await subject.another.queue(null, 10)).toEqual([])
    })

    it('tells the log what was said, with the reply', async () => {
      const { draft } = await drafted(subject.store)
      const events = [{ type: 'handoff' as const, at: NOON, by: '小李' }]
      await subject.store.commitReview(review(draft, { events }))
      expect(await subject.store.conversation(C1)).toMatchObject({ version: 3 })
      expect(await subject.another.eventsOf(C1, 0)).toMatchObject([
        { event: { type: 'message' } },
        { event: events[0] },
      ])
    })

    it('is stale where the draft has changed, and then changes nothing', async () => {
      const { draft } = await drafted(subject.store)
      expect(await subject.store.commitReview(review(draft, { version: 7 }))).toBe('stale')
      expect(await subject.store.outboxFor(C1)).toEqual([])
      expect(await subject.store.conversation(C1)).toMatchObject({ version: 2 })
    })

    it('is stale for a draft that is not there', async () => {
      const { draft } = await drafted(subject.store)
      expect(await subject.store.commitReview(review({ ...draft, id: 'x' }))).toBe('stale')
    })

    it('lets one of two agents win', async () => {
      const { draft } = await drafted(subject.store)
      const answers = await Promise.all([
        subject.store.commitReview(review(draft)),
        subject.another.commitReview(review(draft)),
      ])
      expect(answers.sort()).toEqual(['done', 'stale'])
      expect(await subject.store.outboxFor(C1)).toHaveLength(1)
    })

    it('can take the clock from the other drafts', async () => {
      const other = await drafted(subject.store, {}, { autoSendAt: NOON + 8000 })
      const { draft } = await drafted(subject.store)
      const commit = review(draft, { status: 'handed_over', outbox: null, stopAutoSend: true })
      expect(await subject.store.commitReview(commit)).toBe('done')
      expect(await subject.store.draft(other.draft.id)).toMatchObject({ autoSendAt: null })
    })

    it('can leave the draft waiting and keep a correction', async () => {
      const { draft } = await drafted(subject.store)
      const kept = correction(draft)
      await subject.store.commitReview(review(draft, { status: 'waiting', outbox: null, correction: kept }))
      expect(await subject.store.draft(draft.id)).toMatchObject({
        status: 'waiting',
        version: 2,
        closedAt: null,
      })
      expect(await collected(subject.another.exportCorrections(null))).toEqual([kept])
    })
  })
}
