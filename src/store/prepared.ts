import type { CompiledQuery, QueryResult } from 'kysely'
import type { Db } from './schema.ts'

/** What the key of a conversation is made of. */
export const KEY = ['shop', 'channel', 'conversationId'] as const

/** Stands in a statement where a value will. */
class Place {
  constructor(readonly name: string) {}
}

/** Runs a statement at once; only where the caller has the database's one connection to itself, or nobody has it. */
export interface AtOnce {
  readonly isFree: boolean
  runAtOnce<Row>(query: CompiledQuery<Row>): QueryResult<Row>
}

/**
 * A statement that the query builder makes once for each database and that runs with other values ever since: for
 * those that run for every message, whose making takes longer than their running.
 * @param names of all values; `build` must not look at what they are
 */
export function prepared<V extends object, Row>(
  names: readonly (keyof V & string)[],
  build: (db: Db, values: V) => { compile(): CompiledQuery<Row> },
): (db: Db, values: V) => Promise<QueryResult<Row>> {
  const made = new WeakMap<object, CompiledQuery<Row>>()
  const places = Object.fromEntries(names.map((name) => [name, new Place(name)])) as V
  return async (db, values) => {
    const { adapter } = db.getExecutor()
    const query = made.get(adapter) ?? build(db, places).compile()
    made.set(adapter, query)
    const parameters = query.parameters.map((value) =>
      value instanceof Place ? values[value.name as keyof V] : value,
    )
    // The way through the query builder takes longer than most statements do.
    const short = 'runAtOnce' in adapter ? (adapter as unknown as AtOnce) : null
    if (short !== null && (db.isTransaction || short.isFree)) return short.runAtOnce({ ...query, parameters })
    return db.executeQuery({ ...query, parameters })
  }
}
