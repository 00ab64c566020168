import type { Migration } from '../migrate.ts'
import { firstTables } from './001-first-tables.ts'
import { fillEvents } from './002-events.ts'
import { keysAndEvents } from './002-keys.ts'
import { knowledgeTables } from './003-knowledge.ts'
import { accessTables } from './004-access.ts'
import { deskTables } from './005-desk.ts'
import { fillDesk } from './005-fill.ts'
import { customers } from './006-customers.ts'
import { findReplies, measured } from './007-measured.ts'
import { inbox } from './008-inbox.ts'
import { delivered } from './009-delivered.ts'
import { lanes } from './010-lanes.ts'

/** All steps, oldest first. A released step stays as it is; changes are new steps. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, statements: firstTables },
  { version: 2, statements: keysAndEvents, fill: fillEvents },
  { version: 3, statements: knowledgeTables },
  { version: 4, statements: accessTables },
  { version: 5, statements: deskTables, fill: fillDesk },
  { version: 6, statements: customers },
  { version: 7, statements: measured, fill: findReplies },
  { version: 8, statements: inbox },
  { version: 9, statements: delivered },
  { version: 10, statements: lanes },
]
