import type { Migration } from '../migrate.ts'
import { firstTables } from './001-first-tables.ts'
import { knowledgeTables } from './010-knowledge.ts'

/** All steps, oldest first. A released step stays as it is; changes are new steps. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, statements: firstTables },
  { version: 10, statements: knowledgeTables },
]
