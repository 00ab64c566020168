import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UnavailableError } from '../errors.ts'

/**
 * Makes the data directory where it is missing.
 * @throws UnavailableError where it cannot be made, is no directory or may not be written to
 */
export function prepareDataDir(dataDir: string): void {
  try {
    makeFolder(resolve(dataDir))
    accessSync(dataDir, constants.W_OK)
  } catch (cause) {
    const reason = (cause as Error).message
    throw new UnavailableError(`the data directory ${dataDir} is not writable: ${reason}`, { cause })
  }
}

/** `mkdir` with `recursive` never returns where the file system refuses new folders with ENOENT, as /proc does. */
function makeFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) return
  if (found === undefined && path !== dirname(path)) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (fault) {
    // Another process may have made it meanwhile.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw fault
  }
}
