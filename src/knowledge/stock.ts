import { instantOf, type ProductRecord, type Sku } from '../types/index.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import { type Answer, factsOf, type KnownFact } from './known.ts'
import { priceOf } from './price/price.ts'
import { rankedBySize, sizesMade } from './sizes-named.ts'
import { colorsMade, skusFor, type Wish } from './wish.ts'

/**
 * `stale`: the count is too old to be told; `not_made`: no such colour or size; `not_made_together`: not in one;
 * `choose`: some variants are there and others are not, so the missing one is asked for (fact `stock.missing`).
 */
export type StockOutcome =
  | 'in_stock'
  | 'none'
  | 'off_shelf'
  | 'stale'
  | 'not_made'
  | 'not_made_together'
  | 'choose'
  | 'unknown'

const HOUR_MS = 3_600_000
export const STOCK_MAX_AGE_MINUTES = 24 * 60
const MINUTE_MS = HOUR_MS / 60

/** Whether the wished variant is there at `now`. */
export function stockOf(
  product: ProductRecord,
  wish: Wish,
  now: number,
  maxAgeMinutes = STOCK_MAX_AGE_MINUTES,
): Answer<StockOutcome> {
  const at = instantOf(product.updatedAt)
  const fact = factsOf(`product ${product.id}`, at)
  const facts = [fact('product.title', product.title), ...wishFacts(wish, fact)]
  if (product.status === 'off_shelf') return { outcome: 'off_shelf', facts }
  const skus = product.skus ?? []
  const fitting = skusFor(product, wish)
  if (skus.length === 0 || (fitting.every(({ stock }) => stock === undefined) && fitting.length > 0))
    return { outcome: 'unknown', facts }
  if (fitting.length === 0) {
    const apart = madeApart(product, wish, fact)
    return apart !== null
      ? { outcome: 'not_made_together', facts: [...facts, ...apart] }
      : { outcome: 'not_made', facts: [...facts, ...madeFacts(product, wish, fact)] }
  }
  if (isStaleStock(product, now, maxAgeMinutes)) return { outcome: 'stale', facts }
  const there = fitting.filter(inStock)
  if (there.length === 0) return { outcome: 'none', facts }
  const open = openPart(fitting, wish)
  const left = [
    fact(
      'product.available',
      there.map(nameOf).join('、'),
      listed(there, wish) || there.map(nameOf).join('、'),
    ),
  ]
  if (there.length < fitting.length && open !== null)
    return { outcome: 'choose', facts: [...facts, ...left, fact('stock.missing', open)] }
  return { outcome: 'in_stock', facts: [...facts, ...left, fact('product.stock', sum(there))] }
}

const COUNTS = /(?:剩|有|[的色码])(?:下|了)?(?:多少|几)[个双件只条盏套份盒瓶台把]?(?:[?？呢啊了]|$)/

const PIECE = '(?:双|个|件|只|条|盏|台|套|盒)'
const SO = '(?:吗|么|吧|啊|呀|嘛|是吧|是吗|是不是|是不|对吧|对吗|对不对)?(?:[,，?？]|$)'
const ONLY_ONE = new RegExp(
  `(?:就|只|才|仅|剩)[有剩]?[下了]?(?:这|那|最后)?[一1两]${PIECE}(?:现?货)?了?${SO}|最后[一1]${PIECE}了?${SO}`,
)
const KEPT = new RegExp(`[留占存扣压抢](?:着|住|一?下|${PIECE}|[一1]${PIECE})|锁.{0,2}库存|[别要]卖?给别人`)

/** Whether the words ask how many are left (还剩几个, 就一双吗), or want one to be kept. */
export const asksHowMany = (text: string): boolean =>
  COUNTS.test(text) || ONLY_ONE.test(text) || KEPT.test(text)

const NOTICE =
  /留意|盯着?|关注|(?:告诉|通知|喊|叫|联系|提醒|说|吱|滴滴|踢)(?:一声|一下|下|我)|(?:到货|补货)(?:提醒|通知)/

const WHEN = /什么时候|啥时候|几时|多久|哪天|几号/

/** Whether the words want to be told once it is there again. */
export const asksForNotice = (text: string): boolean => NOTICE.test(text) && !WHEN.test(text)

const MINE =
  /有(?:没有)?[我他她](?:能穿|能用|穿|要)?的?(?:码|号|尺码|尺寸)|[我他她](?:能穿|穿)?的?(?:码|号|尺码)(?:还)?有|有(?:没有)?(?:合适|能穿)的(?:码|号)/

/** Whether the words ask whether the size is there that suits who asks: 有我码不. */
export const asksForOwnSize = (text: string): boolean => MINE.test(text)

/** Of the colours that a product, or the one size of it, is made in those that are there and those that are gone; null where nobody can tell, or all are. */
export function colorsByStock(
  product: ProductRecord,
  {
    now,
    maxAgeMinutes,
    size = null,
  }: { now: number; maxAgeMinutes?: number | undefined; size?: string | null },
): { there: string[]; gone: string[] } | null {
  const skus = size === null ? (product.skus ?? []) : skusFor(product, { color: null, size })
  if (skus.some(({ stock }) => stock === undefined) || isStaleStock(product, now, maxAgeMinutes)) return null
  const isThere = (color: string) => skus.some((sku) => sku.color === color && inStock(sku))
  const made = colorsMade({ ...product, skus })
  const [there, gone] = [made.filter(isThere), made.filter((color) => !isThere(color))]
  return there.length === 0 || gone.length === 0 ? null : { there, gone }
}

/** The colours that can be had now, whatever the size. */
export const colorsThere = (product: ProductRecord): string[] =>
  colorsMade({ ...product, skus: (product.skus ?? []).filter(inStock) })

/** Whether a count is too old to be told. */
export function isStaleStock(
  { updatedAt }: ProductRecord,
  now: number,
  maxAgeMinutes = STOCK_MAX_AGE_MINUTES,
): boolean {
  const at = instantOf(updatedAt)
  return at !== null && now - at > maxAgeMinutes * MINUTE_MS
}

/** Whether any is left of it. */
export const inStock = ({ stock }: Sku): boolean => (stock ?? 0) > 0
const sum = (skus: readonly Sku[]): number => skus.reduce((total, { stock }) => total + (stock ?? 0), 0)
const nameOf = ({ color = '', size = '' }: Sku): string => `${color}${size}`
type Make = (name: string, value: string | number, say?: string) => KnownFact

function wishFacts({ color, size }: Wish, fact: Make): KnownFact[] {
  return [
    ...(color === null ? [] : [fact('wish.color', color)]),
    ...(size === null ? [] : [fact('wish.size', size)]),
  ]
}

/** What of the variants a customer has not said yet. */
function openPart(skus: readonly Sku[], { color, size }: Wish): 'color' | 'size' | null {
  if (color === null && new Set(skus.map((sku) => sku.color)).size > 1) return 'color'
  return size === null && new Set(skus.map((sku) => sku.size)).size > 1 ? 'size' : null
}

/** More variants than these are told by colour. */
const MOST_LISTED = 6

/** 黑色38、39、40，灰色40、41. */
function byColor(skus: readonly Sku[]): string {
  const colors = [...new Set(skus.map(({ color = '' }) => color))]
  const sizesOf = (of: string) => skus.flatMap(({ color = '', size }) => (color === of && size ? [size] : []))
  return colors.map((color) => `${color}${sizesOf(color).join('、')}`).join('，')
}

/** The variants there are, by what the wish leaves open. */
function listed(skus: readonly Sku[], { color, size }: Wish): string {
  const part = color === null && size !== null ? 'color' : size === null && color !== null ? 'size' : null
  if (part === null && skus.length > MOST_LISTED) return byColor(skus)
  const names = skus.map((sku) => (part === null ? nameOf(sku) : (sku[part] ?? '')))
  return [...new Set(names)].filter((name) => name !== '').join('、')
}

/** Which colours or sizes there are at all, where the wished one is not made. */
function madeFacts(product: ProductRecord, { color }: Wish, fact: Make): KnownFact[] {
  const colors = colorsMade(product).join('、')
  const sizes = inOrder(sizesMade(product))
  return [
    ...(colors === '' || color === null ? [] : [fact('product.colors', colors)]),
    ...(sizes === '' ? [] : [fact('product.sizes', sizes)]),
  ]
}

const inOrder = (sizes: readonly string[]): string => {
  const ranked = rankedBySize(sizes)
  return (ranked.length > 0 ? ranked : sizes).join('、')
}

/** The sizes of the wished colour, where both are made and only not together; null elsewhere. */
function madeApart(product: ProductRecord, wish: Wish, fact: Make): KnownFact[] | null {
  if (wish.color === null || wish.size === null) return null
  const ofColor = skusFor(product, { ...wish, size: null })
  if (ofColor.length === 0 || skusFor(product, { ...wish, color: null }).length === 0) return null
  return [fact('product.sizes', inOrder(sizesMade({ ...product, skus: ofColor })))]
}

/** What is there of a wish, each as colour and size; by its sizes alone where asked for. */
export function variantsThere(
  product: ProductRecord,
  wish: Wish,
  by: 'variant' | 'size' = 'variant',
): string[] {
  if (product.status === 'off_shelf') return []
  const there = skusFor(product, wish).filter(inStock)
  if (by === 'variant') return there.map(nameOf)
  const sizes = sizesMade({ ...product, skus: there })
  const ranked = rankedBySize(sizes)
  return ranked.length === sizes.length ? ranked : sizes
}

/** Whether somebody may ask for what is not there. */
export const lacksStock = ({ status, skus = [] }: ProductRecord): boolean =>
  status === 'off_shelf' || skus.some((sku) => sku.stock !== undefined && !inStock(sku))

/** Something near to what is not there. */
export interface Alternative {
  product: ProductRecord
  sku: Sku | null
  /** The same product in another colour, a product that goes with it, or one of like kind and price. */
  why: 'color' | 'pair' | 'like'
}

/** Nearest first: the same product in another colour, its pairs, then same category at a price within a fifth. */
export function alternativeTo(product: ProductRecord, wish: Wish, catalogue: Catalogue): Alternative | null {
  const other =
    product.status === 'off_shelf' ? undefined : skusFor(product, { ...wish, color: null }).find(inStock)
  if (other !== undefined) return { product, sku: other, why: 'color' }
  const pair = (product.pairs ?? [])
    .flatMap((id) => catalogue.product(id) ?? [])
    .find((each) => isAvailable(each, wish) && each.category === product.category)
  if (pair !== undefined) return { product: pair, sku: available(pair, wish), why: 'pair' }
  const like = catalogue
    .inCategory(product.category ?? '')
    .filter((each) => each.id !== product.id && isAvailable(each, wish) && isNear(each, product))
    .sort((a, b) => distance(a, product) - distance(b, product) || (a.id < b.id ? -1 : 1))[0]
  return like === undefined ? null : { product: like, sku: available(like, wish), why: 'like' }
}

const available = (product: ProductRecord, { size }: Wish): Sku | null =>
  skusFor(product, { color: null, size }).find(inStock) ?? null
const isAvailable = (product: ProductRecord, wish: Wish): boolean =>
  product.status !== 'off_shelf' && available(product, wish) !== null
const distance = (one: ProductRecord, other: ProductRecord): number =>
  Math.abs((priceOf(one) ?? 0) - (priceOf(other) ?? 0))
const isNear = (one: ProductRecord, other: ProductRecord): boolean => {
  const [price, wanted] = [priceOf(one), priceOf(other)]
  return price !== null && wanted !== null && price > 0 && Math.abs(price - wanted) <= wanted / 5
}
