import { InputError } from '../../errors.ts'
import type { User } from '../../store/store.ts'
import type { Role } from '../../types/index.ts'
import type { AppContext } from '../context.ts'
import { WITHOUT_FACTOR } from './second-factor.ts'
import { checkPassword, hashPassword, isPassword } from './secret.ts'

const MOST_NAME = 40

type Access = Pick<AppContext, 'store' | 'clock' | 'newId' | 'shops' | 'bus'>

/** A person as an admin describes one. */
export interface NewUser {
  name: string
  role: Role
  shops: readonly string[]
  password: string
}

/** What an admin changes about a person. */
export interface Change {
  role?: Role | undefined
  shops?: readonly string[] | undefined
  password?: string | undefined
  active?: boolean | undefined
  /** Takes the second factor of a lost device away. */
  secondFactor?: null | undefined
}

function checkedName(name: string): string {
  const own = name.normalize('NFC').trim()
  if (own === '') throw new InputError('a user has a name')
  if ([...own].length > MOST_NAME) throw new InputError(`a name has at most ${MOST_NAME} characters`)
  // Names are shown beside messages: none may look like another or break a line.
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(own)) throw new InputError('a name has no invisible characters')
  return own
}

/** Who is no admin sees the shops of the membership alone: without one there would be nothing to see. */
function checkShops(ctx: Pick<Access, 'shops'>, role: Role, shops: readonly string[]): void {
  const unknown = shops.filter((shop) => !ctx.shops.has(shop))
  if (unknown.length > 0)
    throw new InputError(`unknown shop ${unknown.join(', ')} (known: ${[...ctx.shops.keys()].join(', ')})`)
  if (role !== 'admin' && shops.length === 0) throw new InputError(`whoever is ${role} needs a shop`)
}

/** A user as it is to be stored. Throws `InputError` where something of it can not be. */
export async function userOf(ctx: Access, given: NewUser): Promise<User> {
  const name = checkedName(given.name)
  checkShops(ctx, given.role, given.shops)
  checkPassword(given.password, name)
  return {
    id: ctx.newId(),
    name,
    role: given.role,
    shops: [...given.shops],
    active: true,
    passwordHash: await hashPassword(given.password),
    secondFactor: null,
    pendingFactor: null,
    settings: {},
    createdAt: ctx.clock(),
  }
}

/** Adds a user; null where the name is taken. Throws `InputError` where something of it can not be. */
export async function addUser(ctx: Access, given: NewUser): Promise<User | null> {
  const user = await userOf(ctx, given)
  return (await ctx.store.access.addUser(user)) === 'done' ? user : null
}

/**
 * Changes a user. A new password, a second factor taken away, an end of the work, another role and other shops end all
 * sessions: what is open in them was opened as somebody else.
 * Throws `InputError` where the change can not be.
 */
export async function changeUser(
  ctx: Access,
  id: string,
  change: Change,
): Promise<'done' | 'unknown' | 'last_admin'> {
  const user = await ctx.store.access.user(id)
  if (user === null) return 'unknown'
  const { role, shops, password, active, secondFactor } = change
  if (role !== undefined || shops !== undefined) checkShops(ctx, role ?? user.role, shops ?? user.shops)
  if (password !== undefined) checkPassword(password, user.name)
  const ends = password !== undefined || secondFactor === null || active === false || movesAbout(user, change)
  const outcome = await ctx.store.access.changeUser(id, {
    ...(role === undefined ? {} : { role }),
    ...(shops === undefined ? {} : { shops: [...shops] }),
    ...(password === undefined ? {} : { passwordHash: await hashPassword(password) }),
    ...(active === undefined ? {} : { active }),
    ...(secondFactor === null ? WITHOUT_FACTOR : {}),
    ...(ends ? { endSessionsBut: null } : {}),
  })
  if (outcome === 'done' && ends) ctx.bus.emit('session-ended', { userId: id })
  return outcome
}

/** Whether the user may do something else than before, or elsewhere. */
function movesAbout(user: User, { role, shops }: Change): boolean {
  const isSame = (one: readonly string[], other: readonly string[]) =>
    one.length === other.length && one.every((shop) => other.includes(shop))
  return (role !== undefined && role !== user.role) || (shops !== undefined && !isSame(shops, user.shops))
}

export async function removeUser(ctx: Access, id: string): Promise<'done' | 'unknown' | 'last_admin'> {
  const outcome = await ctx.store.access.removeUser(id)
  if (outcome === 'done') ctx.bus.emit('session-ended', { userId: id })
  return outcome
}

/** Changes the own password; every other session ends. False where the old one is wrong. */
export async function changePassword(
  ctx: Access,
  user: User,
  sessionId: string,
  given: { old: string; new: string },
): Promise<boolean> {
  checkPassword(given.new, user.name)
  if (!(await isPassword(user.passwordHash, given.old))) return false
  const passwordHash = await hashPassword(given.new)
  await ctx.store.access.changeUser(user.id, { passwordHash, endSessionsBut: sessionId })
  ctx.bus.emit('session-ended', { userId: user.id })
  return true
}
