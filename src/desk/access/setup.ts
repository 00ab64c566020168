import type { User } from '../../store/store.ts'
import type { AppContext } from '../context.ts'
import { hashed, newSecret } from './secret.ts'
import { userOf } from './users.ts'

const LINK_MS = 24 * 60 * 60_000

type Access = Pick<AppContext, 'store' | 'clock' | 'newId' | 'shops' | 'bus'>

/** Whether nobody can log in yet. */
export async function needsSetup(ctx: Pick<AppContext, 'store'>): Promise<boolean> {
  return (await ctx.store.access.users()).length === 0
}

/** The secret of a link that makes the first user, once and within a day; null where there are users. */
export async function newSetupLink(ctx: Pick<AppContext, 'store' | 'clock'>): Promise<string | null> {
  if (!(await needsSetup(ctx))) return null
  const link = newSecret()
  const now = ctx.clock()
  await ctx.store.access.saveSetupLink(hashed(link), now + LINK_MS, now)
  return link
}

/**
 * Makes the first user, an admin of all shops; null where the link is wrong, used or old.
 * Throws `InputError` where name or password can not be.
 */
export async function setUp(
  ctx: Access,
  given: { link: string; name: string; password: string },
): Promise<User | null> {
  const user = await userOf(ctx, { ...given, role: 'admin', shops: [] })
  return (await ctx.store.access.redeemSetupLink(hashed(given.link), user, ctx.clock())) ? user : null
}
