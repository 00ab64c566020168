import pg from 'pg'
import { expect, it } from 'vitest'
import { Bus } from '../../src/desk/bus.ts'
import { Live, type LiveEvent } from '../../src/desk/live.ts'
import { postgresStore } from '../../src/store/postgres.ts'
import { makeDatabase } from './databases.ts'
import { C1, delivery, sampleMessage } from './samples.ts'

const LI = { id: 'a1', name: '小李' }
const log = { info: () => {}, warn: () => {}, error: () => {} }

it('hears of what happens on another node, at once', { timeout: 30_000 }, async () => {
  const { url, drop } = await makeDatabase()
  const [here, there] = [await postgresStore(url), await postgresStore(url)]
  const own = new Live({ store: here, bus: new Bus(), clock: Date.now, log })
  const other = new Live({ store: there, bus: new Bus(), clock: Date.now, log })
  const heard: LiveEvent[] = []
  const arrived = async (count: number) => {
    for (let i = 0; heard.length < count && i < 200; i++) await new Promise((done) => setTimeout(done, 20))
  }
  const { end } = await own.listen((event) => heard.push(event), null)
  await there.receiveMessage(delivery(), sampleMessage())
  await arrived(1)
  await new Promise((done) => setTimeout(done, 300))
  await other.saw(C1, LI, true)
  await arrived(2)
  expect(heard.map(({ type }) => type)).toEqual(['conversation', 'presence'])
  end()
  await own.close()
  await here.close()
  await there.close()
  await drop()
})

it('tells of a transaction that ends after a later one, also to whoever comes back', {
  timeout: 30_000,
}, async () => {
  const { url, drop } = await makeDatabase()
  const store = await postgresStore(url)
  const live = new Live({ store, bus: new Bus(), clock: Date.now, log })
  const slow = new pg.Client({ connectionString: url })
  await slow.connect()
  const heard: LiveEvent[] = []
  const first = await live.listen((event) => heard.push(event), null)
  await slow.query('begin')
  await slow.query(
    `insert into changes (shop, channel, conversation_id, what, at) values ('kangnai', 'standard', 'slow', 'message', 1)`,
  )
  await store.receiveMessage(delivery(), sampleMessage())
  await live.look()
  first.end()
  await slow.query('commit')
  const again: LiveEvent[] = []
  const second = await live.listen((event) => again.push(event), heard.at(-1)!.id)
  const told = (events: LiveEvent[]) => events.map(({ data }) => data.conversationId)
  expect(told(heard)).toEqual(['c1'])
  // Where another database of the server has an older transaction open, whoever comes back fetches everything anew.
  expect(second.refetch || told(again).includes('slow')).toBe(true)
  second.end()
  await live.close()
  await slow.end()
  await store.close()
  await drop()
})
