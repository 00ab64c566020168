import { AREAS, type Area } from '../types/index.ts'
import type { AppContext } from './context.ts'

const NAME = 'division'

/** Which kinds of work an agent takes; whoever is not named takes all. */
export type Division = { agentId: string; areas: Area[] }[]

export async function divisionOf({ store }: Pick<AppContext, 'store'>, shop: string): Promise<Division> {
  return ((await store.desk.setting(shop, NAME)) as Division | null) ?? []
}

export async function divide(
  { store, bus }: Pick<AppContext, 'store' | 'bus'>,
  shop: string,
  division: Division,
): Promise<void> {
  await store.desk.saveSetting(shop, NAME, division)
  bus.emit('queue', { shop })
}

/** What others review, as `shop/area`: of work that somebody takes, what is not this agent's. */
export async function leftToOthers(
  ctx: Pick<AppContext, 'store'>,
  shops: readonly string[],
  agent: { id: string },
): Promise<string[]> {
  const left = await Promise.all(
    shops.map(async (shop) => {
      const division = await divisionOf(ctx, shop)
      const own = division.find(({ agentId }) => agentId === agent.id)?.areas ?? AREAS
      const taken = AREAS.filter((area) => division.some(({ areas }) => areas.includes(area)))
      return taken.filter((area) => !own.includes(area)).map((area) => `${shop}/${area}`)
    }),
  )
  return left.flat()
}
