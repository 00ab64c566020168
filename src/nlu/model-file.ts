import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ModelError } from '../errors.ts'
import type { IntentModelParts } from './intent-model.ts'

/** Ends the file, before the checksum of all that is before; a file without it is of an older version. */
const MARK = Buffer.from('SHA2')
const CHECKSUM_BYTES = 32

const checksumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/**
 * Reads a model file.
 * @param load takes of its bytes what is wanted
 * @param onDamage told where a file was written whole and is so no more
 * @returns null where there is none, or it is damaged, of another version or made from other data: train anew
 */
export function readModelFile<T extends Pick<IntentModelParts, 'dataHash'>>(
  path: string,
  dataHash: string,
  load: (bytes: Uint8Array) => T | null,
  onDamage: () => void = () => {},
): T | null {
  const bytes = readOrNull(path)
  if (bytes === null) return null
  const end = bytes.length - CHECKSUM_BYTES - MARK.length
  if (end < 0 || !bytes.subarray(end, end + MARK.length).equals(MARK)) return null
  const body = bytes.subarray(0, end)
  if (!checksumOf(body).equals(bytes.subarray(-CHECKSUM_BYTES))) {
    onDamage()
    return null
  }
  try {
    const model = load(new Uint8Array(body.buffer, body.byteOffset, body.byteLength))
    return model?.dataHash === dataHash ? model : null
  } catch (error) {
    if (error instanceof ModelError || error instanceof SyntaxError || error instanceof RangeError)
      return null
    throw error
  }
}

function readOrNull(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Writes beside the place and renames: a reader sees the old file or the new one, never half of one. Its owner alone
 * may read it.
 */
export function writeModelFile(path: string, bytes: Uint8Array, owner: number): void {
  mkdirSync(dirname(path), { recursive: true })
  const beside = `${path}.${owner}.tmp`
  writeFileSync(beside, Buffer.concat([bytes, MARK, checksumOf(bytes)]), { mode: 0o600 })
  renameSync(beside, path)
}
