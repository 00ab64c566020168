import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { postgresStore } from '../../src/store/postgres.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { type PostgresServer, startPostgres } from '../setup/postgres-server.ts'
import { collected } from '../store/samples.ts'
import { type Node, says, startNode } from './nodes.ts'
import { type FakePlatform, startFakePlatform } from './platforms.ts'
import { scaled, TIMEOUT, tell } from './scale.ts'

const ROUNDS = scaled(2, 200)
/** Messages of a round, over all nodes. */
const A_ROUND = scaled(120, 550)
const CUSTOMERS = 20

/** Customers of many write until the node has taken so many in, or has died. */
async function accepted(node: Node, count: number): Promise<string[]> {
  const taken: string[] = []
  const customer = async () => {
    while (taken.length < count) {
      const id = await says(node, randomUUID(), '是正品吗')
      if (id === null) return
      taken.push(id)
    }
  }
  await Promise.all(Array.from({ length: CUSTOMERS }, customer))
  return taken
}

interface Subject {
  database: string
  open: () => Promise<Store>
  nodes: number
}

/** Nodes at work, each killed without warning in the middle of it, again and again. */
async function killed({ database, nodes }: Subject, platform: FakePlatform): Promise<string[]> {
  const taken: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const started = await Promise.all(
      Array.from({ length: nodes }, () => startNode(database, platform.replyUrl)),
    )
    const work = started.map(async (node) => {
      taken.push(...(await accepted(node, Math.ceil(A_ROUND / nodes))))
      await node.kill()
    })
    await Promise.all(work)
  }
  return taken
}

/** Whether nothing waits to be planned or to be sent. */
async function isQuiet(store: Store): Promise<void> {
  const { work, outbox } = await store.backlog(Date.now() + 60 * 60_000)
  expect({ work: work.count, outbox: outbox.count }).toEqual({ work: 0, outbox: 0 })
}

async function check(subject: Subject): Promise<void> {
  const platform = await startFakePlatform()
  const taken = await killed(subject, platform)
  tell('all are killed, what is left is worked off', { acknowledged: taken.length })
  const last = await startNode(subject.database, platform.replyUrl)
  const store = await subject.open()
  try {
    await vi.waitFor(() => isQuiet(store), { timeout: TIMEOUT / 2, interval: 500 })
    const stored = await collected(store.exportMessages(null))
    const known = new Set(stored.map(({ id }) => id))
    const drafts = await collected(store.exportDrafts(null))
    const answers = drafts.filter(({ status }) => status === 'sent' || status === 'waiting')
    const bodies = new Map(platform.got.map(({ id, body }) => [id, body]))
    const counts = {
      rounds: ROUNDS,
      acknowledged: taken.length,
      lost: taken.filter((id) => !known.has(id)).length,
      answered: new Set(answers.flatMap(({ messageIds }) => messageIds)).size,
      replies: bodies.size,
      // Each conversation holds one message: a second id for it would be a second answer.
      sentTwice: bodies.size - new Set(platform.got.map(({ conversationId }) => conversationId)).size,
      attempts: platform.got.length,
      otherBytes: platform.got.filter(({ id, body }) => bodies.get(id) !== body).length,
    }
    tell(`${subject.nodes} node(s) killed on ${subject.database.split(':')[0]}`, counts)
    expect(counts).toMatchObject({ lost: 0, answered: stored.length, sentTwice: 0, otherBytes: 0 })
    // What was at work in three kills in a row is a person's.
    const sent = drafts.filter(({ status }) => status === 'sent').length
    expect(counts.replies).toBe(sent)
  } finally {
    await store.close()
    await last.end()
    await platform.close()
  }
}

describe('nodes that are killed at work lose nothing they acknowledged and answer nobody twice', () => {
  let server: PostgresServer
  const folder = mkdtempSync(join(tmpdir(), 'shouda-kills-'))
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })

  it('on SQLite', { timeout: TIMEOUT }, async () => {
    const database = join(folder, 'shouda.sqlite')
    await check({ database, open: () => sqliteStore(database), nodes: 1 })
  })

  it('two at a time on PostgreSQL', { timeout: TIMEOUT }, async () => {
    await check({ database: server.url, open: () => postgresStore(server.url), nodes: 2 })
  })
})
