import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startServer } from '../../src/bootstrap/server.ts'
import { readConfig } from '../../src/config.ts'
import { UnavailableError } from '../../src/errors.ts'
import { openPostgres, postgresStore, postgresWrite } from '../../src/store/postgres.ts'
import { SECRET } from '../channels/samples.ts'
import { type PostgresServer, startPostgres } from '../setup/postgres-server.ts'
import { delivery, keyFor, sampleMessage } from '../store/samples.ts'
import { post, says, startNode } from './nodes.ts'
import { type FakePlatform, startFakePlatform } from './platforms.ts'
import { scaled, TIMEOUT, tell } from './scale.ts'

/** Room for a machine that is busy with other things. */
const BUSY_MS = 5000
const FREEZES = scaled(2, 50)

let server: PostgresServer
let platform: FakePlatform
const folder = mkdtempSync(join(tmpdir(), 'shouda-freezes-'))
beforeAll(async () => {
  server = await startPostgres()
  platform = await startFakePlatform()
})
afterAll(async () => {
  await platform.close()
  await server.stop()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  platform.got.length = 0
})

async function millisecondsOf(job: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await job()
  return performance.now() - since
}

describe('a PostgreSQL that stands still', () => {
  /** The server as it is, with the model that was made of the same data before, where there is one. */
  async function wholeServer() {
    const model = join(process.cwd(), 'data/model.bin')
    if (existsSync(model)) cpSync(model, join(folder, 'model.bin'))
    const config = readConfig({
      PORT: '0',
      DATABASE_URL: server.url,
      SHOUDA_DATA_DIR: folder,
      SHOUDA_LOG_LEVEL: 'silent',
      SHOUDA_WEBHOOK_SECRET_KANGNAI: SECRET,
    })
    const { hints, close } = await startServer(config, () => {})
    return { url: hints.join('\n').match(/http:\/\/\S+?(?=\/$)/m)![0], close }
  }

  it('is told to the platform in time, holds up no health check, and the server ends all the same', {
    timeout: TIMEOUT,
  }, async () => {
    const whole = await wholeServer()
    expect(await says(whole, 'c1', '这鞋是正品吗')).not.toBeNull()
    server.freeze()
    try {
      const answers: (number | null)[] = []
      const slowest = await millisecondsOf(async () => {
        const asked = Array.from({ length: 40 }, () =>
          post(whole, '{}').then((status) => answers.push(status)),
        )
        const said = Array.from({ length: 40 }, () => says(whole, 'c1', '能开发票吗'))
        expect((await Promise.all(said)).every((id) => id === null)).toBe(true)
        await Promise.all(asked)
      })
      expect(new Set(answers)).toEqual(new Set([400]))
      expect((await fetch(`${whole.url}/healthz`)).status).toBe(200)
      expect((await fetch(`${whole.url}/readyz`)).status).toBe(503)
      const ending = await millisecondsOf(whole.close)
      tell('PostgreSQL frozen', { slowestMs: Math.round(slowest), endingMs: Math.round(ending) })
      expect(slowest).toBeLessThan(2000 + BUSY_MS)
      expect(ending).toBeLessThan(20_000)
    } finally {
      server.thaw()
    }
  })

  it('works again for all that wait when it goes on, and keeps what it acknowledged over a restart', {
    timeout: TIMEOUT,
  }, async () => {
    const node = await startNode(server.url, platform.replyUrl)
    const taken: string[] = []
    for (let round = 0; round < FREEZES; round++) {
      server.freeze()
      await says(node, `frozen-${round}`, '是正品吗')
      server.thaw()
      await vi.waitFor(
        async () => {
          const id = await says(node, `c-${round}`, '是正品吗')
          expect(id).not.toBeNull()
          taken.push(id!)
        },
        { timeout: 20_000, interval: 100 },
      )
      await server.restart()
    }
    await vi.waitFor(
      () => {
        const told = new Set(platform.got.map(({ conversationId }) => conversationId))
        for (let round = 0; round < FREEZES; round++) expect(told).toContain(`c-${round}`)
      },
      { timeout: 60_000, interval: 200 },
    )
    tell('PostgreSQL frozen and restarted', { rounds: FREEZES, acknowledged: taken.length })
    await node.end()
  })

  it('has done nothing by halves: what was given up never becomes a part of what comes later', async () => {
    const db = openPostgres(server.url)
    const store = await postgresStore(server.url)
    const write = postgresWrite(db)
    const half = write(async (own) => {
      await own
        .insertInto('recalls')
        .values({ ...RECALL, message_id: 'half' })
        .execute()
      server.freeze()
      await own
        .insertInto('recalls')
        .values({ ...RECALL, message_id: 'other' })
        .execute()
    })
    await expect(half).rejects.toThrow()
    server.thaw()
    const later = () =>
      write((own) =>
        own
          .insertInto('recalls')
          .values({ ...RECALL, message_id: 'later' })
          .execute(),
      )
    await vi.waitFor(later, { timeout: 20_000 })
    await expect(store.receiveMessage(delivery(), sampleMessage())).resolves.toEqual({ status: 'accepted' })
    const rows = await db.selectFrom('recalls').select('message_id').execute()
    expect(rows).toEqual([{ message_id: 'later' }])
    await store.close()
    await db.destroy()
  })
})

const RECALL = { shop: 'kangnai', channel: 'standard', conversation_id: 'c9' }

describe('a node that stands still', () => {
  it('stops no other: what it holds is done by them within seconds', { timeout: TIMEOUT }, async () => {
    const waits: number[] = []
    for (let round = 0; round < FREEZES; round++) {
      const frozen = await startNode(server.url, platform.replyUrl)
      const other = await startNode(server.url, platform.replyUrl)
      const asked = Array.from({ length: 20 }, (_, i) => says(frozen, `f${round}-${i}`, '是正品吗'))
      const first = await Promise.race(asked)
      expect(first).not.toBeNull()
      frozen.process.kill('SIGSTOP')
      const acknowledged = Array.from({ length: 20 }, (_, i) => says(other, `o${round}-${i}`, '是正品吗'))
      expect((await Promise.all(acknowledged)).every((id) => id !== null)).toBe(true)
      waits.push(
        await millisecondsOf(() =>
          vi.waitFor(
            () => {
              const told = new Set(platform.got.map(({ conversationId }) => conversationId))
              for (let i = 0; i < 20; i++) expect(told).toContain(`o${round}-${i}`)
            },
            { timeout: 60_000, interval: 50 },
          ),
        ),
      )
      await other.kill()
      await frozen.kill()
      await Promise.allSettled(asked)
    }
    tell('nodes frozen', { rounds: FREEZES, longestMs: Math.round(Math.max(...waits)) })
    expect(Math.max(...waits)).toBeLessThan(15_000 + BUSY_MS)
  })

  it('inside a transaction loses its locks', { timeout: TIMEOUT }, async () => {
    const store = await postgresStore(server.url)
    await store.receiveMessage(delivery(), sampleMessage({ conversationId: 'held' }))
    expect(await store.messages(keyFor('held'))).toHaveLength(1)
    const stopped = openPostgres(server.url)
    const write = postgresWrite(stopped)
    let [goOn, locked] = [() => {}, () => {}]
    const locking = new Promise<void>((resolve) => {
      locked = resolve
    })
    const standing = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const held = write(async (own) => {
      await own.updateTable('conversations').set({ last_text: '' }).where('id', '=', 'held').execute()
      locked()
      await standing
      await own.updateTable('conversations').set({ last_text: 'late' }).where('id', '=', 'held').execute()
    })
    const lost = expect(held).rejects.toThrow()
    await locking
    // It is taken in at once; its place is where the locks are.
    await store.receiveMessage(delivery(), sampleMessage({ conversationId: 'held' }))
    const came = async () => {
      const messages = await store.messages(keyFor('held')).catch((fault) => {
        expect(fault).toBeInstanceOf(UnavailableError)
        throw fault
      })
      expect(messages).toHaveLength(2)
    }
    const wait = await millisecondsOf(() => vi.waitFor(came, { timeout: 30_000, interval: 100 }))
    goOn()
    await lost
    expect(wait).toBeLessThan(15_000 + BUSY_MS)
    await store.close()
    await stopped.destroy()
  })
})
