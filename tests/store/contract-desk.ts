import { describe, expect, it } from 'vitest'
import type { DeskQuery } from '../../src/store/store.ts'
import type { Subject } from './contract.ts'
import {
  C1,
  delivery,
  drafted,
  keyFor,
  LI,
  NOON,
  replyCommit,
  sampleDraft,
  sampleMessage,
} from './samples.ts'

const MEI = { id: 'a2', name: '小美' }

const query = (over: Partial<DeskQuery> = {}): DeskQuery => ({
  view: 'review',
  shops: ['kangnai', 'haidexin'],
  agentId: LI.id,
  now: NOON,
  targets: new Map(),
  ...over,
})

export function deskBehaviour(subject: Subject): void {
  const ids = async (over: Partial<DeskQuery> = {}, limit = 50) => {
    const { entries } = await subject.store.desk.list(query(over), null, limit)
    return entries.map(({ conversation }) => conversation.id)
  }

  describe('the desk', () => {
    it('lists a conversation once, however many drafts it has, urgent first and then the oldest', async () => {
      await drafted(subject.store, { conversationId: 'late', receivedAt: NOON - 1000 })
      await drafted(subject.store, { conversationId: 'early', receivedAt: NOON - 2000 })
      await drafted(subject.store, { conversationId: 'early', receivedAt: NOON })
      const handoff = { urgency: 'urgent', sign: null, summary: '' } as const
      const lists = { candidates: [], slots: [], told: [], bargaining: [] }
      const plan = { ...sampleDraft().plan, handoff: { ...handoff, ...lists } }
      await drafted(subject.store, { conversationId: 'urgent', receivedAt: NOON }, { plan })
      expect(await ids()).toEqual(['urgent', 'early', 'late'])
      const counted = await subject.another.desk.counts(query())
      expect(counted).toEqual({ review: 3, follow_up: 0, mine: 0, failed: 0, closed: 0 })
    })

    it('pages without a gap and says how many there are', async () => {
      for (let i = 0; i < 5; i++)
        await drafted(subject.store, { conversationId: `c${i}`, receivedAt: NOON - (i % 2) })
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page = await subject.store.desk.list(query(), cursor, 2)
        expect(page.total).toBe(5)
        seen.push(...page.entries.map(({ conversation }) => conversation.id))
        cursor = page.cursor
      } while (cursor !== null)
      expect(seen).toEqual(['c1', 'c3', 'c0', 'c2', 'c4'])
    })

    it('filters by shop, intent, reason, label and words', async () => {
      await drafted(subject.store, { conversationId: 'a' })
      await drafted(subject.store, { conversationId: 'b', shop: 'haidexin', text: '灯亮吗' }, {
        plan: { ...sampleDraft().plan, intents: ['product_question'], reason: 'missing_fact' },
      } as never)
      await subject.store.desk.setLabels(keyFor('a'), ['老客'], NOON)
      expect(await ids({ shops: ['haidexin'] })).toEqual(['b'])
      expect(await ids({ intent: 'product_question' })).toEqual(['b'])
      expect(await ids({ reason: 'missing_fact' })).toEqual(['b'])
      expect(await ids({ label: '老客' })).toEqual(['a'])
      expect(await ids({ words: '灯亮' })).toEqual(['b'])
      expect(await ids({ words: '%' })).toEqual([])
      expect(await ids({ shops: [] })).toEqual([])
    })

    it('lists what is owed an answer until one is on its way, also without a draft', async () => {
      const message = sampleMessage()
      await subject.store.receiveMessage(delivery(), message)
      expect(await ids()).toEqual(['c1'])
      expect(await subject.store.desk.reply(replyCommit([message.id]))).toBe('done')
      expect(await ids()).toEqual([])
      expect(await ids({ view: 'closed' })).toEqual(['c1'])
    })

    it('keeps what was handed over for follow-up until it is answered', async () => {
      const { draft, message } = await drafted(subject.store)
      const closed = {
        draftId: draft.id,
        version: 1,
        agent: LI.name,
        at: NOON,
        outbox: null,
        correction: null,
      }
      const events = [{ type: 'handoff' as const, at: NOON, by: LI.name }]
      await subject.store.commitReview({ ...closed, status: 'handed_over', events, stopAutoSend: true })
      expect([await ids(), await ids({ view: 'follow_up' })]).toEqual([[], ['c1']])
      await subject.store.desk.reply(replyCommit([message.id]))
      expect(await ids({ view: 'follow_up' })).toEqual([])
    })

    it('shows what a colleague has taken to others for follow-up alone', async () => {
      await drafted(subject.store)
      await subject.store.desk.assign(C1, null, MEI, NOON)
      expect([await ids(), await ids({ view: 'follow_up' })]).toEqual([[], ['c1']])
      const hers = { agentId: MEI.id }
      expect([await ids(hers), await ids({ ...hers, view: 'mine' })]).toEqual([['c1'], ['c1']])
    })

    it('lets a conversation rest until its time or until the customer writes', async () => {
      await drafted(subject.store)
      await subject.store.desk.snooze(C1, NOON + 1000, NOON)
      expect([await ids(), await ids({ view: 'follow_up' })]).toEqual([[], ['c1']])
      expect(await ids({ now: NOON + 1000 })).toEqual(['c1'])
      await subject.store.receiveMessage(delivery(), sampleMessage())
      expect(await ids()).toEqual(['c1'])
    })

    it('shows a task when it is due, until it is done', async () => {
      await subject.store.receiveMessage(delivery(), sampleMessage({ sender: { id: 'u', role: 'agent' } }))
      const task = { id: 't1', what: '问仓库', owner: LI.name, createdAt: NOON, doneAt: null }
      await subject.store.desk.addTask(C1, { ...task, dueAt: NOON + 10 })
      const due = (now: number) => ids({ view: 'follow_up', now })
      expect([await due(NOON), await due(NOON + 10)]).toEqual([[], ['c1']])
      expect(await subject.store.desk.changeTask('t1', { doneAt: NOON + 20 }, NOON + 20)).toEqual(C1)
      expect(await due(NOON + 20)).toEqual([])
    })

    it('counts a reply that did not arrive until another one did', async () => {
      const message = sampleMessage()
      await subject.store.receiveMessage(delivery(), message)
      const first = replyCommit([message.id])
      await subject.store.desk.reply(first)
      await subject.store.settleOutbox(first.outbox.id, { state: 'refused', at: NOON, error: 'no' })
      expect(await ids({ view: 'failed' })).toEqual(['c1'])
      const next = replyCommit([message.id, first.outbox.id])
      await subject.store.desk.reply(next)
      await subject.store.settleOutbox(next.outbox.id, { state: 'delivered', at: NOON })
      expect(await ids({ view: 'failed' })).toEqual([])
    })
  })

  describe('a reply of an agent', () => {
    it('is sent once, where 20 pairs race for a draft', async () => {
      for (let i = 0; i < 20; i++) {
        const key = keyFor(`r${i}`)
        const { draft, message } = await drafted(subject.store, { conversationId: key.conversationId })
        const own = (agent: typeof LI) => {
          const commit = replyCommit([message.id], { key, agent, draft: { id: draft.id, version: 1 } })
          return { ...commit, outbox: { ...commit.outbox, conversationId: key.conversationId } }
        }
        const answers = await Promise.all([
          subject.store.desk.reply(own(LI)),
          subject.another.desk.reply(own(MEI)),
        ])
        expect(answers.sort()).toEqual(['done', 'stale'])
        expect(await subject.store.outboxFor(key)).toHaveLength(1)
      }
    })

    it('is sent once, where two race without a draft', async () => {
      const message = sampleMessage()
      await subject.store.receiveMessage(delivery(), message)
      const answers = await Promise.all([
        subject.store.desk.reply(replyCommit([message.id])),
        subject.another.desk.reply(replyCommit([message.id], { agent: MEI })),
      ])
      expect(answers.sort()).toEqual(['done', 'unseen'])
    })

    it('is not sent beside a newer message that was not on screen', async () => {
      const { draft, message } = await drafted(subject.store)
      await subject.store.receiveMessage(delivery(), sampleMessage({ receivedAt: NOON + 1 }))
      const commit = replyCommit([message.id], { draft: { id: draft.id, version: 1 } })
      expect(await subject.store.desk.reply(commit)).toBe('unseen')
      expect(await subject.store.outboxFor(C1)).toEqual([])
    })

    it('is held, and taken back leaves everything as it was', async () => {
      const { draft, message } = await drafted(subject.store)
      const commit = replyCommit([message.id], {
        draft: { id: draft.id, version: 1 },
        outcome: { outcome: 'as_is', reason: null, distance: 0 },
      })
      await subject.store.desk.reply(commit)
      const lane = { shop: 'kangnai', channel: 'standard' }
      expect(await subject.store.takeOutbox(lane, NOON + 4999, 1000, 9)).toEqual([])
      expect(await subject.another.desk.undoReply(commit.outbox.id, NOON + 4000)).toMatchObject({
        id: commit.outbox.id,
      })
      expect(await subject.store.outboxFor(C1)).toEqual([])
      expect(await subject.store.draft(draft.id)).toMatchObject({ status: 'waiting', version: 3 })
      expect(await subject.store.desk.owed(C1)).toEqual([{ id: message.id, at: NOON }])
      const log = (await subject.store.eventsOf(C1, 0)).map(({ event }) => event.type)
      expect(log).toEqual(['message', 'reply', 'undo'])
    })

    it('cannot be taken back once it is due', async () => {
      const { message } = await drafted(subject.store)
      const commit = replyCommit([message.id])
      await subject.store.desk.reply(commit)
      expect(await subject.store.desk.undoReply(commit.outbox.id, NOON + 5000)).toBeNull()
      expect(
        await subject.store.takeOutbox({ shop: 'kangnai', channel: 'standard' }, NOON + 5000, 9, 9),
      ).toHaveLength(1)
    })

    it('leaves work where it passed over the draft and is taken back', async () => {
      const { draft, message } = await drafted(subject.store)
      const commit = replyCommit([message.id])
      await subject.store.desk.reply(commit)
      expect(await subject.store.draft(draft.id)).toMatchObject({ status: 'superseded' })
      await subject.store.desk.undoReply(commit.outbox.id, NOON)
      expect(await subject.store.takeWork(NOON, 9, 9)).toMatchObject([{ payload: message.id }])
    })

    it('makes tasks of what it promised, once it arrived, and only once', async () => {
      const { message } = await drafted(subject.store)
      const commit = replyCommit([message.id])
      await subject.store.desk.reply(commit)
      const task = {
        id: 'x#0',
        what: '查物流',
        owner: LI.name,
        dueAt: NOON + 9,
        createdAt: NOON,
        doneAt: null,
      }
      const settle = () =>
        subject.store.settleOutbox(commit.outbox.id, { state: 'delivered', at: NOON }, [task])
      await settle()
      await settle()
      expect(await subject.another.desk.tasks(C1)).toEqual([task])
    })
  })

  describe('a decision without words', () => {
    const handOver = (draftId: string) => ({
      ...{ draftId, version: 1, agent: LI.name, at: NOON, outbox: null, correction: null },
      ...{ status: 'handed_over' as const, stopAutoSend: true },
      events: [{ type: 'handoff' as const, at: NOON, by: LI.name }],
    })

    it('is taken back for a moment', async () => {
      const { draft } = await drafted(subject.store)
      await subject.store.commitReview(handOver(draft.id))
      expect(await subject.store.desk.reopenDraft(draft.id, 2, NOON - 5000, NOON)).toBe('done')
      expect(await subject.store.draft(draft.id)).toMatchObject({ status: 'waiting', version: 3 })
      expect(await ids()).toEqual(['c1'])
    })

    it('is not taken back later', async () => {
      const { draft } = await drafted(subject.store)
      await subject.store.commitReview(handOver(draft.id))
      expect(await subject.store.desk.reopenDraft(draft.id, 2, NOON + 1, NOON + 6000)).toBe('stale')
    })

    it('closes a conversation that owes nothing, or whose debt is dismissed; reopened, it owes again', async () => {
      await drafted(subject.store)
      const { desk } = subject.store
      expect(await desk.closeConversation(C1, LI.name, false, NOON)).toBe('owed')
      expect(await desk.closeConversation(C1, LI.name, true, NOON)).toBe('done')
      expect([await ids(), await ids({ view: 'closed' })]).toEqual([[], ['c1']])
      expect(await desk.reopenConversation(C1, LI, NOON + 1)).toBe('done')
      expect([await ids(), await ids({ view: 'mine' })]).toEqual([['c1'], ['c1']])
    })
  })

  describe('a conversation of the desk', () => {
    it('is taken by one of two', async () => {
      await drafted(subject.store)
      const answers = await Promise.all([
        subject.store.desk.assign(C1, null, LI, NOON),
        subject.another.desk.assign(C1, null, MEI, NOON),
      ])
      expect(answers.filter((one) => one?.done)).toHaveLength(1)
      const winner = answers.find((one) => one?.done)?.assignee
      expect(answers.find((one) => !one?.done)?.assignee).toEqual(winner)
      expect(await subject.store.desk.assign(keyFor('none'), null, LI, NOON)).toBeNull()
    })

    it('keeps the words of each agent apart', async () => {
      const { store } = subject
      await store.desk.saveWords(LI.id, C1, { draftId: 'd1', text: '亲', at: NOON })
      await store.desk.saveWords(LI.id, C1, { draftId: 'd1', text: '亲，在的', at: NOON })
      await store.desk.saveWords(MEI.id, C1, { draftId: null, text: '您好', at: NOON })
      await store.desk.dropWords(MEI.id, C1)
      expect(await store.desk.words(LI.id, C1)).toEqual({ draftId: 'd1', text: '亲，在的', at: NOON })
      expect(await store.desk.words(MEI.id, C1)).toBeNull()
    })

    it('comes page by page, each reply with the messages of its time', async () => {
      for (let i = 0; i < 5; i++) {
        const at = NOON + i * 1000
        await subject.store.receiveMessage(
          delivery(),
          sampleMessage({ id: `m${i}`, sentAt: at, receivedAt: at }),
        )
      }
      const commit = replyCommit(['m0', 'm1', 'm2', 'm3', 'm4'])
      await subject.store.desk.reply({ ...commit, outbox: { ...commit.outbox, createdAt: NOON + 1500 } })
      const newest = await subject.store.desk.page(C1, null, 3)
      expect(newest.messages.map(({ id }) => id)).toEqual(['m2', 'm3', 'm4'])
      expect([newest.sent.length, newest.older]).toEqual([0, 'm2'])
      const before = await subject.store.desk.page(C1, newest.older, 3)
      expect(before.messages.map(({ id }) => id)).toEqual(['m0', 'm1'])
      expect([before.sent.length, before.older]).toEqual([1, null])
    })

    it('knows the others of the same customer', async () => {
      await drafted(subject.store)
      await drafted(subject.store, { conversationId: 'c2' })
      await drafted(subject.store, { conversationId: 'c3', sender: { id: 'u2', role: 'customer' } })
      expect((await subject.store.desk.earlier(C1, 9)).map(({ id }) => id)).toEqual(['c2'])
    })

    it('keeps notes, which their authors may remove', async () => {
      await drafted(subject.store)
      const note = { id: 'n1', author: LI.name, text: '老客户', at: NOON }
      await subject.store.desk.addNote(C1, note)
      expect(await subject.store.desk.removeNote('n1', MEI.name, NOON)).toBeNull()
      expect(await subject.another.desk.notes(C1)).toEqual([note])
      expect(await subject.store.desk.removeNote('n1', LI.name, NOON)).toEqual(C1)
    })
  })

  describe('the feed of changes', () => {
    it('tells of everything in its order, until it is forgotten', async () => {
      await drafted(subject.store)
      await subject.store.desk.assign(C1, null, LI, NOON)
      const changes = await subject.another.desk.changesAfter({ tx: 0, seq: 0 }, 99)
      expect(changes.map(({ what }) => what)).toEqual(['message', 'draft', 'assignee'])
      expect(await subject.another.desk.changesAfter(changes[1]!, 99)).toEqual(changes.slice(2))
      expect(await subject.store.desk.oldestChange()).toBe(changes[0]!.tx)
      expect(await subject.store.desk.feedHorizon()).toBeGreaterThan(changes.at(-1)!.tx)
      await subject.store.desk.forgetChanges(NOON + 1)
      expect(await subject.store.desk.changesAfter({ tx: 0, seq: 0 }, 99)).toEqual([])
      expect(await subject.store.desk.oldestChange()).toBeNull()
    })
  })
}
