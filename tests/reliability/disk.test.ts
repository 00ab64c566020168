import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sqliteStore } from '../../src/store/sqlite.ts'
import { messageBody } from '../channels/samples.ts'
import { collected } from '../store/samples.ts'
import { post, says, startNode } from './nodes.ts'
import { startFakePlatform } from './platforms.ts'
import { scaled, TIMEOUT, tell } from './scale.ts'

const MOST_MESSAGES = 5000
/** Of 512 or 1024 bytes, as the shell counts. */
const BLOCKS = 4096

/** A file that may not grow refuses writes as a full disk does. */
const canLimit = existsSync('/bin/sh') && process.platform !== 'win32'

it.skipIf(!canLimit)(
  `loses nothing it acknowledged on a disk that is full${canLimit ? '' : ' (no shell to limit files)'}`,
  {
    timeout: TIMEOUT,
  },
  async () => {
    for (let round = 0; round < scaled(1, 20); round++) {
      const folder = mkdtempSync(join(tmpdir(), 'shouda-full-'))
      const database = join(folder, 'shouda.sqlite')
      const platform = await startFakePlatform()
      // Made whole before the disk is full.
      await (await sqliteStore(database)).close()
      const node = await startNode(database, platform.replyUrl, { blocks: BLOCKS })
      const taken: string[] = []
      let refused = 0
      for (let i = 0; i < MOST_MESSAGES && refused < 20; i++) {
        const id = await says(node, randomUUID(), '是正品吗'.repeat(100))
        if (id === null) refused++
        else taken.push(id)
      }
      await node.kill()
      const store = await sqliteStore(database)
      const known = new Set((await collected(store.exportMessages(null))).map(({ id }) => id))
      await store.close()
      const lost = taken.filter((id) => !known.has(id)).length
      tell('disk full', { acknowledged: taken.length, refused, lost })
      expect(refused).toBe(20)
      expect(lost).toBe(0)
      const again = await startNode(database, platform.replyUrl)
      expect(await says(again, 'c1', '是正品吗')).not.toBeNull()
      await again.end()
      await platform.close()
      rmSync(folder, { recursive: true })
    }
  },
)

it('acknowledges nothing that a faulty disk did not take, and takes it when it comes again', {
  timeout: TIMEOUT,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shouda-fault-'))
  const database = join(folder, 'shouda.sqlite')
  const platform = await startFakePlatform()
  const counts = { acknowledged: 0, refused: 0, lost: 0, stored: 0 }
  const known = new Set<string>()
  for (let round = 0; round < scaled(2, 20); round++) {
    const node = await startNode(database, platform.replyUrl, { diskFaultEvery: 5 })
    const customer = async () => {
      for (let i = 0; i < 10; i++) {
        const [id, text] = [
          randomUUID(),
          messageBody({ messageId: randomUUID(), conversationId: randomUUID() }),
        ]
        let status = await post(node, text, id)
        for (let tries = 0; status === 503 && tries < 20; tries++) {
          counts.refused++
          status = await post(node, text, id)
        }
        expect([200, 202]).toContain(status)
        known.add(JSON.parse(text).data.messageId)
      }
    }
    await Promise.all(Array.from({ length: 10 }, customer))
    await node.kill()
  }
  const store = await sqliteStore(database)
  const stored = (await collected(store.exportMessages(null))).map(({ id }) => id)
  await store.close()
  counts.acknowledged = known.size
  counts.stored = stored.length
  counts.lost = [...known].filter((id) => !stored.includes(id)).length
  tell('faulty disk', counts)
  expect(counts.refused).toBeGreaterThan(0)
  expect(counts).toMatchObject({ lost: 0, stored: known.size })
  await platform.close()
  rmSync(folder, { recursive: true })
})
