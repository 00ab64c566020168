import type { Assignee } from '../../store/store.ts'
import type { AppContext } from '../context.ts'
import { mayUse, personOf } from './actor.ts'

/** Those who work here and see one of these shops at least, by their names. */
export async function colleagues(ctx: AppContext, shops: readonly string[]): Promise<Assignee[]> {
  return (await ctx.store.access.users())
    .filter((user) => user.active && shops.some((shop) => mayUse(personOf(ctx, user), shop)))
    .map(({ id, name }) => ({ id, name }))
}

/** The colleague of this id who sees the shop; null where there is none. */
export async function colleague(ctx: AppContext, id: string, shop: string): Promise<Assignee | null> {
  return (await colleagues(ctx, [shop])).find((one) => one.id === id) ?? null
}
