import { describe, expect, it } from 'vitest'
import type { FoundPlace } from '../../src/store/store.ts'
import type { Subject } from './contract.ts'
import { C1, delivery, drafted, NOON, replyCommit, sampleMessage, samplePlan } from './samples.ts'

const SHOPS = ['kangnai', 'haidexin']

export function findBehaviour(subject: Subject): void {
  const find = async (
    words: string,
    over: { before?: FoundPlace; limit?: number; shops?: string[] } = {},
  ) => {
    const query = { words, shops: SHOPS, before: null, limit: 10, ...over }
    return subject.another.desk.findMessages(query)
  }
  const texts = async (words: string) => (await find(words)).hits.map(({ text }) => text)
  const write = (text: string, over: Parameters<typeof sampleMessage>[0] = {}) =>
    subject.store.receiveMessage(delivery({ shop: over.shop ?? 'kangnai' }), sampleMessage({ text, ...over }))

  describe('a search', () => {
    it('finds words of two characters, newest first, and says how many there are', async () => {
      await write('运费险有吗')
      await write('这鞋是正品吗')
      await write('是不是 正品？', { shop: 'haidexin' })
      expect(await texts('正品')).toEqual(['是不是 正品？', '这鞋是正品吗'])
      expect(await texts('运费')).toEqual(['运费险有吗'])
      const first = await find('正品', { limit: 1 })
      expect([first.hits.length, first.total]).toEqual([1, 2])
      const next = await find('正品', { limit: 1, before: first.hits[0]! })
      expect(next.hits.map(({ text }) => text)).toEqual(['这鞋是正品吗'])
      expect((await find('正品', { shops: ['haidexin'] })).total).toBe(1)
    })

    it('finds one character, longer words as they stand, several words, and letters in any case', async () => {
      await write('有没有EMS')
      await write('没有发票有收据')
      expect(await texts('S')).toEqual(['有没有EMS'])
      expect(await texts('ems')).toEqual(['有没有EMS'])
      expect(await texts('发票有收')).toEqual(['没有发票有收据'])
      expect(await texts('收据 发票')).toEqual(['没有发票有收据'])
      expect(await texts('有发票没')).toEqual([])
    })

    it.each([`'`, '"', '*', '%', 'a" OR "b', '正品" OR "', '\\', ''])(
      'takes %s as words and no more',
      async (words) => {
        await write('这鞋是正品吗')
        expect(Array.isArray(await texts(words))).toBe(true)
      },
    )

    it('follows an edit and forgets what was recalled', async () => {
      const message = sampleMessage({ text: '有发票吗' })
      await subject.store.receiveMessage(delivery(), message)
      await subject.store.receiveEdit(delivery(), { ...message, text: '有收据吗', sentAt: NOON + 1 })
      expect([await texts('发票'), await texts('收据')]).toEqual([[], ['有收据吗']])
      await subject.store.receiveRecall(delivery(), 'c1', message.id, NOON + 2)
      expect(await texts('收据')).toEqual([])
    })

    it('finds replies of ours among them, in the order of their times, until they are taken back', async () => {
      const { message } = await drafted(subject.store, { text: '能开发票吗' })
      const sent = replyCommit([message.id], { at: NOON })
      sent.outbox.text = '发票随箱寄出'
      expect(await subject.store.desk.reply(sent)).toBe('done')
      await write('好的，发票收到了', { receivedAt: NOON + 1 })
      const reported = { sender: { id: 'a', role: 'agent' as const }, replyId: sent.outbox.id }
      await write('发票随箱寄出', reported)
      expect(await texts('发票')).toEqual(['好的，发票收到了', '能开发票吗', '发票随箱寄出'])
      const { hits, total } = await find('发票', { limit: 2 })
      const rest = await find('发票', { before: hits[1]! })
      expect(rest.hits).toMatchObject([{ messageId: sent.outbox.id, from: 'agent' }])
      expect([total, rest.total]).toEqual([3, 3])
      await subject.store.desk.undoReply(sent.outbox.id, NOON)
      expect((await find('发票')).total).toBe(2)
    })

    it('finds customers by their names', async () => {
      await write('在吗', { sender: { id: 'u', role: 'customer', name: '欧阳女士' } })
      const query = { words: '欧阳', shops: SHOPS, limit: 5 }
      expect(await subject.store.desk.findCustomers(query)).toMatchObject([{ customerName: '欧阳女士' }])
      expect(await subject.store.desk.findCustomers({ ...query, shops: [] })).toEqual([])
    })
  })

  describe('the figures', () => {
    it('count what was heard, drafted, decided, and what facts are missing', async () => {
      const missing = samplePlan({ intents: ['invoice'], reason: 'missing_fact' })
      await drafted(subject.store, { text: '能开专票吗' }, { plan: missing, text: null })
      const { draft } = await drafted(subject.store, { conversationId: 'c2' })
      await subject.store.commitReview({
        ...{ draftId: draft.id, version: 1, status: 'dismissed', agent: '小李', at: NOON, events: [] },
        ...{ outbox: null, correction: null, stopAutoSend: false },
        outcome: { outcome: 'rejected', reason: '广告', distance: null },
      })
      const days = new Map([['kangnai', [{ from: 0, offsetMs: 8 * 3_600_000 }]]])
      const query = { shops: ['kangnai'], from: NOON - 1, until: NOON + 1, days }
      const found = await subject.store.desk.figures(query)
      const total = (rows: readonly { n: number }[]) => rows.reduce((sum, { n }) => sum + Number(n), 0)
      expect([total(found.messages), found.conversations, total(found.drafts)]).toEqual([2, 2, 2])
      expect(found.outcomes).toMatchObject([{ outcome: 'rejected', agent: '小李', intent: 'authenticity' }])
      expect(found.handoffs).toMatchObject([{ reason: 'missing_fact' }])
      expect(found.missing).toEqual([
        { shop: 'kangnai', intent: 'invoice', kind: null, n: 1, example: '能开专票吗' },
      ])
      expect((await subject.store.desk.figures({ ...query, shops: [] })).conversations).toBe(0)
    })
  })

  describe('the first response', () => {
    const waits = async () => {
      const query = { shops: ['kangnai'], from: 0, until: NOON * 2, days: new Map() }
      return (await subject.store.desk.figures(query)).waits.map(({ ms }) => Number(ms))
    }
    const say = async (id: string, at: number) => {
      await write('在吗', { id, receivedAt: at, sentAt: at })
    }
    const reply = (seen: string[], answered: string[], at: number) => {
      const commit = replyCommit(seen, { at })
      commit.outbox.createdAt = at
      commit.event = { ...commit.event, at, messageIds: answered } as typeof commit.event
      return subject.store.desk.reply({ ...commit, seen: [...seen, ...sent], key: C1 }).then((outcome) => {
        sent.push(commit.outbox.id)
        return outcome
      })
    }
    let sent: string[] = []

    it('is one for each time that the customer waits, however much is said then', async () => {
      sent = []
      await say('m1', NOON)
      await say('m2', NOON + 1000)
      expect(await reply(['m1', 'm2'], ['m1'], NOON + 5000)).toBe('done')
      expect(await reply(['m1', 'm2'], ['m2'], NOON + 9000)).toBe('done')
      expect(await waits()).toEqual([5000])
      await say('m3', NOON + 20_000)
      expect(await reply(['m3'], ['m3'], NOON + 22_000)).toBe('done')
      expect((await waits()).sort()).toEqual([2000, 5000])
    })

    it('falls on the day of the shop’s own clock', async () => {
      await write('在吗', { receivedAt: Date.parse('2026-11-21T23:30:00Z') })
      const hours = (offset: number) => [{ from: 0, offsetMs: offset * 3_600_000 }]
      const dayIn = async (days: Map<string, { from: number; offsetMs: number }[]>) => {
        const { messages } = await subject.store.desk.figures({
          shops: SHOPS,
          from: 0,
          until: NOON * 2,
          days,
        })
        return new Date(Math.floor(messages[0]!.day) * 86_400_000).toISOString().slice(0, 10)
      }
      expect(await dayIn(new Map([['kangnai', hours(8)]]))).toBe('2026-11-22')
      expect(
        await dayIn(
          new Map([
            ['kangnai', hours(0)],
            ['haidexin', hours(8)],
          ]),
        ),
      ).toBe('2026-11-21')
      const changed = [...hours(0), { from: NOON, offsetMs: 3_600_000 }]
      expect(await dayIn(new Map([['kangnai', changed]]))).toBe('2026-11-22')
    })
  })

  describe('what a shop keeps', () => {
    it('are phrases and settings', async () => {
      const { desk } = subject.store
      const phrase = { id: 'p1', shop: 'kangnai', title: '问好', text: '亲，在的', at: NOON }
      await desk.addPhrase(phrase)
      expect([await desk.phrases('kangnai'), await desk.phraseShop('p1')]).toEqual([[phrase], 'kangnai'])
      await desk.removePhrase('p1')
      expect([await desk.phrases('kangnai'), await desk.phraseShop('p1')]).toEqual([[], null])
      await desk.saveSetting('kangnai', 'division', { a: 1 })
      await desk.saveSetting('kangnai', 'division', { a: 2 })
      expect(await subject.another.desk.setting('kangnai', 'division')).toEqual({ a: 2 })
      expect(await desk.setting('haidexin', 'division')).toBeNull()
    })
  })
}
