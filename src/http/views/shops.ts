import type { HttpContext } from '../context.ts'
import type { ShopView } from '../schemas.ts'

/** The shops, in the order of their files. */
export function shopViews(ctx: HttpContext): ShopView[] {
  return [...ctx.shops.values()].map(({ shop, name, goods }) => ({ id: shop, name, goods }))
}
