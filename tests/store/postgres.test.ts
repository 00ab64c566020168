import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { UnavailableError } from '../../src/errors.ts'
import { openPostgres, postgresStore } from '../../src/store/postgres.ts'
import { storeContract } from './contract.ts'
import { makeDatabase, onServer } from './databases.ts'
import { delivery, NOON, sampleMessage } from './samples.ts'

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
    const { rows } = await sql`show synchronous_commit`.execute(db)
    expect(rows).toEqual([{ synchronous_commit: 'on' }])
    await db.destroy()
    await drop()
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
