import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { DatabaseSync } from '@photostructure/sqlite'
import { InputError, UnavailableError } from '../errors.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { holdFile } from './sqlite-lock.ts'

const WAIT_MS = 10_000
const wordsOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault))

/** Durable, and its owner's alone. */
function settle(path: string): void {
  chmodSync(path, 0o600)
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}

/**
 * Writes all that is committed at this moment into a new file, while others go on reading and writing.
 * @throws InputError where `to` is there already; UnavailableError where there is no database or no place for the copy
 */
export function backupSqlite(file: string, to: string): void {
  if (existsSync(to)) throw new InputError(`${to} is there already; name a new file`)
  if (!existsSync(file)) throw new UnavailableError(`there is no database at ${file} yet`)
  const beside = `${to}.${process.pid}.tmp`
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    closeSync(openSync(beside, 'wx', 0o600))
    database.exec(`PRAGMA busy_timeout=${WAIT_MS}`)
    database.prepare('vacuum into ?').run(beside)
    settle(beside)
    renameSync(beside, to)
  } catch (fault) {
    rmSync(beside, { force: true })
    throw new UnavailableError(`${to} cannot be written: ${wordsOf(fault)}`, { cause: fault })
  } finally {
    database.close()
  }
}

/** @throws InputError where the file is no whole database of this program */
function check(from: string): void {
  let version: number
  try {
    version = inspect(from)
  } catch (fault) {
    throw new InputError(`${from} is no backup: ${wordsOf(fault)}`, { cause: fault })
  }
  const newest = MIGRATIONS.at(-1)?.version ?? 0
  if (version > newest) throw new InputError(`${from} is of a newer release (version ${version})`)
}

function inspect(from: string): number {
  const database = new DatabaseSync(from, { readOnly: true })
  try {
    const said = database.prepare('PRAGMA integrity_check').get() as { integrity_check: string }
    if (said.integrity_check !== 'ok') throw new Error(said.integrity_check)
    const found = database.prepare('select max(version) as version from migrations').get()
    return (found as { version: number | null }).version ?? 0
  } finally {
    database.close()
  }
}

/** Moves what is there aside, whole: what its log still holds is first taken in. */
function moveAside(file: string): string | null {
  if (!existsSync(file)) return null
  const aside = `${file}.before-restore`
  const database = new DatabaseSync(file)
  try {
    database.exec(`PRAGMA busy_timeout=${WAIT_MS}`)
    database.exec('PRAGMA wal_checkpoint(truncate)')
  } finally {
    database.close()
  }
  renameSync(file, aside)
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  return aside
}

/**
 * Puts a backup in the database's place.
 * @returns where the database that was there is now; null where there was none
 * @throws InputError where `from` is no backup; UnavailableError where a server is running on the database
 */
export function restoreSqlite(file: string, from: string): string | null {
  if (!existsSync(from)) throw new InputError(`there is no file ${from}`)
  check(from)
  const release = holdFile(file)
  const beside = `${file}.${process.pid}.tmp`
  try {
    copyFileSync(from, beside)
    settle(beside)
    const aside = moveAside(file)
    renameSync(beside, file)
    return aside
  } catch (fault) {
    rmSync(beside, { force: true })
    throw new UnavailableError(`${file} cannot be restored: ${wordsOf(fault)}`, { cause: fault })
  } finally {
    release()
  }
}
