import type { HttpContext } from '../context.ts'
import { Titles } from './titles.ts'

/** The phrases of a shop: its own first, then those of the scripts in their order. */
export async function phraseViews(ctx: HttpContext, shopId: string) {
  const shop = ctx.shops.get(shopId)
  if (shop === undefined) return []
  const titles = new Titles(ctx.scripts.intents)
  const own = (await ctx.store.desk.phrases(shopId)).map(({ id, title, text }) => ({
    ...{ id, title, text },
    intent: null,
    own: true,
  }))
  const scripted = ctx.planner.phrases(shop, ctx.clock()).map(({ id, intent, kind, text }) => {
    const titled = titles.titled(intent)
    const title = kind === null ? titled.title : titles.kind(intent, kind).title
    return { id, intent: titled, title, text, own: false }
  })
  return [...own, ...scripted]
}
