import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { provideWebhookSecrets, secretsFile } from '../../src/bootstrap/secrets.ts'
import { readConfig } from '../../src/config.ts'
import { ConfigError, UnavailableError } from '../../src/errors.ts'

const given = `whsec_${Buffer.alloc(32, 1).toString('base64')}`

describe('secrets', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'shouda-secrets-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))
  const config = (more: Record<string, string> = {}) => readConfig({ SHOUDA_DATA_DIR: dataDir, ...more })

  it('are generated once in development and the same at the next start', () => {
    const first = provideWebhookSecrets(config(), ['kangnai', 'haidexin'])
    expect(provideWebhookSecrets(config(), ['kangnai', 'haidexin'])).toEqual(first)
    expect(first.get('kangnai')![0]).toMatch(/^whsec_/)
    expect(first.get('kangnai')).not.toEqual(first.get('haidexin'))
  })

  it('are readable by their owner alone', () => {
    provideWebhookSecrets(config(), ['kangnai'])
    expect(statSync(secretsFile(dataDir)).mode & 0o077).toBe(0)
  })

  it('are closed to others where somebody left them open', () => {
    const first = provideWebhookSecrets(config(), ['kangnai'])
    chmodSync(secretsFile(dataDir), 0o644)
    expect(provideWebhookSecrets(config(), ['kangnai'])).toEqual(first)
    expect(statSync(secretsFile(dataDir)).mode & 0o077).toBe(0)
  })

  it('come from the environment where it has them', () => {
    const secrets = provideWebhookSecrets(config({ SHOUDA_WEBHOOK_SECRET_KANGNAI: given }), ['kangnai'])
    expect(secrets.get('kangnai')).toEqual([given])
  })

  it('are never generated in production', () => {
    expect(() => provideWebhookSecrets(config({ NODE_ENV: 'production' }), ['kangnai'])).toThrow(ConfigError)
  })

  it('are refused where they are of no shop, all of them at once', () => {
    const typos = { SHOUDA_WEBHOOK_SECRET_KANGNIA: given, SHOUDA_WEBHOOK_SECRET_HEIDEXIN: given }
    expect(() => provideWebhookSecrets(config(typos), ['kangnai'])).toThrow(
      /KANGNIA: there is no shop kangnia .*HEIDEXIN: there is no shop heidexin \(known: kangnai\)/,
    )
  })

  it('say so where their file is damaged, and do not overwrite it', () => {
    writeFileSync(secretsFile(dataDir), '{')
    expect(() => provideWebhookSecrets(config(), ['kangnai'])).toThrow(UnavailableError)
  })

  it('are not said to be damaged where they only can not be read', () => {
    mkdirSync(secretsFile(dataDir))
    expect(() => provideWebhookSecrets(config(), ['kangnai'])).toThrow(/cannot be read/)
  })
})
