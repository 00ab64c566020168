import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openPostgres, postgresStore, postgresWrite } from '../../src/store/postgres.ts'
import { freePort, type PostgresServer, startPostgres } from '../setup/postgres-server.ts'
import { delivery, NOON, sampleMessage } from '../store/samples.ts'
import { scaled, TIMEOUT, tell } from './scale.ts'

const PLACES = [
  process.env.PGBOUNCER ?? '',
  '/usr/sbin/pgbouncer',
  '/usr/bin/pgbouncer',
  '/opt/homebrew/bin/pgbouncer',
]
const binary = PLACES.find((path) => path !== '' && existsSync(path))
const why = binary === undefined ? ' (skipped: pgbouncer is not installed; PGBOUNCER names its file)' : ''
const MESSAGES = scaled(60, 2000)

/** It refuses to run as root. */
function userOfPostgres(): { uid: number; gid: number } | object {
  if (process.getuid?.() !== 0) return {}
  const [, , uid, gid] = /^postgres:.*$/m.exec(readFileSync('/etc/passwd', 'utf8'))![0].split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

describe.skipIf(binary === undefined)(
  `behind a pooler that lends connections by the transaction${why}`,
  () => {
    let server: PostgresServer
    let pooler: ChildProcess
    let url: string
    const folder = mkdtempSync(join(tmpdir(), 'shouda-pgbouncer-'))

    beforeAll(async () => {
      // A server that would say that a row is stored before it is.
      server = await startPostgres(['synchronous_commit=off'])
      const port = await freePort()
      const to = new URL(server.url)
      const config = join(folder, 'pgbouncer.ini')
      writeFileSync(
        config,
        `[databases]
postgres = host=${to.hostname} port=${to.port} user=postgres password=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
`,
      )
      chmodSync(folder, 0o755)
      pooler = spawn(binary!, [config], { stdio: 'ignore', ...userOfPostgres() })
      url = `postgres://postgres@127.0.0.1:${port}/postgres`
      await vi.waitFor(async () => (await postgresStore(url)).close(), { timeout: 20_000, interval: 200 })
    })
    afterAll(async () => {
      pooler.kill('SIGKILL')
      await once(pooler, 'exit')
      await server.stop()
      rmSync(folder, { recursive: true })
    })

    it('waits for the disk and gives every message to one node', { timeout: TIMEOUT }, async () => {
      const db = openPostgres(url)
      const { rows } = await postgresWrite(db)((own) => sql`show synchronous_commit`.execute(own))
      expect(rows).toEqual([{ synchronous_commit: 'on' }])
      await db.destroy()
      const nodes = [await postgresStore(url), await postgresStore(url)]
      const receipts = await Promise.all(
        Array.from({ length: MESSAGES }, (_, i) =>
          nodes[i % 2]!.receiveMessage(delivery(), sampleMessage({ conversationId: `c${i}` })),
        ),
      )
      expect(receipts.every(({ status }) => status === 'accepted')).toBe(true)
      const items: unknown[] = []
      // What was acknowledged is put in its places bit by bit: a node may find nothing while the other is at it.
      for (let idle = 0; idle < 2; ) {
        const taken = await Promise.all(nodes.map((node) => node.takeWork(NOON, 60_000, MESSAGES)))
        items.push(...taken.flat().map(({ payload }) => payload))
        idle = taken.flat().length === 0 ? idle + 1 : 0
      }
      tell('behind pgbouncer', { acknowledged: MESSAGES, taken: items.length })
      expect(new Set(items).size).toBe(MESSAGES)
      expect(items).toHaveLength(MESSAGES)
      for (const node of nodes) await node.close()
    })
  },
)
