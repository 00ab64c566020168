import { describe, expect, it } from 'vitest'
import type { DraftCommit, Store } from '../../src/store/store.ts'
import type { Subject } from './contract.ts'
import { C1, delivery, drafted, NOON, sampleDraft, sampleMessage, samplePlan } from './samples.ts'

/** A commit on top of what is stored, for a message that has just come. */
async function nextCommit(subject: Subject, over: Partial<DraftCommit> = {}): Promise<DraftCommit> {
  const message = sampleMessage()
  await subject.store.receiveMessage(delivery(), message)
  const [item] = await subject.store.takeWork(NOON, 1000, 1)
  const conversation = await subject.store.conversation(C1)
  const draft = sampleDraft({ messageIds: [message.id] })
  return {
    workItemId: item!.id,
    conversation: conversation!,
    events: [],
    draft,
    close: [],
    stopAutoSend: false,
    at: NOON,
    ...over,
  }
}

const handoff = (urgency: 'normal' | 'high' | 'urgent') => ({
  plan: samplePlan({
    decision: 'handoff',
    handoff: { urgency, sign: null, summary: '', candidates: [], slots: [], told: [], bargaining: [] },
  }),
})

const logOf = async (store: Store) => (await store.eventsOf(C1, 0)).map(({ event }) => event)

export function draftBehaviour(subject: Subject): void {
  describe('committing a draft', () => {
    it('stores it and ends the work', async () => {
      const { draft } = await drafted(subject.store)
      expect(await subject.another.draft(draft.id)).toEqual(draft)
      expect(await subject.another.drafts(C1)).toEqual([draft])
      expect(await subject.another.conversation(C1)).toMatchObject({ version: 2 })
      expect(await subject.store.takeWork(NOON + 9999, 1000, 10)).toEqual([])
    })

    it('appends to the log what was understood, in its order', async () => {
      const reading = { questions: [], slots: [], situation: null }
      const commit = await nextCommit(subject)
      const [id = ''] = commit.draft!.messageIds
      const events = [
        { type: 'reading' as const, at: NOON, messageIds: [id], reading },
        { type: 'dismissal' as const, at: NOON, messageIds: [id], by: 'engine' },
      ]
      await subject.store.commitDraft({ ...commit, events })
      const log = await logOf(subject.another)
      expect(log).toMatchObject([{ type: 'message', id }, ...events])
    })

    it('leaves the log alone where it is stale', async () => {
      const commit = await nextCommit(subject)
      await subject.store.commitDraft(commit)
      const events = [{ type: 'handoff' as const, at: NOON, by: '小李' }]
      expect(await subject.store.commitDraft({ ...commit, events })).toBe('stale')
      expect(await logOf(subject.store)).toHaveLength(1)
    })

    it('replaces the draft before it', async () => {
      const { draft } = await drafted(subject.store)
      const commit = await nextCommit(subject, {
        close: [{ draftId: draft.id, status: 'superseded' }],
        at: NOON + 7,
      })
      expect(await subject.store.commitDraft(commit)).toBe('done')
      expect(await subject.store.draft(draft.id)).toMatchObject({
        status: 'superseded',
        closedAt: NOON + 7,
        version: 2,
      })
      expect(await subject.store.queue(null, 10)).toMatchObject([{ draft: { id: commit.draft?.id } }])
    })

    it('is stale where the conversation has moved on', async () => {
      const commit = await nextCommit(subject)
      const early = { ...commit.conversation, version: commit.conversation.version - 1 }
      expect(await subject.store.commitDraft({ ...commit, conversation: early })).toBe('stale')
      expect(await subject.store.drafts(C1)).toEqual([])
      expect(await subject.store.commitDraft(commit)).toBe('done')
    })

    it('is stale where the work was done by another node', async () => {
      const commit = await nextCommit(subject)
      await subject.another.commitDraft(commit)
      const conversation = await subject.store.conversation(C1)
      const late = { ...commit, conversation: conversation!, draft: sampleDraft() }
      expect(await subject.store.commitDraft(late)).toBe('stale')
      expect(await subject.store.drafts(C1)).toHaveLength(1)
    })

    it('is stale where a draft to be closed was closed by someone else', async () => {
      const { draft } = await drafted(subject.store)
      const commit = await nextCommit(subject, { close: [{ draftId: draft.id, status: 'superseded' }] })
      await subject.store.receiveRecall(delivery(), 'c1', draft.messageIds[0]!, NOON)
      expect(await subject.store.commitDraft(commit)).toBe('stale')
      expect(await subject.store.drafts(C1)).toHaveLength(1)
    })

    it('happens once when two nodes commit at the same time', async () => {
      const commit = await nextCommit(subject)
      const answers = await Promise.all([
        subject.store.commitDraft(commit),
        subject.another.commitDraft({ ...commit, draft: sampleDraft() }),
      ])
      expect(answers.sort()).toEqual(['done', 'stale'])
      expect(await subject.store.drafts(C1)).toHaveLength(1)
    })

    it('can take the clock from all drafts of the conversation', async () => {
      const { draft } = await drafted(subject.store, {}, { autoSendAt: NOON + 8000 })
      await subject.store.commitDraft(await nextCommit(subject, { draft: null, stopAutoSend: true }))
      expect(await subject.store.draft(draft.id)).toMatchObject({ status: 'waiting', autoSendAt: null })
    })
  })

  describe('the queue', () => {
    it('shows the most urgent first, then who waits longest', async () => {
      const { store } = subject
      await drafted(store, { conversationId: 'normal' })
      await drafted(store, { conversationId: 'normal-earlier', receivedAt: NOON - 1 })
      await drafted(store, { conversationId: 'high' }, handoff('high'))
      await drafted(store, { conversationId: 'urgent' }, handoff('urgent'))
      const queue = await store.queue(null, 10)
      expect(queue.map(({ conversation }) => conversation.id)).toEqual([
        'urgent',
        'high',
        'normal-earlier',
        'normal',
      ])
    })

    it('tells since when the oldest message waits and holds one shop or all, up to the limit', async () => {
      await drafted(subject.store, { receivedAt: NOON - 500 }, { createdAt: NOON })
      await drafted(subject.store, { shop: 'haidexin', conversationId: 'c2' })
      expect(await subject.store.queue(['kangnai'], 10)).toMatchObject([{ waitingSince: NOON - 500 }])
      expect(await subject.store.queue(null, 10)).toHaveLength(2)
      expect(await subject.store.queue(null, 1)).toHaveLength(1)
    })

    it('takes the moment a draft was made where it answers no message', async () => {
      await drafted(subject.store, { receivedAt: NOON - 500 }, { messageIds: [], createdAt: NOON + 3 })
      expect(await subject.store.queue(null, 10)).toMatchObject([{ waitingSince: NOON + 3 }])
    })

    it('keeps apart what two shops call the same', async () => {
      await drafted(subject.store, { text: '甲' })
      await drafted(subject.store, { shop: 'haidexin', text: '乙' })
      const queue = await subject.store.queue(['haidexin'], 10)
      expect(queue).toMatchObject([{ conversation: { shop: 'haidexin', lastText: '乙' } }])
      expect(await subject.store.openConversations('haidexin')).toBe(1)
    })

    it('counts conversations, not drafts, as open', async () => {
      await drafted(subject.store)
      await drafted(subject.store)
      await drafted(subject.store, { conversationId: 'c2' })
      expect(await subject.store.openConversations('kangnai')).toBe(2)
    })
  })

  describe('drafts that go out by themselves', () => {
    it('are due at their time', async () => {
      const { draft } = await drafted(subject.store, {}, { autoSendAt: NOON + 8000 })
      await drafted(subject.store, { conversationId: 'c2' })
      expect(await subject.store.dueDrafts(NOON + 7999, 10)).toEqual([])
      expect(await subject.store.dueDrafts(NOON + 8000, 10)).toEqual([draft])
    })

    it('wait while a message of the conversation is not yet planned', async () => {
      await drafted(subject.store, {}, { autoSendAt: NOON })
      await subject.store.receiveMessage(delivery(), sampleMessage())
      expect(await subject.store.dueDrafts(NOON + 8000, 10)).toEqual([])
      // Nor once the message is read.
      expect(await subject.store.messages(C1)).toHaveLength(2)
      expect(await subject.store.dueDrafts(NOON + 8000, 10)).toEqual([])
    })
  })
}
