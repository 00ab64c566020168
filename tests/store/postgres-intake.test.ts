import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postgresStore } from '../../src/store/postgres.ts'
import type { Store } from '../../src/store/store.ts'
import { makeDatabase, onServer } from './databases.ts'
import { C1, delivery, keyFor, NOON, sampleMessage } from './samples.ts'

describe('messages that PostgreSQL takes in together', () => {
  let base: Awaited<ReturnType<typeof makeDatabase>>
  let store: Store
  beforeEach(async () => {
    base = await makeDatabase()
    store = await postgresStore(base.url)
  })
  afterEach(async () => {
    await store.close()
    await base.drop()
  })

  const receiveAll = (messages: ReturnType<typeof sampleMessage>[], at: Store = store) =>
    Promise.all(messages.map((message) => at.receiveMessage(delivery(), message)))

  it('wait for the disk even where the server is told not to', async () => {
    await onServer(`alter database ${new URL(base.url).pathname.slice(1)} set synchronous_commit = off`)
    const client = new pg.Client({ connectionString: base.url })
    await client.connect()
    await client.query(`create table seen (setting text);
      create function see() returns trigger language plpgsql as
        'begin insert into seen values (current_setting(''synchronous_commit'')); return null; end';
      create constraint trigger see after insert on inbox deferrable initially deferred
        for each row execute function see()`)
    await store.close()
    store = await postgresStore(base.url)
    await receiveAll([sampleMessage(), sampleMessage({ conversationId: 'c2' })])
    const { rows } = await client.query('select distinct setting from seen')
    await client.end()
    expect(rows).toEqual([{ setting: 'on' }])
  })

  it('keep their order within a conversation, however many come at once', async () => {
    const messages = Array.from({ length: 60 }, (_, i) =>
      sampleMessage({ conversationId: `c${i % 3}`, text: `第${i}` }),
    )
    await receiveAll(messages)
    for (const own of [0, 1, 2]) {
      const stored = await store.messages(keyFor(`c${own}`))
      const sent = messages.filter(({ conversationId }) => conversationId === `c${own}`)
      expect(stored.map(({ text }) => text)).toEqual(sent.map(({ text }) => text))
      const events = await store.eventsOf(keyFor(`c${own}`), 0)
      expect(events.map(({ event }) => event.type === 'message' && event.text)).toEqual(
        sent.map(({ text }) => text),
      )
    }
  })

  it('are told from those that are known: the same, an edit, another body under the same delivery', async () => {
    const [known, same] = [sampleMessage({ text: '甲' }), delivery()]
    await store.receiveMessage(same, known)
    const answers = await Promise.all([
      store.receiveMessage(delivery(), known),
      store.receiveMessage(same, known),
      store.receiveMessage({ ...same, bodyHash: 'another' }, sampleMessage({ conversationId: 'c2' })),
      store.receiveMessage(delivery(), sampleMessage({ conversationId: 'c3' })),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['duplicate', 'duplicate', 'conflict', 'accepted'])
    const edited = { ...known, text: '乙' }
    expect(await store.receiveMessage(delivery(), edited)).toEqual({ status: 'accepted' })
    expect(await store.messages(C1)).toMatchObject([{ text: '乙' }])
  })

  it('are each taken once by two nodes that get the same at the same time', async () => {
    const another = await postgresStore(base.url)
    const same = Array.from({ length: 40 }, (_, i) => {
      const message = sampleMessage({ conversationId: `c${i}` })
      return { message, delivery: delivery() }
    })
    const twice = [store, another].map((node, turn) =>
      // From both ends, so that each holds what the other wants.
      (turn === 0 ? same : same.toReversed()).map((one) => node.receiveMessage(one.delivery, one.message)),
    )
    const answers = (await Promise.all(twice.flat())).map(({ status }) => status)
    expect(answers.filter((status) => status === 'accepted')).toHaveLength(40)
    expect(answers.filter((status) => status === 'duplicate')).toHaveLength(40)
    expect(await store.takeWork(NOON, 1000, 100)).toHaveLength(40)
    await another.close()
  })

  it('keep the order in which they came also where they are put in their places together', async () => {
    for (let i = 0; i < 30; i++)
      await store.receiveMessage(delivery(), sampleMessage({ conversationId: `c${i % 7}`, text: `第${i}` }))
    const taken = await store.takeWork(NOON, 1000, 100)
    expect(taken.map(({ conversationId }) => conversationId)).toEqual(
      Array.from({ length: 7 }, (_, i) => `c${i}`),
    )
    expect((await store.messages(keyFor('c1'))).map(({ text }) => text)).toEqual(
      [1, 8, 15, 22, 29].map((i) => `第${i}`),
    )
  })

  it('are found by their words, stand on the desk and wait for an answer', async () => {
    await receiveAll([
      sampleMessage({ text: '破了怎么办' }),
      sampleMessage({ conversationId: 'c2', text: '' }),
    ])
    const row = await store.desk.standing(C1)
    expect(row).toMatchObject({ owedSince: NOON, lastFrom: 'customer' })
    const client = new pg.Client({ connectionString: base.url })
    await client.connect()
    const { rows } = await client.query(`select count(*)::int as n from message_terms where terms @@ '破了'`)
    await client.end()
    expect(rows).toEqual([{ n: 1 }])
  })
})
