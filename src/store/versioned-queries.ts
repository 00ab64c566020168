import type { Versioned } from '../types/index.ts'
import type { KnowledgeDb, KnowledgeSchema } from './knowledge-tables.ts'

/**
 * The shop's stored records of these ids, each with the times of its fields, by id.
 * @typeParam Update what the table's `record` column holds as JSON
 */
export async function versionedRecords<Update extends object>(
  db: KnowledgeDb,
  table: keyof KnowledgeSchema,
  shop: string,
  ids: readonly string[],
): Promise<Map<string, Versioned<Update>>> {
  const rows = await db
    .selectFrom(table)
    .select(['id', 'record', 'times'])
    .where('shop', '=', shop)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(
    rows.map(({ id, record, times }) => [id, { record: JSON.parse(record), times: JSON.parse(times) }]),
  )
}
