import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/*
 * Time-based one-time passwords as RFC 6238 says: HMAC-SHA-1, six digits, steps of thirty seconds. What every
 * authenticator app takes without asking.
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_MS = 30_000
const DIGITS = 6
/** Clocks differ: the code of the step before and after is taken, too. */
const TOLERANCE = 1

/** RFC 4648, without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((char) => ALPHABET.indexOf(char).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

/** A new key in base32, as long as the hash. */
export const newFactor = (): string => base32(randomBytes(20))

/** What authenticator apps read from a QR code. */
export function factorUri(secret: string, name: string): string {
  const label = encodeURIComponent(`首答:${name}`)
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent('首答')}&digits=${DIGITS}&period=30`
}

/** The code of a time step, counted from the epoch. */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** The time step that the code is of, near `now`; null where it is of none. */
export function stepOf(secret: string, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const current = Math.floor(now / STEP_MS)
  for (let step = current - TOLERANCE; step <= current + TOLERANCE; step++)
    if (step >= 0 && isSame(codeOf(secret, step), code)) return step
  return null
}
