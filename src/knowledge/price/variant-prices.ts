import type { ProductRecord, Sku } from '../../types/index.ts'
import { grouped } from '../grouped.ts'
import { yuan } from '../money.ts'
import { priceOf } from './price.ts'

const MOST = 5

/**
 * What variants cost that cost differently: 250g268元、500g498元, told by size where that decides the price, else by
 * colour, else by both. Null where none does, where a price is missing, or where there are too many to tell.
 */
export function variantPrices(product: ProductRecord, skus: readonly Sku[]): string | null {
  const told = (['size', 'color', 'both'] as const).map((part) => pricesBy(part, product, skus))
  return told.find((prices) => prices !== null) ?? null
}

const nameOf = ({ color = '', size = '' }: Sku, part: 'size' | 'color' | 'both'): string =>
  part === 'both' ? `${color}${size}` : part === 'size' ? size : color

function pricesBy(
  part: 'size' | 'color' | 'both',
  product: ProductRecord,
  skus: readonly Sku[],
): string | null {
  const prices = new Map<string, number>()
  for (const sku of skus) {
    const [name, price] = [nameOf(sku, part), priceOf(product, sku)]
    if (name === '' || price === null) return null
    if ((prices.get(name) ?? price) !== price) return null
    prices.set(name, price)
  }
  if (new Set(prices.values()).size < 2) return null
  const byPrice = grouped([...prices.keys()], (name) => prices.get(name)!)
  const told = [...byPrice].map(([price, names]) => `${names.join('、')} ${yuan(price)}`)
  return told.length > MOST ? null : told.join('，')
}
