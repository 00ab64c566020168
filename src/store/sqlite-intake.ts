import { sql } from 'kysely'
import type { Coming } from './intake.ts'
import { prepared } from './prepared.ts'
import { MESSAGE_COLUMNS, messageRow } from './rows.ts'
import type { Db } from './schema.ts'

/** What is known by heart is read anew where it has become so much: most is of messages in their places by then. */
const MANY = 50_000

const COLUMNS = [...MESSAGE_COLUMNS, 'delivery', 'body_hash'] as const
type Written = ReturnType<typeof messageRow> & { delivery: string; body_hash: string }

/** Unless the message or the delivery is in its places. */
const insertRow = prepared(COLUMNS, (db, row: Written) => {
  const names = sql.join(COLUMNS.map((name) => sql.ref(name)))
  const values = sql.join(COLUMNS.map((name) => sql`${row[name]}`))
  return {
    compile: () =>
      sql`insert into inbox (${names}) select ${values}
        where not exists (select 1 from messages where shop = ${row.shop} and channel = ${row.channel}
          and conversation_id = ${row.conversation_id} and id = ${row.id})
        and not exists (select 1 from deliveries where shop = ${row.shop} and channel = ${row.channel}
          and id = ${row.delivery})`.compile(db),
  }
})

const selectVersion = prepared([], (db) => ({
  compile: () => sql<{ data_version: number }>`pragma data_version`.compile(db),
}))

const selectKnown = prepared([], (db) => db.selectFrom('inbox').select(['conversation_id', 'id', 'delivery']))

/** Names as numbers: thousands of texts are a burden to keep, and where two fall together the long way tells them apart. */
function numberOf(text: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619)
  return hash
}

const OF_MESSAGES = 2_166_136_261
const OF_DELIVERIES = 84_696_351
const messageNumber = (conversationId: string, id: string) =>
  numberOf(id, numberOf(conversationId, OF_MESSAGES))
const deliveryNumber = (id: string) => numberOf(id, OF_DELIVERIES)

/**
 * Writes new messages down at the end of the inbox and nowhere else. What stands there is known by heart, so that
 * it needs no index; where another connection has written, it is read anew.
 */
export class SqliteIntake {
  readonly #known = new Set<number>()
  #most = MANY
  #version: number | null = null

  /** Inside a transaction; resolves to the places in the group of what was new and is written down. */
  async takeIn(db: Db, group: readonly Coming[]): Promise<Set<number>> {
    await this.#learn(db)
    const version = this.#version
    // Should the transaction come to nothing, what was learnt in it is forgotten.
    this.#version = null
    const taken = new Set<number>()
    for (let place = 0; place < group.length; place++)
      if (await this.#write(db, group[place]!)) taken.add(place)
    this.#version = version
    return taken
  }

  async #write(db: Db, { delivery, message }: Coming): Promise<boolean> {
    const own = messageNumber(message.conversationId, message.id)
    const brought = deliveryNumber(delivery.id)
    if (this.#known.has(own) || this.#known.has(brought)) return false
    const row = { ...messageRow(message), delivery: delivery.id, body_hash: delivery.bodyHash }
    if (!(await insertRow(db, row)).numAffectedRows) return false
    this.#known.add(own).add(brought)
    return true
  }

  async #learn(db: Db): Promise<void> {
    const version = (await selectVersion(db, {})).rows[0]?.data_version ?? null
    if (version !== null && version === this.#version && this.#known.size < this.#most) return
    this.#known.clear()
    for (const row of (await selectKnown(db, {})).rows) {
      this.#known.add(messageNumber(row.conversation_id, row.id))
      if (row.delivery !== null) this.#known.add(deliveryNumber(row.delivery))
    }
    this.#version = version
    this.#most = Math.max(MANY, 2 * this.#known.size)
  }
}
