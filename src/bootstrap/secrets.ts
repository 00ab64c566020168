import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { ConfigError, UnavailableError } from '../errors.ts'
import { prepareDataDir } from './data-dir.ts'

const keptSchema = z.object({
  webhookSecrets: z.record(z.string(), z.string()).default({}),
})
type Kept = z.infer<typeof keptSchema>

/** By shop id, the current one first. */
export type WebhookSecrets = ReadonlyMap<string, readonly string[]>

/** Where secrets that were generated in development are kept. */
export const secretsFile = (dataDir: string): string => join(dataDir, 'secrets.json')

/**
 * The environment's webhook secrets; in development those that are missing are generated once and kept in the data
 * directory, readable by their owner alone.
 * @throws ConfigError where one is of no shop or, in production, missing; UnavailableError where they cannot be kept
 */
export function provideWebhookSecrets(config: Config, shops: readonly string[]): WebhookSecrets {
  const missing = shops.filter((shop) => !config.webhookSecrets.has(shop))
  const faults = [...strangers(config, shops), ...(config.production ? missing.map(missingFault) : [])]
  if (faults.length > 0) throw new ConfigError(faults)
  if (missing.length === 0) return config.webhookSecrets
  const kept = readKept(secretsFile(config.dataDir))
  const secrets = { ...kept.webhookSecrets }
  for (const shop of missing) secrets[shop] ??= `whsec_${randomBytes(32).toString('base64')}`
  if (missing.some((shop) => !(shop in kept.webhookSecrets))) {
    keep(config.dataDir, { ...kept, webhookSecrets: secrets })
  }
  return new Map([...config.webhookSecrets, ...missing.map((shop) => [shop, [secrets[shop]!]] as const)])
}

const variable = (shop: string) => `SHOUDA_WEBHOOK_SECRET_${shop.toUpperCase()}`
const missingFault = (shop: string) => `${variable(shop)}: missing`

/** A misspelled name would else leave its shop with another secret than the platform's. */
function strangers(config: Config, shops: readonly string[]): string[] {
  return [...config.webhookSecrets.keys()]
    .filter((shop) => !shops.includes(shop))
    .map((shop) => `${variable(shop)}: there is no shop ${shop} (known: ${shops.join(', ')})`)
}

function readKept(file: string): Kept {
  try {
    const kept = keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    // One that an earlier release, a copy or a backup left open to others.
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
    return kept
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return { webhookSecrets: {} }
    if (code !== undefined) {
      throw new UnavailableError(`${file} cannot be read: ${(error as Error).message}`, { cause: error })
    }
    throw new UnavailableError(`${file} is damaged; remove it to have new secrets made`, { cause: error })
  }
}

function keep(dataDir: string, secrets: Kept): void {
  prepareDataDir(dataDir)
  try {
    writeFileSync(secretsFile(dataDir), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    // The mode counts only where the file is made.
    chmodSync(secretsFile(dataDir), 0o600)
  } catch (error) {
    throw new UnavailableError(`the data directory ${dataDir} is not writable: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
