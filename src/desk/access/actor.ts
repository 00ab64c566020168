import type { ApiToken, User } from '../../store/store.ts'
import type { Role, Scope } from '../../types/index.ts'
import type { AppContext } from '../context.ts'

/** Who asks: a person with a session or a program with a token. */
export interface Actor {
  id: string
  name: string
  role: Role
  /** The shops that may be seen, each of them one that we serve. */
  shops: readonly string[]
  /** What a program may do; null for a person, who may do what the role may. */
  scopes: readonly Scope[] | null
}

/** Whether what is of this shop may be seen. */
export const mayUse = (actor: Pick<Actor, 'shops'>, shop: string): boolean => actor.shops.includes(shop)

type Shops = Pick<AppContext, 'shops'>

/** An admin without any membership looks after all shops; anybody else sees the own ones alone. */
export function personOf({ shops }: Shops, user: User): Actor {
  const all = user.role === 'admin' && user.shops.length === 0
  const seen = [...shops.keys()].filter((shop) => all || user.shops.includes(shop))
  return { id: user.id, name: user.name, role: user.role, shops: seen, scopes: null }
}

export function programOf({ shops }: Shops, token: ApiToken): Actor {
  const seen = [...shops.keys()].filter((shop) => token.shop === null || token.shop === shop)
  return { id: token.id, name: token.name, role: 'agent', shops: seen, scopes: token.scopes }
}
