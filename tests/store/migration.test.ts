import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { firstTables } from '../../src/store/migrations/001-first-tables.ts'
import { openPostgres, postgresStore } from '../../src/store/postgres.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { makeDatabase } from './databases.ts'
import { commit, delivery, NOON, outboxItem, sampleDraft, sampleMessage } from './samples.ts'

/** The kinds of events of a conversation with their words. */
async function logOf(store: Store, id: string): Promise<string[]> {
  const events = await store.events('kangnai', id)
  return events.map((event) => ('text' in event ? `${event.type} ${event.text}` : event.type))
}

/** A new message is drafted and its draft is sent: the log goes on. */
async function goesOn(store: Store, conversationId: string): Promise<void> {
  const before = await store.events('kangnai', conversationId)
  const message = sampleMessage({ conversationId, receivedAt: NOON, text: '在吗' })
  await store.receiveMessage(delivery(), message)
  const [item] = await store.takeWork(Number.MAX_SAFE_INTEGER - 10_000, 1000, 1)
  const conversation = await store.conversation('kangnai', conversationId)
  const draft = sampleDraft({ conversationId, messageIds: [message.id] })
  expect(await commit(store, item!.id, conversation!, draft)).toBe('done')
  const sent = { draftId: draft.id, version: 1, status: 'sent' as const, agent: '小李', at: NOON }
  const rest = { outbox: outboxItem(draft), correction: null, events: [], stopAutoSend: false }
  expect(await store.commitReview({ ...sent, ...rest })).toBe('done')
  expect(await store.events('kangnai', conversationId)).toHaveLength(before.length + 1)
}

describe('a SQLite file of the first release', () => {
  let folder: string
  let store: Store
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shouda-release-'))
    const file = join(folder, 'shouda.db')
    copyFileSync('tests/fixtures/release-1.sqlite', file)
    store = await sqliteStore(file)
  })
  afterEach(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  it('has its messages and the replies that were sent in the log, no draft that was not', async () => {
    expect(await logOf(store, 'waiting')).toEqual(['message 保真吗'])
    expect(await logOf(store, 'agent')).toEqual(['message 是不是真货', 'agent_message 是的，专柜可以验'])
    expect(await logOf(store, 'own-words')).toEqual(['message 能开发票吗', 'reply 可以开的'])
    expect(await logOf(store, 'recalled')).toEqual(['message 江西', 'recall'])
  })

  it('knows which messages a reply answered, and who sent it', async () => {
    const events = await store.events('kangnai', 'sent')
    const reply = events.find(({ type }) => type === 'reply')
    expect(reply).toMatchObject({ messageIds: ['s1'], author: '小李' })
  })

  it('keeps the drafts that wait, and work goes on', async () => {
    expect(await store.drafts('kangnai', 'waiting')).toMatchObject([{ status: 'waiting' }])
    await goesOn(store, 'sent')
  })
})

describe('a PostgreSQL database of the first release', () => {
  it('has its messages in the log, and work goes on', async () => {
    const { url, drop } = await makeDatabase()
    const db = openPostgres(url)
    const target = { seq: 'bigserial primary key', lock: async () => {} }
    await migrate(db, target, [{ version: 1, statements: firstTables }])
    await sql`insert into conversations (shop, id, channel, state, version, last_message_at, last_text)
      values ('kangnai', 'c1', 'standard', '{}', 1, ${NOON}, '保真吗')`.execute(db)
    await sql`insert into messages (shop, channel, id, conversation_id, sender_id, sender_role, text, attachments,
      sent_at, received_at, recalled) values ('kangnai', 'standard', 'm1', 'c1', 'u1', 'customer', '保真吗', '[]',
      ${NOON}, ${NOON}, 0)`.execute(db)
    await sql`insert into outbox (id, shop, channel, conversation_id, text, created_at, attempts, next_attempt_at,
      failed, pending) values ('r1', 'kangnai', 'standard', 'c1', '是正品', ${NOON}, 0, ${NOON}, 0, 0)`.execute(
      db,
    )
    await db.destroy()
    const store = await postgresStore(url)
    expect(await logOf(store, 'c1')).toEqual(['message 保真吗', 'reply 是正品'])
    await goesOn(store, 'c1')
    await store.close()
    await drop()
  })
})
