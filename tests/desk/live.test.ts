import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Bus } from '../../src/desk/bus.ts'
import { Live, type LiveEvent } from '../../src/desk/live.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { C1, delivery, NOON, sampleMessage } from '../store/samples.ts'

const LI = { id: 'a1', name: '小李' }
const log = { info: () => {}, warn: () => {}, error: () => {} }

let store: Store
let folder: string
let live: Live
let bus: Bus
let now: number
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shouda-live-'))
  store = await sqliteStore(join(folder, 'shouda.db'))
  bus = new Bus()
  now = NOON
  live = new Live({ store, bus, clock: () => now, log })
})
afterEach(async () => {
  await live.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

const write = async () => {
  await store.receiveMessage(delivery(), sampleMessage())
  bus.emit('conversation', C1)
}

async function line(after: number | null = null) {
  const heard: LiveEvent[] = []
  const { lastId, refetch, end } = await live.listen((event) => heard.push(event), after)
  return { heard, lastId, refetch, end }
}

describe('the live line', () => {
  it('tells of each change once, in its order', async () => {
    const { heard } = await line()
    await write()
    await write()
    await live.look()
    await live.look()
    expect(heard.map(({ type }) => type)).toEqual(['conversation', 'conversation'])
    const ids = heard.map(({ id }) => id ?? 0)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
  })

  it('tells whoever comes back what she missed, and not what she has', async () => {
    const first = await line()
    await write()
    await live.look()
    first.end()
    await write()
    await write()
    const { heard, lastId, refetch } = await line(first.heard[0]?.id)
    expect([heard.length, refetch]).toEqual([2, false])
    expect(lastId).toBe(heard.at(-1)?.id)
    expect((await line(lastId)).heard).toEqual([])
  })

  it('says so where what was missed is forgotten, or of another database', async () => {
    const { lastId } = await line()
    await write()
    expect((await line(lastId)).refetch).toBe(false)
    await store.desk.forgetChanges(NOON + 1)
    expect((await line(lastId)).refetch).toBe(true)
    expect((await line(lastId + 99)).refetch).toBe(true)
    expect((await line(null)).refetch).toBe(false)
  })

  it('tells who looks and who types, until she has been still for 30 seconds', async () => {
    const { heard } = await line()
    await live.saw(C1, LI, false)
    await live.saw(C1, LI, false)
    await live.saw(C1, LI, true)
    expect(heard.map(({ data }) => 'present' in data && data.present[0]?.typing)).toEqual([false, true])
    expect(live.presence.at(C1, 'another')).toEqual([{ name: '小李', typing: true }])
    expect(live.presence.at(C1, LI.id)).toEqual([])
    now += 30_000
    expect(live.presence.at(C1, 'another')).toEqual([])
  })
})
