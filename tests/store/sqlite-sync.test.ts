import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite, sqliteStore } from '../../src/store/sqlite.ts'
import { LogSync } from '../../src/store/sqlite-sync.ts'
import { groupedWrite } from '../../src/store/write.ts'
import { delivery, sampleMessage } from './samples.ts'

describe('the wait for the disk', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shouda-sync-'))
    file = join(folder, 'shouda.db')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('answers nobody before the disk has what was written', async () => {
    const db = openSqlite(file)
    const said: string[] = []
    const disk = {
      mend: async () => {},
      durable: async () => {
        await new Promise((resolve) => setTimeout(resolve, 50))
        said.push('durable')
      },
    }
    const write = groupedWrite(db, disk)
    await Promise.all([write(async () => {}), write(async () => {})]).then(() => said.push('answered'))
    expect(said).toEqual(['durable', 'answered'])
    await db.destroy()
  })

  it('is spared to work that is done again, alone', async () => {
    const db = openSqlite(file)
    let waits = 0
    const disk = { mend: async () => {}, durable: async () => void waits++ }
    const write = groupedWrite(db, disk)
    await write(async () => {}, true)
    expect(waits).toBe(0)
    await Promise.all([write(async () => {}, true), write(async () => {})])
    expect(waits).toBe(1)
    await db.destroy()
  })

  it('fails all of a commit that the disk does not take, and builds on nothing before it is mended', async () => {
    const db = openSqlite(file)
    const said: string[] = []
    const faults = ['no space', null]
    const disk = {
      mend: async () => void said.push('mend'),
      durable: async () => {
        const fault = faults.shift()
        if (fault) throw new Error(fault)
      },
    }
    const write = groupedWrite(db, disk)
    const job = (name: string) => write(async () => void said.push(name))
    const outcomes = await Promise.allSettled([job('one'), job('two')])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await job('three')
    expect(said).toEqual(['mend', 'one', 'two', 'mend', 'three'])
    await db.destroy()
  })

  it('carries the log over after a wait that failed, and not while that fails too', async () => {
    const carried = [new Error('busy'), null]
    let tries = 0
    const log = new LogSync(join(folder, 'missing'), async () => {
      tries++
      const fault = carried.shift()
      if (fault) throw fault
    })
    await log.mend()
    expect(tries).toBe(0)
    await expect(log.durable()).rejects.toThrow('the disk did not take')
    await expect(log.mend()).rejects.toThrow('busy')
    await log.mend()
    await log.mend()
    expect(tries).toBe(2)
    await log.close()
  })

  it('carries a long log into the file beside those who write', { timeout: 60_000 }, async () => {
    const store = await sqliteStore(file)
    const before = statSync(file).size
    const text = '破了'.repeat(1500)
    for (let round = 0; round < 100 && statSync(file).size < before + 1_000_000; round++) {
      const all = Array.from({ length: 100 }, (_, i) => sampleMessage({ conversationId: `c${i}`, text }))
      await Promise.all(all.map((message) => store.receiveMessage(delivery(), message)))
    }
    expect(statSync(file).size).toBeGreaterThan(before + 1_000_000)
    await store.close()
  })
})
