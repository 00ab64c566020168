import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { DatabaseSync } from '@photostructure/sqlite'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UnavailableError } from '../../src/errors.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openSqlite, sqliteStore } from '../../src/store/sqlite.ts'
import { storeContract } from './contract.ts'
import { C1, delivery, sampleMessage } from './samples.ts'

/** Another process that opens the file, stores one message and ends. */
const startNode = (file: string, messageId: string) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/store/node.ts', file, messageId])

const makeFolder = () => mkdtempSync(join(tmpdir(), 'shouda-store-'))

storeContract('SQLite', async () => {
  const folder = makeFolder()
  return {
    open: () => sqliteStore(join(folder, 'shouda.db')),
    remove: async () => rmSync(folder, { recursive: true }),
  }
})

describe('the SQLite store', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = makeFolder()
    file = join(folder, 'shouda.db')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('keeps a log beside the file and checks references', async () => {
    const db = openSqlite(file)
    const pragma = async (name: string) => (await sql.raw(`PRAGMA ${name}`).execute(db)).rows[0]
    expect(await pragma('journal_mode')).toEqual({ journal_mode: 'wal' })
    expect(await pragma('foreign_keys')).toEqual({ foreign_keys: 1 })
    expect(await pragma('busy_timeout')).toEqual({ timeout: 0 })
    await db.destroy()
  })

  it('lets its owner alone read the file and the log beside it', async () => {
    writeFileSync(file, '', { mode: 0o644 })
    const store = await sqliteStore(file)
    await store.receiveMessage(delivery(), sampleMessage())
    expect([file, `${file}-wal`].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600])
    await store.close()
  })

  it('waits for a lock of another process, and the event loop goes on meanwhile', async () => {
    const store = await sqliteStore(file)
    const foreign = new DatabaseSync(file)
    foreign.exec('begin immediate')
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    let isStored = false
    const receipt = store.receiveMessage(delivery(), sampleMessage()).then((said) => {
      isStored = true
      return said
    })
    await setTimeout(1000)
    expect(isStored).toBe(false)
    foreign.exec('commit')
    foreign.close()
    expect(await receipt).toEqual({ status: 'accepted' })
    clearInterval(timer)
    expect(longest).toBeLessThan(500)
    await store.close()
  })

  it('shares commits between messages that come together', async () => {
    const store = await sqliteStore(file)
    const observer = openSqlite(file)
    const seen = new Set<number>()
    const stored = async () => {
      const count = await sql<{ n: number }>`select count(*) as n from inbox`.execute(observer)
      seen.add(count.rows[0]?.n ?? -1)
    }
    const receipts = Array.from({ length: 200 }, () =>
      store.receiveMessage(delivery(), sampleMessage()).then(stored),
    )
    await Promise.all(receipts)
    expect([...seen]).toEqual([200])
    await store.close()
    await observer.destroy()
  })

  it('knows what it has written down, also after a group came to nothing and after another wrote', async () => {
    const store = await sqliteStore(file)
    const bad = sampleMessage({ text: null as unknown as string })
    const [first, good] = [delivery(), sampleMessage()]
    const answers = await Promise.allSettled([
      store.receiveMessage(first, good),
      store.receiveMessage(delivery(), bad),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(await store.receiveMessage(first, good)).toEqual({ status: 'duplicate' })
    const again = { ...bad, text: '在吗' }
    expect(await store.receiveMessage(delivery(), again)).toEqual({ status: 'accepted' })
    const another = await sqliteStore(file)
    const [second, other] = [delivery(), sampleMessage()]
    expect(await another.receiveMessage(delivery(), again)).toEqual({ status: 'duplicate' })
    expect(await another.receiveMessage(second, other)).toEqual({ status: 'accepted' })
    expect(await store.receiveMessage(second, other)).toEqual({ status: 'duplicate' })
    expect(await store.receiveMessage({ ...second, bodyHash: 'x' }, other)).toEqual({ status: 'conflict' })
    expect(await store.receiveMessage(delivery(), other)).toEqual({ status: 'duplicate' })
    expect(await store.messages(C1)).toHaveLength(3)
    await store.close()
    await another.close()
  })

  it('uses the indexes of waiting drafts for the queue and for drafts that are due', async () => {
    const store = await sqliteStore(file)
    const db = openSqlite(file)
    const plan = async (query: string) => {
      const { rows } = await sql<{ detail: string }>`${sql.raw(`explain query plan ${query}`)}`.execute(db)
      return rows.map(({ detail }) => detail).join('\n')
    }
    const waiting = `select * from drafts where status = 'waiting'`
    expect(await plan(`${waiting} order by urgency, waiting_since, seq limit 9`)).toContain('drafts_queue')
    expect(await plan(`${waiting} and auto_send_at is not null and auto_send_at <= 5`)).toContain(
      'drafts_due',
    )
    await store.close()
    await db.destroy()
  })

  it('says which file it can not open', async () => {
    const missing = join(folder, 'no/such/folder/shouda.db')
    await expect(sqliteStore(missing)).rejects.toThrow(UnavailableError)
    await expect(sqliteStore(missing)).rejects.toThrow(missing)
  })

  it('refuses a database of a newer release', async () => {
    const db = openSqlite(file)
    const target = { seq: 'integer primary key', lock: async () => {} }
    await migrate(db, target, [{ version: 99, statements: () => [] }])
    await db.destroy()
    await expect(sqliteStore(file)).rejects.toThrow('version 99')
  })

  it('is brought up to date once by processes that start together', async () => {
    await Promise.all([startNode(file, 'm1'), startNode(file, 'm2'), startNode(file, 'm3')])
    const store = await sqliteStore(file)
    expect(await store.messages(C1)).toHaveLength(3)
    await store.close()
  })

  it('leaves nothing behind of a migration that fails', async () => {
    const db = openSqlite(file)
    const target = { seq: 'integer primary key', lock: async () => {} }
    const broken = [{ version: 1, statements: () => ['create table half (id text)', 'create nonsense'] }]
    await expect(migrate(db, target, broken)).rejects.toThrow()
    const tables = await sql`select name from sqlite_master where name in ('half', 'migrations')`.execute(db)
    expect(tables.rows).toEqual([])
    await db.destroy()
  })
})
