import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadEnvironment, readConfig } from '../src/config.ts'
import { ConfigError } from '../src/errors.ts'

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
const other = `whsec_${Buffer.alloc(32, 2).toString('base64')}`

describe('configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({
      port: 8787,
      dataDir: './data',
      logLevel: 'info',
      production: false,
    })
  })

  it('takes an empty value as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8787, databaseUrl: undefined })
  })

  it('reads one webhook secret per shop, or two while rotating', () => {
    const config = readConfig({
      SHOUDA_WEBHOOK_SECRET_KANGNAI: secret,
      SHOUDA_WEBHOOK_SECRET_HAIDEXIN: `${secret}, ${other}`,
    })
    expect(config.webhookSecrets.get('kangnai')).toEqual([secret])
    expect(config.webhookSecrets.get('haidexin')).toEqual([secret, other])
  })

  it('names every fault at once', () => {
    const faulty = { PORT: 'x', DATABASE_URL: 'mysql://', SHOUDA_WEBHOOK_SECRET_KANGNAI: 'whsec_short' }
    const fault = (() => {
      try {
        readConfig(faulty)
      } catch (error) {
        return error as ConfigError
      }
    })()
    expect(fault).toBeInstanceOf(ConfigError)
    for (const name of Object.keys(faulty)) expect(fault!.message).toContain(name)
    expect(fault!.exitCode).toBe(2)
  })

  it('cannot be changed', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })

  it('lists every variable it reads in .env.example', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
    const source = readFileSync(new URL('../src/config.ts', import.meta.url), 'utf8')
    const names = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1]!)
    expect(names.length).toBeGreaterThan(6)
    for (const name of names) expect(example).toMatch(new RegExp(`^${name}=`, 'm'))
  })
})

describe('the file .env', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'shouda-env-')), '.env')

  it('is read where it exists, and the environment has the last word', () => {
    expect(loadEnvironment(file, { HOST: 'a' })).toEqual({ HOST: 'a' })
    writeFileSync(file, '# the port\nPORT=9001\nHOST="b"\n')
    expect(readConfig(loadEnvironment(file, { HOST: 'a' }))).toMatchObject({ port: 9001, host: 'a' })
  })
})
