import type { Session, User } from '../../store/store.ts'
import type { AppContext } from '../context.ts'
import { isSecondFactor } from './second-factor.ts'
import { hashed, isPassword, newSecret } from './secret.ts'

/** Often enough for the idle time, seldom enough to cost no write with each request. */
const SEEN_EVERY_MS = 60_000

type Access = Pick<AppContext, 'store' | 'clock' | 'newId' | 'access' | 'bus'>

/** What a login gives: only the token's hash is stored. `expiresAt` in milliseconds since the epoch. */
export interface NewSession {
  token: string
  expiresAt: number
  user: User
}

/** Where a login comes from, for the list of sessions. */
export interface Origin {
  userAgent: string
  address: string
}

export interface Credentials {
  name: string
  password: string
  /** A one-time code or one of the recovery codes. */
  code?: string | undefined
}

export type LogInOutcome =
  | { status: 'in'; session: NewSession }
  /** Name or password is wrong, or the code. `userId` where the name is known. */
  | { status: 'refused'; userId: string | null }
  /** Name and password are right, the code is missing. */
  | { status: 'code'; userId: string }

/** Opens a session for a user who has proved to be it. */
export async function openSession(ctx: Access, user: User, from: Origin): Promise<NewSession> {
  const now = ctx.clock()
  const token = newSecret()
  const expiresAt = now + ctx.access.sessionMs
  await ctx.store.access.forgetSessions(now, now - ctx.access.idleMs)
  await ctx.store.access.saveSession({
    id: ctx.newId(),
    tokenHash: hashed(token),
    userId: user.id,
    createdAt: now,
    seenAt: now,
    expiresAt,
    userAgent: from.userAgent.slice(0, 200),
    address: from.address,
  })
  return { token, expiresAt, user }
}

/** Logs in with name and password and, where the user has a second factor, its code. */
export async function logIn(ctx: Access, given: Credentials, from: Origin): Promise<LogInOutcome> {
  const user = await ctx.store.access.userByName(given.name.normalize('NFC').trim())
  const right = await isPassword(user?.passwordHash ?? null, given.password)
  if (user === null || !right || !user.active) return { status: 'refused', userId: user?.id ?? null }
  if (user.secondFactor !== null) {
    if (given.code === undefined) return { status: 'code', userId: user.id }
    if (!(await isSecondFactor(ctx, user, given.code))) return { status: 'refused', userId: user.id }
  }
  return { status: 'in', session: await openSession(ctx, user, from) }
}

/** The session of this token; null where it is unknown or has ended. `background`: nobody is there who works. */
export async function sessionOf(
  ctx: Access,
  token: string,
  background = false,
): Promise<{ session: Session; user: User } | null> {
  const now = ctx.clock()
  const found = await ctx.store.access.session(hashed(token), now, now - ctx.access.idleMs)
  if (found !== null && !background && now - found.session.seenAt >= SEEN_EVERY_MS)
    await ctx.store.access.sessionSeen(found.session.id, now)
  return found
}

/** The user's sessions that go on, the latest seen first. */
export function sessionsOf(ctx: Access, userId: string): Promise<Session[]> {
  const now = ctx.clock()
  return ctx.store.access.sessionsOf(userId, now, now - ctx.access.idleMs)
}

/** Ends one session of the user; false where there is none. */
export async function endSession(ctx: Access, userId: string, id: string): Promise<boolean> {
  const ended = await ctx.store.access.endSession(userId, id)
  if (ended) ctx.bus.emit('session-ended', { userId })
  return ended
}
