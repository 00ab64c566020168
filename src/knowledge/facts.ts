import type { Fact, Shop } from '../types/index.ts'

/** Whether a campaign of the shop is on at `now` (milliseconds since the epoch). */
export function inCampaign(shop: Shop, now: number): boolean {
  return shop.campaigns.some(
    (campaign) => campaign.validFrom <= now && now < (campaign.validUntil ?? Infinity),
  )
}

/** The version of the fact that holds at `now`, or null where the shop has none: then nobody may quote it. */
export function factAt(shop: Shop, id: string, now: number, campaign: boolean): Fact | null {
  const versions = shop.facts[id]
  if (versions === undefined) return null
  for (const fact of versions) if (holds(fact, now, campaign)) return fact
  return null
}

function holds(fact: Fact, now: number, campaign: boolean): boolean {
  if (fact.when !== undefined && (fact.when === 'campaign') !== campaign) return false
  return (fact.validFrom ?? -Infinity) <= now && now < (fact.validUntil ?? Infinity)
}

/** Whether the shop's facts list the courier; null where the shop names no couriers at all. */
export function listsCourier(shop: Shop, courier: string, now: number, campaign: boolean): boolean | null {
  let known = false
  for (const id in shop.facts) {
    const fact = factAt(shop, id, now, campaign)
    if (fact?.type !== 'couriers') continue
    known = true
    if (fact.items.some((item) => sameCourier(item.name, courier))) return true
  }
  return known ? false : null
}

/** Whether two names mean one courier (顺丰, 顺丰速运). */
export function sameCourier(one: string, other: string): boolean {
  return one.toLowerCase().includes(other.toLowerCase()) || other.toLowerCase().includes(one.toLowerCase())
}
