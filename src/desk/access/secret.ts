import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { InputError } from '../../errors.ts'

const LEAST_PASSWORD = 10
const MOST_PASSWORD = 1000

/** A secret that nobody guesses; only its hash is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Of secrets that are long and random: a slow hash would only cost time. */
export const hashed = (secret: string): string => createHash('sha256').update(secret).digest('hex')

let nobody: Promise<string> | undefined

/** Verified where the name is unknown, so that the time of an answer does not tell who is known. */
function nobodysHash(): Promise<string> {
  nobody ??= hash(newSecret())
  return nobody
}

/** Argon2id with a salt of its own. */
export const hashPassword = (password: string): Promise<string> => hash(password)

/** Whether the password is the one of this hash; null, of nobody, takes as long and is never right. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? (await nobodysHash()), password)
  return right && passwordHash !== null
}

/** Throws `InputError` where the password is too short or is the name itself. */
export function checkPassword(password: string, name: string): void {
  const { length } = [...password]
  if (length < LEAST_PASSWORD) throw new InputError(`a password has at least ${LEAST_PASSWORD} characters`)
  if (length > MOST_PASSWORD) throw new InputError(`a password has at most ${MOST_PASSWORD} characters`)
  if (password.trim().toLowerCase() === name.toLowerCase()) throw new InputError('the name is no password')
}
