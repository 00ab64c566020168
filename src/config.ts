import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { ConfigError } from './errors.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const SECRET_PREFIX = 'SHOUDA_WEBHOOK_SECRET_'

const PORT_WORDS = 'must be a whole number from 0 to 65535'

const MINUTES_WORDS = 'must be a whole number of minutes from 1'
const HOURS_WORDS = 'must be a number of hours up to 720'

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

const environmentSchema = z.object({
  PORT: z.coerce.number(PORT_WORDS).int(PORT_WORDS).min(0, PORT_WORDS).max(65535, PORT_WORDS).default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// (leave it unset for SQLite)')
    .optional(),
  SHOUDA_DATA_DIR: z.string().min(1).default('./data'),
  SHOUDA_LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  SHOUDA_COOKIE_SECURE: flag.default(false),
  SHOUDA_SESSION_IDLE_MINUTES: z.coerce
    .number(MINUTES_WORDS)
    .int(MINUTES_WORDS)
    .min(1, MINUTES_WORDS)
    .default(30),
  SHOUDA_SESSION_HOURS: z.coerce.number(HOURS_WORDS).min(0.1, HOURS_WORDS).max(720, HOURS_WORDS).default(12),
  SHOUDA_SECOND_FACTOR: z.enum(['off', 'supervisors', 'everyone']).optional(),
  SHOUDA_TOKENIZER: z.enum(['auto', 'nodejieba', 'node-rs']).default('auto'),
  NODE_ENV: z.string().default('development'),
})

/** The configuration: read once from the environment, never changed. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Unset: SQLite under `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Whether the console's cookie is sent over https only. */
  readonly cookieSecure: boolean
  /** How long people stay logged in, in milliseconds, and who needs a second factor. */
  readonly access: {
    readonly idleMs: number
    readonly sessionMs: number
    readonly secondFactor: 'off' | 'supervisors' | 'everyone'
  }
  readonly tokenizer: 'auto' | 'nodejieba' | 'node-rs'
  /** In production nothing is generated: what is missing is a fault. */
  readonly production: boolean
  /** Webhook secrets by shop id, the current one first. */
  readonly webhookSecrets: ReadonlyMap<string, readonly string[]>
}

/**
 * Adds what the file says to the environment, which has the last word; a file that is not there says nothing.
 * @throws ConfigError where it cannot be read
 */
export function loadEnvironment(
  file = '.env',
  environment: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  if (!existsSync(file)) return environment
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...environment }
  } catch (error) {
    throw new ConfigError([`${file} cannot be read: ${(error as Error).message}`])
  }
}

/**
 * Reads and validates the environment, with `.env` where it exists.
 * @throws ConfigError naming every fault
 */
export function readConfig(environment: NodeJS.ProcessEnv = loadEnvironment()): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  const faults: string[] = []
  const webhookSecrets = readSecrets(given, faults)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) faults.push(`${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(faults)
  }
  if (faults.length > 0) throw new ConfigError(faults)
  const env = parsed.data
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.SHOUDA_DATA_DIR,
    logLevel: env.SHOUDA_LOG_LEVEL,
    cookieSecure: env.SHOUDA_COOKIE_SECURE,
    access: accessOf(env),
    tokenizer: env.SHOUDA_TOKENIZER,
    production: env.NODE_ENV === 'production',
    webhookSecrets,
  })
}

function accessOf(env: z.infer<typeof environmentSchema>): Config['access'] {
  return {
    idleMs: env.SHOUDA_SESSION_IDLE_MINUTES * 60_000,
    sessionMs: env.SHOUDA_SESSION_HOURS * 3_600_000,
    secondFactor: env.SHOUDA_SECOND_FACTOR ?? (env.NODE_ENV === 'production' ? 'supervisors' : 'off'),
  }
}

/** `SHOUDA_WEBHOOK_SECRET_<SHOP>`: one secret, or two separated by a comma while rotating. */
function readSecrets(
  environment: Record<string, string | undefined>,
  faults: string[],
): Map<string, string[]> {
  const secrets = new Map<string, string[]>()
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith(SECRET_PREFIX) || value === undefined) continue
    const list = value.split(',').map((secret) => secret.trim())
    const bad = list.filter((secret) => !isSecret(secret))
    if (bad.length > 0 || list.length > 2) {
      faults.push(`${name}: one or two secrets, comma-separated, each whsec_ and base64 of 24 to 64 bytes`)
    } else secrets.set(name.slice(SECRET_PREFIX.length).toLowerCase(), list)
  }
  return secrets
}

/** As the Standard Webhooks specification asks. */
function isSecret(text: string): boolean {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text)) return false
  const { length } = Buffer.from(text.slice('whsec_'.length), 'base64')
  return length >= 24 && length <= 64
}
