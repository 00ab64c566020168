import { type Actor, mayUse } from '../desk/access/actor.ts'

type Asking = Pick<Actor, 'shops'>

/** The shops that the agent may see; of these one alone where it is named. */
export function visibleShops(agent: Asking, shop?: string): string[] {
  return shop === undefined ? [...agent.shops] : agent.shops.filter((one) => one === shop)
}

/** Whether the agent may see this shop at all. */
export const sees = (agent: Asking, shop: string): boolean => mayUse(agent, shop)
