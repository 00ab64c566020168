import { InputError } from '../../errors.ts'
import type { ApiToken } from '../../store/store.ts'
import type { Scope } from '../../types/index.ts'
import type { AppContext } from '../context.ts'
import { hashed, newSecret } from './secret.ts'

/** Tells a program's token from a session's at first sight, also for scanners that look for lost secrets. */
const PREFIX = 'shouda_'
/** Often enough to see whether a token is in use. */
const USED_EVERY_MS = 60_000

type Access = Pick<AppContext, 'store' | 'clock' | 'newId' | 'shops'>

export const isApiToken = (token: string): boolean => token.startsWith(PREFIX)

/** Makes a token for a program; it is shown this once. `shop` null: all shops. */
export async function addToken(
  ctx: Access,
  given: { name: string; shop: string | null; scopes: readonly Scope[]; by: string },
): Promise<{ token: string; kept: ApiToken }> {
  const { name, shop, scopes, by } = given
  if (shop !== null && !ctx.shops.has(shop)) throw new InputError(`there is no shop ${shop}`)
  const token = PREFIX + newSecret()
  const kept: ApiToken = {
    id: ctx.newId(),
    name,
    tokenHash: hashed(token),
    shop,
    scopes: [...new Set(scopes)],
    createdBy: by,
    createdAt: ctx.clock(),
    usedAt: null,
  }
  await ctx.store.access.addToken(kept)
  return { token, kept }
}

/** What this token stands for; null where it is unknown or revoked. */
export async function tokenOf(ctx: Access, token: string): Promise<ApiToken | null> {
  const found = await ctx.store.access.token(hashed(token))
  const now = ctx.clock()
  if (found !== null && now - (found.usedAt ?? 0) >= USED_EVERY_MS)
    await ctx.store.access.tokenUsed(found.id, now)
  return found
}
