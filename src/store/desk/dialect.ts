import { PostgresAdapter } from 'kysely'
import type { Db } from '../schema.ts'

/** Which of the two databases it is, where they have no words in common. */
export const isPostgres = (db: Db): boolean => db.getExecutor().adapter instanceof PostgresAdapter
