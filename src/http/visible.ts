import type { HttpContext } from './context.ts'

/** Whoever asks; without a list of shops she may see them all. */
interface Asking {
  id?: string
  shops?: readonly string[] | undefined
}

/** The shops that the agent may see; of these one alone where it is named. */
export function visibleShops(ctx: HttpContext, agent: Asking, shop?: string): string[] {
  const all = [...ctx.shops.keys()].filter((one) => agent.shops === undefined || agent.shops.includes(one))
  return shop === undefined ? all : all.filter((one) => one === shop)
}

/** Whether the agent may see this shop at all. */
export const sees = (ctx: HttpContext, agent: Asking, shop: string): boolean =>
  visibleShops(ctx, agent, shop).length > 0
