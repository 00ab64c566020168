import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backup, restore } from '../../src/bootstrap/backup.ts'
import { readConfig } from '../../src/config.ts'
import { InputError, UnavailableError } from '../../src/errors.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import { holdFile } from '../../src/store/sqlite-lock.ts'
import { C1, delivery, sampleMessage } from './samples.ts'

describe('backup and restore', () => {
  let folder: string
  let file: string
  let copy: string
  const config = () => readConfig({ SHOUDA_DATA_DIR: folder })
  const receive = async (count: number, keepsOpen = false) => {
    const store = await sqliteStore(file)
    for (let i = 0; i < count; i++) await store.receiveMessage(delivery(), sampleMessage())
    if (!keepsOpen) await store.close()
    return store
  }
  const count = async () => {
    const store = await sqliteStore(file)
    const { length } = await store.messages(C1)
    await store.close()
    return length
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shouda-copy-'))
    file = join(folder, 'shouda.sqlite')
    copy = join(folder, 'copy.sqlite')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('keep all that was acknowledged, while the store is in use', async () => {
    const store = await receive(100, true)
    const more = Array.from({ length: 50 }, () => store.receiveMessage(delivery(), sampleMessage()))
    await backup(config(), copy)
    await Promise.all(more)
    await store.close()
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    expect(await restore(config(), copy)).toBe(`${file}.before-restore`)
    expect(await count()).toBeGreaterThanOrEqual(100)
  })

  it('bring back what was lost since, and keep what was there aside', async () => {
    await receive(3)
    await backup(config(), copy)
    await receive(2)
    await restore(config(), copy)
    expect(await count()).toBe(3)
    expect(existsSync(`${file}.before-restore`)).toBe(true)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('put a backup where no database was', async () => {
    await receive(3)
    await backup(config(), copy)
    rmSync(file)
    expect(await restore(config(), copy)).toBeNull()
    expect(await count()).toBe(3)
  })

  it('never write over a file, and need a database', async () => {
    await expect(backup(config(), copy)).rejects.toThrow(UnavailableError)
    await receive(1)
    writeFileSync(copy, 'mine')
    await expect(backup(config(), copy)).rejects.toThrow(InputError)
    expect(readFileSync(copy, 'utf8')).toBe('mine')
  })

  it('refuse what is no backup, and leave the database as it is', async () => {
    await receive(2)
    writeFileSync(copy, 'mine'.repeat(1000))
    await expect(restore(config(), copy)).rejects.toThrow('is no backup')
    await expect(restore(config(), join(folder, 'nowhere'))).rejects.toThrow(InputError)
    expect(await count()).toBe(2)
  })

  it('refuse to restore under a running server', async () => {
    await receive(1)
    await backup(config(), copy)
    const release = holdFile(file)
    await expect(restore(config(), copy)).rejects.toThrow(`another server is running on ${file}`)
    release()
    await restore(config(), copy)
  })

  it('point to the tools of PostgreSQL', async () => {
    const postgres = readConfig({ SHOUDA_DATA_DIR: folder, DATABASE_URL: 'postgres://h/d' })
    await expect(backup(postgres, copy)).rejects.toThrow(/pg_dump/)
    await expect(backup(postgres, copy)).rejects.toThrow(InputError)
    await expect(restore(postgres, copy)).rejects.toThrow(InputError)
  })
})

describe('a database file', () => {
  it('serves one server at a time', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shouda-lock-'))
    const file = join(folder, 'shouda.sqlite')
    const release = holdFile(file)
    expect(() => holdFile(file)).toThrow(UnavailableError)
    release()
    holdFile(file)()
    rmSync(folder, { recursive: true })
  })
})
