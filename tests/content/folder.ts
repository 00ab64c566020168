import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ContentError, type ContentFault } from '../../src/errors.ts'

/** A folder with these files, gone when the test is. */
export function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'shouda-content-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** The faults that loading names, files relative to the folder. */
export function faultsOf(folder: string, load: () => unknown): ContentFault[] {
  try {
    load()
  } catch (cause) {
    if (!(cause instanceof ContentError)) throw cause
    return cause.faults.map((fault) => ({ ...fault, file: fault.file.replace(`${folder}/`, '') }))
  }
  return []
}
