import { chmodSync, closeSync, openSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { DatabaseSync } from '@photostructure/sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { UnavailableError } from '../errors.ts'
import { sqliteKnowledge } from './knowledge-sqlite.ts'
import { migrate } from './migrate.ts'
import type { AtOnce } from './prepared.ts'
import type { Schema } from './schema.ts'
import { SqlStore } from './sql-store.ts'
import { SqliteIntake } from './sqlite-intake.ts'
import { isBusy } from './sqlite-lock.ts'
import { LogSync } from './sqlite-sync.ts'
import type { Store } from './store.ts'
import { groupedWrite } from './write.ts'

/**
 * WAL lets readers and the writer work side by side. NORMAL leaves the wait for the disk after each commit to us
 * (`LogSync`): by itself it would lose acknowledged rows in a power cut.
 */
const PRAGMAS = [
  'busy_timeout=0',
  'journal_mode=WAL',
  'synchronous=NORMAL',
  'foreign_keys=ON',
  // A thread of its own does that far sooner.
  'wal_autocheckpoint=50000',
  'cache_size=-16000',
]

/** So long another process may hold the file; the wait is ours, since the database's own would stop the event loop. */
const BUSY_MS = 5000
const BETWEEN_TRIES_MS = 10

/** The database's codes for too big, against a constraint, of the wrong type. */
const DATA = new Set([18, 19, 20])

/** Does it again, with pauses, as long as another process holds the file. */
async function patiently<T>(step: () => T): Promise<T> {
  for (const since = performance.now(); ; ) {
    try {
      return step()
    } catch (fault) {
      if (!isBusy(fault) || performance.now() - since > BUSY_MS) throw fault
      await setTimeout(BETWEEN_TRIES_MS)
    }
  }
}

type Statement = ReturnType<InstanceType<typeof DatabaseSync>['prepare']>

/** The one connection, with its prepared statements. */
class Connection implements DatabaseConnection {
  readonly #database: InstanceType<typeof DatabaseSync>
  readonly #prepared = new Map<string, { statement: Statement; returnsRows: boolean }>()

  constructor(file: string) {
    // Made before the database makes it: its owner alone may read it. The log beside it takes the same mode.
    closeSync(openSync(file, 'a', 0o600))
    chmodSync(file, 0o600)
    this.#database = new DatabaseSync(file)
    try {
      for (const pragma of PRAGMAS) this.#database.exec(`PRAGMA ${pragma}`)
    } catch (fault) {
      this.#database.close()
      throw fault
    }
  }

  #prepare(sql: string) {
    const known = this.#prepared.get(sql)
    if (known) return known
    // Lists of varying length make ever new statements: begin anew before they pile up.
    if (this.#prepared.size >= 500) this.#prepared.clear()
    const statement = this.#database.prepare(sql)
    const made = { statement, returnsRows: statement.columns().length > 0 }
    this.#prepared.set(sql, made)
    return made
  }

  /** A statement that finds the file held has done nothing and may be tried again. */
  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return patiently(() => this.execute<R>(query))
  }

  execute<R>(query: CompiledQuery): QueryResult<R> {
    const { statement, returnsRows } = this.#prepare(query.sql)
    if (returnsRows) return { rows: statement.all(...query.parameters) as R[] }
    const { changes } = statement.run(...query.parameters)
    return { rows: [], numAffectedRows: BigInt(changes) }
  }

  streamQuery(): never {
    throw new Error('exports read page by page')
  }

  /** Brings the log into the file, and that to the disk. */
  carryOver(): void {
    const [outcome] = this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all() as { busy: number }[]
    if (outcome?.busy !== 0) throw new UnavailableError('the log could not be brought into the file')
  }

  close(): void {
    this.#prepared.clear()
    this.#database.close()
  }
}

/** Kysely's driver over the embedded database: one connection, handed out to one at a time. */
class SqliteDriver implements Driver {
  readonly #file: string
  /** What whoever commits waits for. */
  readonly log: LogSync
  #connection: Connection | undefined
  #lastInLine: Promise<void> = Promise.resolve()
  #release: () => void = () => {}
  #isHeld = false

  constructor(file: string) {
    this.#file = file
    this.log = new LogSync(file, () => patiently(() => this.#connection?.carryOver()))
  }

  /** Whether nobody is on the connection. */
  get isFree(): boolean {
    return this.#connection !== undefined && !this.#isHeld
  }

  /** For whoever is inside a transaction, and so the only one on the connection, or comes while it is free. */
  runAtOnce<R>(query: CompiledQuery<R>): QueryResult<R> {
    return this.#connection!.execute<R>(query)
  }

  async init(): Promise<void> {
    this.#connection ??= await patiently(() => new Connection(this.#file))
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#lastInLine
    let release = () => {}
    this.#lastInLine = new Promise((resolve) => {
      release = resolve
    })
    await before
    this.#isHeld = true
    this.#release = () => {
      this.#isHeld = false
      release()
    }
    return this.#connection!
  }

  async releaseConnection(): Promise<void> {
    this.#release()
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // Immediate: two processes that read first and write later would else both fail.
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {
    await this.log.close()
    this.#connection?.close()
  }
}

/** Kysely's knowledge of the database, and the short way to it. */
class OwnAdapter extends SqliteAdapter implements AtOnce {
  constructor(readonly driver: SqliteDriver) {
    super()
  }

  get isFree(): boolean {
    return this.driver.isFree
  }

  runAtOnce<Row>(query: CompiledQuery<Row>): QueryResult<Row> {
    return this.driver.runAtOnce(query)
  }
}

/** The database file as Kysely sees it; made where it is not there yet, its folder has to exist. */
export function openSqlite(file: string, driver = new SqliteDriver(file)): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new OwnAdapter(driver),
      createDriver: () => driver,
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
}

/** What one message holds fails all: each takes the long way by itself. */
function ofOne(fault: unknown): Set<number> {
  const { errcode } = (fault ?? {}) as { errcode?: number }
  const isOfOne = errcode === undefined ? !(fault instanceof UnavailableError) : DATA.has(errcode & 0xff)
  if (isOfOne) return new Set()
  throw fault
}

/**
 * The store in one file, at the newest version.
 * Throws `UnavailableError` where the file can not be opened, written or brought up to date.
 */
export async function sqliteStore(file: string): Promise<Store> {
  const driver = new SqliteDriver(file)
  const db = openSqlite(file, driver)
  try {
    // The immediate transaction is the lock.
    await migrate(db, { seq: 'integer primary key autoincrement', lock: async () => {} })
  } catch (fault) {
    await db.destroy()
    if (fault instanceof UnavailableError) throw fault
    throw new UnavailableError(`${file}: ${fault instanceof Error ? fault.message : fault}`, { cause: fault })
  }
  const write = groupedWrite(db, driver.log)
  const intake = new SqliteIntake()
  return new SqlStore(db, write, {
    takeIn: (group) => write((transaction) => intake.takeIn(transaction, group)).catch(ofOne),
    time: async () => Date.now(),
    knowledge: sqliteKnowledge,
    skipsLocked: false,
    listen: null,
  })
}
