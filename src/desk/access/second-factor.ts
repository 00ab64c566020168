import { randomBytes } from 'node:crypto'
import type { User } from '../../store/store.ts'
import type { AppContext } from '../context.ts'
import { hashed } from './secret.ts'
import { base32, factorUri, newFactor, stepOf } from './totp.ts'

const RECOVERY_CODES = 10

type Access = Pick<AppContext, 'store' | 'clock'>

const newRecoveryCode = () => base32(randomBytes(10)).replace(/(.{4})(?=.)/g, '$1-')
const plain = (code: string) => code.replace(/[\s-]/g, '').toUpperCase()

/** Whether this is the user's code now; each code counts once. */
export async function isSecondFactor(ctx: Access, user: User, code: string): Promise<boolean> {
  if (user.secondFactor === null) return false
  const step = stepOf(user.secondFactor, plain(code), ctx.clock())
  if (step !== null) return ctx.store.access.useStep(user.id, step)
  return ctx.store.access.useRecoveryCode(user.id, hashed(plain(code)))
}

/** A new key, which counts from its first code on. */
export async function beginFactor(ctx: Access, user: User): Promise<{ secret: string; uri: string }> {
  const secret = newFactor()
  await ctx.store.access.changeUser(user.id, { pendingFactor: secret })
  return { secret, uri: factorUri(secret, user.name) }
}

/** Makes the key that was begun count; the recovery codes, shown once, or null where the code is wrong. */
export async function confirmFactor(ctx: Access, user: User, code: string): Promise<string[] | null> {
  const step = user.pendingFactor === null ? null : stepOf(user.pendingFactor, plain(code), ctx.clock())
  if (step === null) return null
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await ctx.store.access.changeUser(user.id, {
    secondFactor: user.pendingFactor,
    pendingFactor: null,
    recoveryCodes: codes.map((one) => hashed(plain(one))),
  })
  await ctx.store.access.useStep(user.id, step)
  return codes
}

/** What takes a second factor away. */
export const WITHOUT_FACTOR = { secondFactor: null, pendingFactor: null, recoveryCodes: [] }

/** Takes the own second factor away; false where the code is wrong. */
export async function removeFactor(ctx: Access, user: User, code: string): Promise<boolean> {
  if (!(await isSecondFactor(ctx, user, code))) return false
  await ctx.store.access.changeUser(user.id, WITHOUT_FACTOR)
  return true
}
