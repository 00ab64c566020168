import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import type { Db } from './schema.ts'

/** What the key of a conversation is made of. */
export const KEY = ['shop', 'channel', 'conversationId'] as const

/** Stands in a statement where a value will. */
class Place {
  constructor(readonly name: string) {}
}

/**
 * A statement that the query builder makes once for each database and that runs with other values ever since: for
 * those that run for every message, whose making takes longer than their running.
 * @param names of all values; `build` must not look at what they are
 */
export function prepared<V extends object, Row>(
  names: readonly (keyof V & string)[],
  build: (db: Db, values: V) => Compilable<Row>,
): (db: Db, values: V) => Promise<QueryResult<Row>> {
  const made = new WeakMap<object, CompiledQuery<Row>>()
  const places = Object.fromEntries(names.map((name) => [name, new Place(name)])) as V
  return (db, values) => {
    const { adapter } = db.getExecutor()
    const query = made.get(adapter) ?? build(db, places).compile()
    made.set(adapter, query)
    const parameters = query.parameters.map((value) =>
      value instanceof Place ? values[value.name as keyof V] : value,
    )
    return db.executeQuery({ ...query, parameters })
  }
}
