import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ModelError } from '../errors.ts'
import { type IntentModelParts, loadModel } from './intent-model.ts'

/**
 * Reads a model file.
 * @returns null where there is none, or it is damaged, of another version or made from other data: train anew
 */
export function readModelFile(path: string, dataHash: string): IntentModelParts | null {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    const model = loadModel(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return model?.dataHash === dataHash ? model : null
  } catch (error) {
    if (error instanceof ModelError || error instanceof SyntaxError || error instanceof RangeError)
      return null
    throw error
  }
}

/** Writes beside the place and renames: a reader sees the old file or the new one, never half of one. */
export function writeModelFile(path: string, bytes: Uint8Array, owner: number): void {
  mkdirSync(dirname(path), { recursive: true })
  const beside = `${path}.${owner}.tmp`
  writeFileSync(beside, bytes)
  renameSync(beside, path)
}
