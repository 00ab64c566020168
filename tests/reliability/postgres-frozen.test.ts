import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { UnavailableError } from '../../src/errors.ts'
import { postgresStore } from '../../src/store/postgres.ts'
import { type PostgresServer, startPostgres } from '../setup/postgres-server.ts'
import { C1, delivery, NOON, sampleMessage } from '../store/samples.ts'

/** What a caller waits at most, with room for a machine that is busy with other things. */
const AT_MOST_MS = 2000 + 3000

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

describe('a PostgreSQL that stands still', () => {
  it('fails reads, writes and new connections in time, and everything works again when it goes on', async () => {
    const store = await postgresStore(server.url)
    await store.receiveMessage(delivery(), sampleMessage({ id: 'before' }))
    server.freeze()
    const since = performance.now()
    // More than there are connections: some read, some write, some wait for a connection.
    const asked = Array.from({ length: 30 }, (_, i) =>
      i % 2 === 0 ? store.messages(C1) : store.receiveMessage(delivery(), sampleMessage({ id: `m${i}` })),
    )
    const outcomes = await Promise.allSettled(asked)
    expect(performance.now() - since).toBeLessThan(AT_MOST_MS)
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(UnavailableError) })
    server.thaw()
    await vi.waitFor(() => store.ping(), { timeout: 15_000 })
    expect(await store.receiveMessage(delivery(), sampleMessage({ id: 'after' }))).toEqual({
      status: 'accepted',
    })
    // Nothing that was begun and given up has become part of what came later.
    const stored = (await store.messages(C1)).map(({ id }) => id)
    const work = (await store.takeWork(NOON, 1000, 100)).length
    expect(stored).toEqual(expect.arrayContaining(['before', 'after']))
    expect(work).toBeGreaterThan(0)
    await store.close()
  })

  it('is left in time by a store that is closed', async () => {
    const store = await postgresStore(server.url)
    await store.ping()
    server.freeze()
    const since = performance.now()
    const waits = expect(store.ping()).rejects.toThrow(UnavailableError)
    await store.close()
    await waits
    expect(performance.now() - since).toBeLessThan(AT_MOST_MS)
    server.thaw()
  })
})
