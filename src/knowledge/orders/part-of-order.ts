import { instantOf, type OrderRecord, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { beforeFigure } from '../before-figure.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { mentionsIn } from '../catalogue/mentions.ts'
import { spokenName } from '../catalogue/named-in.ts'
import { type Answer, factsOf } from '../known.ts'
import { yuan } from '../money.ts'
import type { PriceRules, Quote } from '../price/basket.ts'
import { countIn } from '../price/count-in.ts'
import { piecesIn } from '../price/packs.ts'
import { priceOf } from '../price/price.ts'
import { sizesMade } from '../sizes-named.ts'
import { skusFor } from '../wish.ts'
import { wishedInstead } from './exchange.ts'
import type { Item } from './items.ts'
import { orderQuote } from './order-sum.ts'

/** What is known beside an order where its sum is reckoned again. */
export interface Reckoning {
  rules: PriceRules
  catalogue: Catalogue | null
  now: number
}

/** The order's sum as it was paid, and by which rules: those of the shop, or none where nothing was taken off. */
interface Paid {
  sum: Quote
  rules: PriceRules
}

const NO_RULES: PriceRules = { activities: [] }

/** Null where it was paid otherwise, by coupons or with postage. */
function asPaid(order: OrderRecord, { rules, catalogue, now }: Reckoning): Paid | null {
  const by = [rules, NO_RULES].map((each) => ({ sum: orderQuote(order, each, catalogue, now), rules: each }))
  const paid = by.find(({ sum }) => sum !== null && (order.amountFen ?? sum.paidFen) === sum.paidFen)
  return paid === undefined ? null : { sum: paid.sum!, rules: paid.rules }
}

/**
 * How much more or less another variant of something in the order costs, by the newest text that names one; with what
 * the activities leave of both sums. Null where none does, or a price is missing.
 * @param texts the customer's, oldest first
 */
export function exchangeDifference(
  texts: readonly string[],
  order: OrderRecord,
  reckoning: Reckoning,
): Answer<'more' | 'less' | 'same'> | null {
  const before = asPaid(order, reckoning)
  for (const text of [...texts].reverse()) {
    const swap = swapIn(plain(text), order, reckoning.catalogue)
    if (swap === null) continue
    const items = (order.items ?? []).map((item) => (item === swap.item ? swap.instead : item))
    if (before === null) return null
    const after = orderQuote({ ...order, items }, before.rules, reckoning.catalogue, reckoning.now)
    if (after === null) return null
    const by = after.paidFen - before.sum.paidFen
    const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
    const variant = variantOf(swap.instead, swap.product)
    return {
      outcome: by > 0 ? 'more' : by < 0 ? 'less' : 'same',
      facts: [
        fact('exchange.variant', variant, beforeFigure(variant)),
        fact('exchange.price', sayPrice(swap.instead)),
        fact('exchange.own', sayPrice(swap.item)),
        ...(by === 0 ? [] : [fact('exchange.by', yuan(Math.abs(by)))]),
      ],
    }
  }
  return null
}

const sayPrice = ({ priceFen = 0, quantity }: Item): string =>
  `${yuan(priceFen)}${quantity > 1 ? `×${quantity}` : ''}`

/** The only thing of the order of which the words name another variant, and what would stand in its place. */
function swapIn(
  words: string,
  { items = [] }: OrderRecord,
  catalogue: Catalogue | null,
): { item: Item; instead: Item; product: ProductRecord } | null {
  const named = catalogue === null ? [] : mentionsIn(words, [], catalogue).map(({ product }) => product.id)
  const meant = items.filter(({ productId }) => productId !== undefined && named.includes(productId))
  const swaps = (meant.length > 0 ? meant : items).flatMap((item) => {
    const product = catalogue?.product(item.productId ?? '') ?? null
    const instead = product === null ? null : insteadOf(words, item, product)
    return product === null || instead === null ? [] : [{ item, instead, product }]
  })
  return swaps.length === 1 ? swaps[0]! : null
}

function insteadOf(words: string, item: Item, product: ProductRecord): Item | null {
  const wish = wishedInstead(words, { color: item.color || null, size: item.size || null }, product)
  if (wish === null || item.priceFen === undefined) return null
  const fitting = skusFor(product, wish)
  const prices = new Set(fitting.map((sku) => priceOf(product, sku)))
  const [priceFen] = prices
  if (prices.size !== 1 || priceFen === null || priceFen === undefined) return null
  // Two single ones for a pair: one pack in place of all.
  const isPack = piecesIn(item.size ?? '') === 1 && piecesIn(wish.size ?? '') === item.quantity
  const quantity = isPack ? 1 : item.quantity
  return { ...item, color: wish.color ?? undefined, size: wish.size ?? undefined, priceFen, quantity }
}

/** Some of one thing in the order. */
interface Taken {
  item: Item
  quantity: number
}

/**
 * What comes back where a part of the order is taken back, by the newest text that names the part. `part`: what it cost,
 * since nothing was taken off; `part_kept`, `part_lost`: something was, and what is left still gets it, or gets less;
 * how that is shared out nobody has written down.
 * @param texts the customer's, oldest first
 */
export function partBack(
  texts: readonly string[],
  order: OrderRecord,
  reckoning: Reckoning,
): Answer<'part' | 'part_kept' | 'part_lost'> | null {
  const { catalogue } = reckoning
  const paid = asPaid(order, reckoning)
  const taken = [...texts].reverse().map((text) => takenIn(plain(text), order, catalogue))
  const part = taken.find((each) => each !== null) ?? null
  if (paid === null || part === null) return null
  const { sum, rules } = paid
  const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
  const items = fact('part.items', part.map((each) => sayTaken(each, catalogue)).join('、'))
  const priceFen = part.reduce((all, { item, quantity }) => all + (item.priceFen ?? 0) * quantity, 0)
  if (sum.paidFen === sum.listFen)
    return { outcome: 'part', facts: [items, fact('part.back', priceFen, yuan(priceFen))] }
  const rest = orderQuote(without(part, order), rules, reckoning.catalogue, reckoning.now)
  if (rest === null) return null
  const isKept = rest.listFen - rest.paidFen >= sum.listFen - sum.paidFen
  return {
    outcome: isKept ? 'part_kept' : 'part_lost',
    facts: [
      items,
      fact('part.price', priceFen, yuan(priceFen)),
      fact('part.rest', rest.listFen, yuan(rest.listFen)),
      fact('part.rule', sum.parts[0]!.activity.say),
    ],
  }
}

/** 减震鞋垫, 厨房灯白边30*60×1: by its short name, with its variant and number where there are several of it. */
function sayTaken({ item, quantity }: Taken, catalogue: Catalogue | null): string {
  const product = catalogue?.product(item.productId ?? '') ?? null
  const name = spokenName({ title: item.title ?? '', aliases: product?.aliases })
  return item.quantity === 1 ? name : `${name}${variantOf(item, product)}×${quantity}`
}

/** Colour and size of an item; a size that all of it are of tells nothing. */
const variantOf = ({ color = '', size = '' }: Item, product: ProductRecord | null): string =>
  `${color}${product !== null && sizesMade(product).length < 2 ? '' : size}`

function without(part: readonly Taken[], order: OrderRecord): OrderRecord {
  const items = (order.items ?? []).flatMap((item) => {
    const gone = part.find((taken) => taken.item === item)?.quantity ?? 0
    return gone >= item.quantity ? [] : [{ ...item, quantity: item.quantity - gone }]
  })
  return { ...order, items }
}

const KEPT_BEHIND = /^[^,，。]{0,2}(?:留|还要|要的|照发|不退)/
const KEPT_BEFORE = /(?:只要|留着?|保留)$/
const TAKES = /退|取消|不要|撤|少要|减(?:掉|去)|删/
const LEFT = /(?:只要|改成|剩|留)(?=[一二两三四五六七八九\d])/

/** What the words take back: what they name but for what is kept, or so many of the only thing that was ordered. */
function takenIn(words: string, { items = [] }: OrderRecord, catalogue: Catalogue | null): Taken[] | null {
  const ofOrder = items.flatMap(({ productId = '' }) => catalogue?.product(productId) ?? [])
  const named = catalogue === null ? [] : mentionsIn(words, ofOrder, catalogue)
  const own = named.flatMap(({ product, at, end }) => {
    const item = items.find(({ productId }) => productId === product.id)
    const isKept = KEPT_BEHIND.test(words.slice(end)) || KEPT_BEFORE.test(words.slice(0, at))
    return item === undefined ? [] : [{ item, isKept, quantity: countIn(words.slice(end)) ?? item.quantity }]
  })
  const gone = own.filter(({ isKept }) => !isKept)
  const left = items.filter((item) => !own.some((each) => each.item === item))
  const taken =
    gone.length > 0 || own.length === 0 ? gone : left.map((item) => ({ item, quantity: item.quantity }))
  if (taken.length > 0 && taken.length < items.length)
    return taken.map(({ item, quantity }) => ({ item, quantity: Math.min(quantity, item.quantity) }))
  const [only, ...others] = items
  const count = countIn(words)
  if (only === undefined || others.length > 0 || count === null || count >= only.quantity) return null
  if (LEFT.test(words)) return [{ item: only, quantity: only.quantity - count }]
  return TAKES.test(words) ? [{ item: only, quantity: count }] : null
}
