import type { Migration } from '../migrate.ts'
import { firstTables } from './001-first-tables.ts'
import { fillEvents } from './002-events.ts'
import { keysAndEvents } from './002-keys.ts'
import { knowledgeTables } from './003-knowledge.ts'
import { deskTables } from './005-desk.ts'
import { fillDesk } from './005-fill.ts'
import { customers } from './006-customers.ts'

/** All steps, oldest first. A released step stays as it is; changes are new steps. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, statements: firstTables },
  { version: 2, statements: keysAndEvents, fill: fillEvents },
  { version: 3, statements: knowledgeTables },
  { version: 5, statements: deskTables, fill: fillDesk },
  { version: 6, statements: customers },
]
