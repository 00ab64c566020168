import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { firstTables } from '../../src/store/migrations/001-first-tables.ts'
import { postgresStore } from '../../src/store/postgres.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { makeDatabase } from './databases.ts'
import { C1, collected, delivery, keyFor, LANE, NOON, sampleMessage } from './samples.ts'

/** Written by the first release: replies delivered, refused and leaving, a recall, an order, work that waits. */
const FIRST_RELEASE = 'tests/fixtures/first-release.sqlite'

/** Parents before their children. */
const TABLES = [
  'deliveries',
  'messages',
  'recalls',
  'conversations',
  'drafts',
  'corrections',
  'work',
  'outbox',
  'agents',
]

/** The account that the first release made by itself. */
const ADMIN = `insert into agents (id, name, role, password_hash) values ('a0', 'admin', 'supervisor', 'argon')`

async function onSqlite() {
  const folder = mkdtempSync(join(tmpdir(), 'shouda-upgrade-'))
  const file = join(folder, 'shouda.db')
  copyFileSync(FIRST_RELEASE, file)
  const before = new DatabaseSync(file)
  before.exec(ADMIN)
  before.close()
  return { store: await sqliteStore(file), remove: async () => rmSync(folder, { recursive: true }) }
}

/** The same rows in a PostgreSQL database as the first release made it. */
async function onPostgres() {
  const { url, drop } = await makeDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of firstTables('bigserial primary key')) await client.query(statement)
  await client.query('create table migrations (version integer primary key)')
  await client.query('insert into migrations (version) values (1)')
  const source = new DatabaseSync(FIRST_RELEASE, { readOnly: true })
  for (const table of TABLES) {
    for (const row of source.prepare(`select * from ${table}`).all() as Record<string, unknown>[]) {
      const names = Object.keys(row).filter((name) => name !== 'seq')
      const places = names.map((_, index) => `$${index + 1}`)
      await client.query(
        `insert into ${table} (${names}) values (${places})`,
        names.map((name) => row[name]),
      )
    }
  }
  source.close()
  await client.query(ADMIN)
  await client.end()
  return { store: await postgresStore(url), remove: drop }
}

const types = async (store: Store, key = C1) => (await store.eventsOf(key, 0)).map(({ event }) => event.type)

describe.each([
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
])('a %s database of the first release', (_, open) => {
  it('keeps its messages, drafts, replies and work', async () => {
    const { store, remove } = await open()
    expect(await store.messages(C1)).toMatchObject([
      { text: '这鞋是正品吗' },
      { text: '保真吗' },
      { text: '在的亲' },
      { text: '系统通知' },
    ])
    expect(await store.messages(keyFor('c4'))).toMatchObject([{ recalled: true }])
    expect(await store.outboxFor(C1)).toMatchObject([
      { author: '小李', state: 'delivered' },
      { text: '亲，支持专柜验货', author: '小李' },
    ])
    expect(await store.outboxFor(keyFor('c2'))).toMatchObject([{ state: 'refused', author: 'auto' }])
    expect(await store.queue(null, 10)).toMatchObject([
      { draft: { conversationId: 'c5', channel: 'standard' } },
    ])
    expect(await store.takeOutbox(LANE, NOON, 1000, 10)).toMatchObject([{ conversationId: 'c3' }])
    expect(
      (await store.takeWork(NOON + 99_999, 1000, 10)).map(({ shop, conversationId }) => [
        shop,
        conversationId,
      ]),
    ).toEqual([
      ['kangnai', 'c1'],
      ['kangnai', 'c2'],
      ['kangnai', 'c4'],
      ['haidexin', 'c1'],
    ])
    expect(await collected(store.exportCorrections(null))).toMatchObject([{ sentText: '亲，支持专柜验货' }])
    await store.close()
    await remove()
  })

  it('has a log of all that happened, a refused reply not among it', async () => {
    const { store, remove } = await open()
    expect(await types(store)).toEqual(['message', 'reply', 'message', 'reply', 'agent_message'])
    expect(await types(store, keyFor('c2'))).toEqual(['message', 'order'])
    expect(await types(store, keyFor('c4'))).toEqual(['message', 'recall'])
    expect(await types(store, keyFor('c1', { shop: 'haidexin' }))).toEqual(['message'])
    const [, reply] = await store.eventsOf(C1, 0)
    expect(reply?.event).toMatchObject({
      text: '亲，这是官方旗舰店的正品哦',
      author: '小李',
      messageIds: ['m1'],
    })
    await store.close()
    await remove()
  })

  it('makes its one account an admin of all shops, and its agents members of the shops it served', async () => {
    const { store, remove } = await open()
    expect(await store.access.users()).toMatchObject([
      { name: 'admin', role: 'admin', shops: [], active: true, passwordHash: 'argon' },
      { name: '小李', role: 'agent', shops: ['haidexin', 'kangnai'] },
    ])
    await store.close()
    await remove()
  })

  it('takes what comes next', async () => {
    const { store, remove } = await open()
    const next = sampleMessage({ id: 'm1', conversationId: 'c9' })
    expect(await store.receiveMessage(delivery(), next)).toEqual({ status: 'accepted' })
    expect(await types(store, keyFor('c9'))).toEqual(['message'])
    await store.close()
    await remove()
  })
})
