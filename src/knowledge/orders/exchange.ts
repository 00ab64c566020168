import type { OrderRecord, ProductRecord } from '../../types/index.ts'
import { type Answer, factNamed, factsOf } from '../known.ts'
import { sizeIn } from '../sizes-named.ts'
import { stockOf, variantsThere } from '../stock.ts'
import { colorsNamed, skusFor, type Wish } from '../wish.ts'
import { soleItem } from './items.ts'

/** `there`, `gone`: whether the colour or size wanted instead can be had; `unknown` where nobody can tell. */
export type ExchangeOutcome = 'there' | 'gone' | 'unknown'

/**
 * Whether another colour or size of what was ordered is there; null where the words name none, or where several
 * things of this product were ordered.
 * @param text normalised
 */
export function exchangeOf(
  text: string,
  order: OrderRecord,
  product: ProductRecord,
  now: number,
  maxAgeMinutes?: number,
): Answer<ExchangeOutcome> | null {
  const item = soleItem(order, product.id)
  if (item === null) return null
  const own = { color: item.color || null, size: item.size || null }
  const wished = wishedInstead(text, own, product)
  if (wished === null) return null
  const wish = made(wished, own, product)
  const stock = stockOf(product, wish, now, maxAgeMinutes)
  const fact = factsOf(`product ${product.id}`, null)
  const variant = fact('exchange.variant', nameOf(wish))
  if (stock.outcome === 'in_stock' && factNamed(stock.facts, 'product.available') !== null)
    return { outcome: 'there', facts: [variant] }
  if (stock.outcome !== 'none') return { outcome: 'unknown', facts: [variant] }
  const other = variantsThere(product, { ...wish, color: null }).filter((name) => name !== nameOf(own))
  return {
    outcome: 'gone',
    facts: other.length === 0 ? [variant] : [variant, fact('exchange.other', other.join('、'))],
  }
}

const nameOf = ({ color, size }: Wish): string => `${color ?? ''}${size ?? ''}`

/** 那40呢 of a colour that is not made in 40: in the only one that is. */
function made(wish: Wish, own: Wish, product: ProductRecord): Wish {
  if (wish.color !== own.color || skusFor(product, wish).length > 0) return wish
  const [sku, ...others] = skusFor(product, { ...wish, color: null })
  return sku?.color === undefined || others.length > 0 ? wish : { ...wish, color: sku.color }
}

const TO = /[换改](.+)$/

/** The variant that the words name in place of the ordered one: what they leave out stays as it was. */
export function wishedInstead(text: string, own: Wish, product: ProductRecord): Wish | null {
  const colors = colorsNamed(text, product).filter((color) => color !== own.color)
  if (colors.length > 1) return null
  // 42换41: what stands behind is wanted.
  const size = sizeIn(TO.exec(text)?.[1] ?? text, product, own.size) ?? sizeIn(text, product, own.size)
  const wish = { color: colors[0] ?? own.color, size: size ?? own.size }
  return wish.color === own.color && wish.size === own.size ? null : wish
}
