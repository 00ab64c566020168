import { DatabaseSync } from '@photostructure/sqlite'
import { UnavailableError } from '../errors.ts'

/** SQLITE_BUSY, in whichever of its extended forms. */
export const isBusy = (fault: unknown): boolean => {
  const { errcode } = (fault ?? {}) as { errcode?: number }
  return errcode !== undefined && (errcode & 0xff) === 5
}

/**
 * Keeps a database file for one server; commands that come and go may still use it. The lock is the operating
 * system's, on a file beside: it ends with the process, however that ends.
 * @returns gives the file free
 * @throws UnavailableError where another server has it
 */
export function holdFile(file: string): () => void {
  const lock = new DatabaseSync(`${file}.lock`)
  try {
    lock.exec('PRAGMA busy_timeout=0')
    lock.exec('begin exclusive')
  } catch (fault) {
    lock.close()
    if (!isBusy(fault))
      throw new UnavailableError(`${file}.lock: ${(fault as Error).message}`, { cause: fault })
    throw new UnavailableError(
      `another server is running on ${file}; end it first, or give this one its own SHOUDA_DATA_DIR`,
    )
  }
  return () => lock.close()
}
