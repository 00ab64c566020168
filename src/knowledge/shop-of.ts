import { UnknownShopError } from '../errors.ts'
import type { Shop } from '../types/index.ts'

/** @throws UnknownShopError */
export function shopOf(shops: ReadonlyMap<string, Shop>, id: string): Shop {
  const shop = shops.get(id)
  if (shop === undefined) throw new UnknownShopError(id, [...shops.keys()])
  return shop
}
