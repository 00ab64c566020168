import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareDataDir } from '../../src/bootstrap/data-dir.ts'
import { createDeps } from '../../src/bootstrap/deps.ts'
import { readConfig } from '../../src/config.ts'
import { UnavailableError } from '../../src/errors.ts'

describe('the data directory', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shouda-data-dir-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is made where it is missing, with those above it', () => {
    const wanted = join(folder, 'a/b/c')
    prepareDataDir(wanted)
    prepareDataDir(wanted)
    expect(statSync(wanted).isDirectory()).toBe(true)
  })

  it('cannot be a file or lie under one', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(() => prepareDataDir(file)).toThrow(UnavailableError)
    expect(() => prepareDataDir(join(file, 'a'))).toThrow(UnavailableError)
  })

  it.runIf(process.platform === 'linux')('is refused where the file system takes no new folders', () => {
    expect(() => prepareDataDir('/proc/shouda/data')).toThrow(UnavailableError)
  })

  it('that is a file keeps no command from saying so', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const deps = createDeps(() => readConfig({ SHOUDA_DATA_DIR: file }))
    await expect(deps.engine(() => {})).rejects.toThrow(UnavailableError)
  })
})

describe('an export', () => {
  it('of a shop that is not there is refused before the database is opened', async () => {
    const deps = createDeps(() => readConfig({ SHOUDA_DATA_DIR: '/proc/shouda' }))
    await expect(deps.exportRows('messages', 'nowhere')).rejects.toThrow(/unknown shop "nowhere"/)
  })
})
