import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { UnavailableError } from '../../src/errors.ts'
import { foldUpTo } from '../../src/store/inbox-queries.ts'
import { openPostgres, postgresStore, postgresWrite } from '../../src/store/postgres.ts'
import type { Db } from '../../src/store/schema.ts'
import { storeContract } from './contract.ts'
import { makeDatabase, onServer } from './databases.ts'
import { C1, delivery, keyFor, LANE, NOON, sampleMessage } from './samples.ts'

storeContract('PostgreSQL', async () => {
  const { url, drop } = await makeDatabase()
  return { open: () => postgresStore(url), remove: drop }
})

describe('the PostgreSQL store', () => {
  it('is brought up to date once by nodes that start together', async () => {
    const { url, drop } = await makeDatabase()
    const nodes = await Promise.all(Array.from({ length: 5 }, () => postgresStore(url)))
    await nodes[0]?.receiveMessage(delivery(), sampleMessage())
    expect(await nodes[4]?.takeWork(NOON, 1000, 10)).toHaveLength(1)
    for (const node of nodes) await node.close()
    await drop()
  })

  it('waits for the disk even where the server is told not to', async () => {
    const { url, drop } = await makeDatabase()
    const name = new URL(url).pathname.slice(1)
    await onServer(`alter database ${name} set synchronous_commit = off`)
    const db = openPostgres(url)
    const { rows } = await postgresWrite(db)((own) => sql`show synchronous_commit`.execute(own))
    expect(rows).toEqual([{ synchronous_commit: 'on' }])
    await db.destroy()
    await drop()
  })

  it('ends a transaction that stands still, and leaves nothing of it to the next one', async () => {
    const { url, drop } = await makeDatabase()
    const db = openPostgres(url)
    const shown = (own: Db, name: string) => sql.raw<object>(`show ${name}`).execute(own)
    await postgresWrite(db)(async (own) => {
      const { rows } = await shown(own, 'idle_in_transaction_session_timeout')
      expect(rows).toEqual([{ idle_in_transaction_session_timeout: '5s' }])
      expect((await shown(own, 'lock_timeout')).rows).toEqual([{ lock_timeout: '3s' }])
      expect((await shown(own, 'statement_timeout')).rows).toEqual([{ statement_timeout: '10s' }])
    })
    expect((await shown(db, 'lock_timeout')).rows).toEqual([{ lock_timeout: '0' }])
    const frozen = postgresWrite(db)(async (own) => {
      await setTimeout(5500)
      await sql`select 1`.execute(own)
    })
    await expect(frozen).rejects.toThrow()
    await db.destroy()
    await drop()
  })

  it('hands out what waits for a platform that was away, however much it is and before it was ever counted', async () => {
    const { url, drop } = await makeDatabase()
    const db = openPostgres(url)
    const store = await postgresStore(url)
    await sql`insert into outbox (id, shop, channel, conversation_id, text, author, body, state, created_at, attempts,
      next_attempt_at, pending)
      select 'r' || i, 'kangnai', 'standard', 'c' || (i / 2), '在的', 'auto', '{}', 'queued', i, 0, i, 1
      from generate_series(1, 60000) i`.execute(db)
    expect(await store.dueLanes(NOON)).toEqual([LANE])
    const taken = await store.takeOutbox(LANE, NOON, 1000, 3)
    expect(taken.map(({ id }) => id)).toEqual(['r1', 'r2', 'r4'])
    await store.close()
    await db.destroy()
    await drop()
  })

  it('takes the work that a frozen node does not hold, and gives up on a lock in time', async () => {
    const { url, drop } = await makeDatabase()
    const store = await postgresStore(url)
    for (const conversationId of ['c1', 'c2', 'c3'])
      await store.receiveMessage(delivery(), sampleMessage({ conversationId }))
    expect(await store.queue(null, 1)).toEqual([])
    const frozen = openPostgres(url)
    const held = await frozen.startTransaction().execute()
    await sql`select 1 from work where conversation_id = 'c1' for update`.execute(held)
    await sql`select 1 from conversations where id = 'c2' for update`.execute(held)
    const since = performance.now()
    const taken = await store.takeWork(NOON, 1000, 10)
    expect(performance.now() - since).toBeLessThan(2000)
    expect(taken.map(({ conversationId }) => conversationId)).toEqual(['c2', 'c3'])
    await expect(store.appendEvents(keyFor('c2'), [], NOON)).rejects.toThrow(UnavailableError)
    await held.rollback().execute()
    expect(await store.takeWork(NOON, 1000, 10)).toHaveLength(1)
    await store.close()
    await frozen.destroy()
    await drop()
  })

  it('takes the work that there is while a frozen node puts messages in their places', async () => {
    const { url, drop } = await makeDatabase()
    const store = await postgresStore(url)
    await store.receiveMessage(delivery(), sampleMessage())
    expect(await store.messages(C1)).toHaveLength(1)
    await store.receiveMessage(delivery(), sampleMessage({ conversationId: 'c2' }))
    const frozen = openPostgres(url)
    const held = await frozen.startTransaction().execute()
    await foldUpTo(held, Number.MAX_SAFE_INTEGER, 10)
    const since = performance.now()
    expect(await store.takeWork(NOON, 1000, 10)).toMatchObject([{ conversationId: 'c1' }])
    expect(performance.now() - since).toBeLessThan(2000)
    await held.rollback().execute()
    expect(await store.takeWork(NOON, 1000, 10)).toMatchObject([{ conversationId: 'c2' }])
    await store.close()
    await frozen.destroy()
    await drop()
  })

  it('says within seconds that a server takes connections and does not answer', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const since = performance.now()
    await expect(postgresStore(`postgres://nobody@127.0.0.1:${port}/none`)).rejects.toThrow(UnavailableError)
    expect(performance.now() - since).toBeLessThan(3500)
    silent.close()
  })

  it('says that the database is away', async () => {
    await expect(postgresStore('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow(UnavailableError)
  })

  it('comes back by itself after the server has cut its connections', async () => {
    const { url, drop } = await makeDatabase()
    const store = await postgresStore(url)
    await store.receiveMessage(delivery(), sampleMessage())
    const name = new URL(url).pathname.slice(1)
    await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
    await vi.waitFor(() => store.ping(), { timeout: 10_000 })
    expect(await store.receiveMessage(delivery(), sampleMessage())).toEqual({ status: 'accepted' })
    await store.close()
    await drop()
  })

  it('survives the loss of connections that are at work', async () => {
    const { url, drop } = await makeDatabase()
    const name = new URL(url).pathname.slice(1)
    const db = openPostgres(url)
    const cut = db.transaction().execute(async (transaction) => {
      await sql`select 1`.execute(transaction)
      await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
      // Between two queries nobody but the connection itself hears of it.
      await setTimeout(50)
      await sql`select 1`.execute(transaction)
    })
    await expect(cut).rejects.toThrow()
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
    await db.destroy()
    await drop()
  })
})
