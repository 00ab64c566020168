import { instantOf, type ProductRecord, type Sku } from '../types/index.ts'
import { plain } from '../types/plain.ts'
import { rounded } from './attributes/quantities.ts'
import { beforeFigure } from './before-figure.ts'
import { type Answer, factsOf, type KnownFact } from './known.ts'
import { yuan } from './money.ts'
import { priceOf } from './price/price.ts'
import { variantPrices } from './price/variant-prices.ts'
import { sizesMade, sizesNamed } from './sizes-named.ts'
import { isStaleStock } from './stock.ts'
import { stretchOf } from './variant-words.ts'
import { colorsNamed } from './wish.ts'

/** `differs_by`: it is asked by how much the prices differ; `differs_in`: by how much the sizes do, which are measures themselves; `variants_same`: what the record says is the same for both; `variants_unknown`: it says nothing of them. */
export type VariantOutcome =
  | 'differs'
  | 'differs_by'
  | 'differs_in'
  | 'same'
  | 'variants_same'
  | 'variants_unknown'

/** Words that ask for the price alone. */
const PRICED = /价|贵|便宜|多少钱/

/** Words that ask by how much. */
const BY_HOW_MUCH = /(?:贵|便宜|差价?|多|少|[加添])[了出]?(?:是|有)?(?:多少|几多|几块|几十|好多|多钱)/

/** Words that ask for all that is different. */
const DIFFERENCE = /区别|不同|不一样|差别|差异|差在|贵在/
const MOST_TOLD = 3

/** What a record writes of each of two sizes apart: 普通款手动滚轮，电动款自动滚轮. */
function writtenApart(sizes: readonly [string, string], product: ProductRecord): [string, string, string][] {
  const apart = Object.entries(product.attributes ?? {}).flatMap(
    ([name, value]): [string, string, string][] => {
      const [first, second] = sizes.map((size) => {
        const stretch = stretchOf(value, size, product)
        return stretch === null ? null : `${name}${ofSize(stretch, size)}`
      })
      return first == null || second == null || first === second ? [] : [[name, first, second]]
    },
  )
  return apart.slice(0, MOST_TOLD)
}

/** What joins a size to what is told of it: 40cm款2000lm. */
const OF_SIZE = /^[\s款版装的:：]+/

/** What a stretch tells of its size. */
export const ofSize = (stretch: string, size: string): string =>
  stretch.replace(size, '').replace(OF_SIZE, '').trim()

/** By how much the prices of two variants differ, where that is the same in all that both are made in. */
function differenceOf(
  text: string,
  { skus: [one, two], other }: Pair,
  product: ProductRecord,
): number | null {
  if (!BY_HOW_MUCH.test(plain(text))) return null
  const pricesIn = (part: string | undefined) =>
    [one, two].map(
      (skus) => new Set(skus.filter((sku) => sku[other] === part).map((sku) => priceOf(product, sku))),
    )
  const shared = [...new Set(one.map((sku) => sku[other]))]
    .map(pricesIn)
    .filter(([, second]) => second!.size > 0)
  const all =
    shared.length > 0 ? shared : [[one, two].map((skus) => new Set(skus.map((sku) => priceOf(product, sku))))]
  const gaps = new Set(all.map(gapBetween))
  const [gap] = gaps
  return gaps.size === 1 ? (gap ?? null) : null
}

/** Null where either has no single price. */
function gapBetween([one, two]: readonly ReadonlySet<number | null>[]): number | null {
  if (one?.size !== 1 || two?.size !== 1) return null
  const [[first], [second]] = [[...one], [...two]]
  return first == null || second == null ? null : Math.abs(first - second)
}

/** Words that ask by how much one is longer. */
const HOW_LONG =
  /(?:差|多|少|长|短|大|小)了?(?:多少|好?几)个?(?:公分|厘米|cm|毫米|mm|寸)|差多[长大高宽]|[长短大小高矮宽]了?多少|长度差/
const MEASURE = /^(\d+(?:\.\d+)?)(cm|厘米|公分|mm|毫米|寸|米|m)$/

/** 10cm between 95cm and 105cm, where that is asked; null where the two are no measures in one unit. */
function lengthBetween(words: string, names: readonly [string, string]): string | null {
  if (!HOW_LONG.test(words) || PRICED.test(words)) return null
  const [one, other] = names.map((name) => MEASURE.exec(plain(name)))
  if (one == null || other == null || one[2] !== other[2]) return null
  return `${rounded(Math.abs(Number(one[1]) - Number(other[1])))}${one[2]}`
}

/** When and how fresh a count of stock has to be. */
export interface Freshness {
  now: number
  maxAgeMinutes?: number | undefined
}

/**
 * How two colours (or two sizes) of a product differ that a text names: by price, by stock, and by what else they are
 * made in. Null where it does not name just two.
 */
export function compareVariants(
  text: string,
  product: ProductRecord,
  fresh: Freshness,
): Answer<VariantOutcome> | null {
  const pair = pairIn(plain(text), product)
  if (pair === null) return null
  const length = lengthBetween(plain(text), pair.names)
  if (length !== null) {
    const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
    const titles = titlesOf(pair, fact)
    return { outcome: 'differs_in', facts: [...titles, fact('compare.difference', length)] }
  }
  const sides = pair.skus.map((skus) => pointsOf(skus, pair.other, product, fresh))
  const [one, two] = sides as [Map<string, string>, Map<string, string>]
  for (const [name, first, second] of DIFFERENCE.test(plain(text)) ? writtenApart(pair.names, product) : []) {
    one.set(name, first)
    two.set(name, second)
    // What is left is no difference of theirs.
    one.delete('stock')
  }
  const both = [...one.keys()].filter((name) => two.has(name))
  const isPriced = PRICED.test(plain(text)) && !DIFFERENCE.test(plain(text)) && both.includes('price')
  const shared = isPriced ? ['price'] : both
  const differing = shared.filter((name) => one.get(name) !== two.get(name))
  const told = differing.length > 0 ? differing : shared
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  const sayOf = (points: Map<string, string>) => told.map((name) => points.get(name)).join('、')
  const facts: KnownFact[] = [
    ...titlesOf(pair, fact),
    ...(told.length === 0 ? [] : [fact('first.points', sayOf(one)), fact('second.points', sayOf(two))]),
  ]
  if (told.length === 0) return { outcome: 'variants_unknown', facts }
  const by = differenceOf(text, pair, product)
  if (by !== null && by > 0)
    return { outcome: 'differs_by', facts: [...facts, fact('compare.difference', String(by), yuan(by))] }
  if (differing.length === 0 && isPriced) return { outcome: 'same', facts }
  return { outcome: differing.length > 0 ? 'differs' : 'variants_same', facts }
}

/** How both are called in a reply. */
export const titlesOf = ({ names }: Pair, fact: ReturnType<typeof factsOf>): KnownFact[] =>
  (['first.title', 'second.title'] as const).map((side, i) => fact(side, names[i]!, beforeFigure(names[i]!)))

/** Words that ask whether variants cost the same: 44码的是不是贵些, 跟小码一个价不. */
const SAME_PRICE = /贵|[个样同]的?价|价[钱格]?[是一相]/

/** What all variants cost where one is compared with the rest; each apart where they cost differently. */
export function pricesCompared(
  text: string,
  product: ProductRecord,
): Answer<'one_price' | 'variants'> | null {
  const { skus = [] } = product
  const [price, ...others] = new Set(skus.map((sku) => priceOf(product, sku)))
  if (!SAME_PRICE.test(plain(text)) || price === undefined || price === null) return null
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  if (others.length === 0) return { outcome: 'one_price', facts: [fact('product.price', price, yuan(price))] }
  const prices = variantPrices(product, skus)
  return prices === null ? null : { outcome: 'variants', facts: [fact('product.prices', prices)] }
}

interface Pair {
  names: [string, string]
  skus: [Sku[], Sku[]]
  /** The other thing that variants are told apart by. */
  other: 'color' | 'size'
}

/** 两个尺寸差在哪: of what is made in two. */
const BOTH_SIZES = /[两俩2二](?:个|种|款)?(?:尺寸|尺码|规格|大小|码|号)/

/** The two variants that words name. */
export function pairIn(words: string, product: ProductRecord): Pair | null {
  return (
    pairOf(words, colorsNamed(words, product), 'color', product) ??
    pairOf(words, sizesCompared(words, product), 'size', product) ??
    pairOf(words, BOTH_SIZES.test(words) ? sizesMade(product) : [], 'size', product) ??
    withAndWithout(words, product) ??
    byEnds(words, product)
  )
}

/** Whether a text names two variants of the product, or those with something and those without it. */
export const namesPair = (text: string, product: ProductRecord): boolean =>
  pairIn(plain(text), product) !== null

const WITHOUT = /(?:[不没]带?|没有|无)(\p{Script=Han}{2})/u

/** 加绒的比不加绒的: what all variants have that bear the word, and all others. */
function withAndWithout(words: string, { skus = [] }: ProductRecord): Pair | null {
  const [without = '', part = ''] = WITHOUT.exec(words) ?? []
  if (part === '' || !words.replace(without, '').includes(part)) return null
  for (const by of ['color', 'size'] as const) {
    const bears = (sku: Sku) => plain(sku[by] ?? '').includes(part)
    const [one, two] = [skus.filter(bears), skus.filter((sku) => !bears(sku))]
    if (one.length > 0 && two.length > 0)
      return { names: [part, without], skus: [one, two], other: by === 'color' ? 'size' : 'color' }
  }
  return null
}

const END = 2

/** 加绒的比单里的: two ends that names of colours have, 黑色加绒, 棕色加绒 and 黑色单里. */
function byEnds(words: string, { skus = [] }: ProductRecord): Pair | null {
  const endOf = ({ color = '' }: Sku) => (plain(color).length > END ? plain(color).slice(-END) : '')
  const ends = [...new Set(skus.map(endOf))].filter((end) => end !== '' && words.includes(end))
  const [one, two, ...more] = ends
  if (one === undefined || two === undefined || more.length > 0) return null
  const ending = (end: string) => skus.filter((sku) => endOf(sku) === end)
  return { names: [one, two], skus: [ending(one), ending(two)], other: 'size' }
}

/** What asks which of two that nobody has to name: 哪个划算. */
const WHICH = /哪(?:一?[个款种]|一)|两(?:个|种)(?:规格|装|包装)/

/** The sizes that a text compares: those that it names, or 哪个 of the only two that are made. */
export function sizesCompared(text: string, product: ProductRecord): string[] {
  const named = sizesNamed(text, product)
  const made = sizesMade(product)
  return named.length === 0 && made.length === 2 && WHICH.test(text) ? made : named
}

function pairOf(
  words: string,
  named: readonly string[],
  by: 'color' | 'size',
  product: ProductRecord,
): Pair | null {
  const [one, two, ...more] = named
  if (one === undefined || two === undefined || more.length > 0) return null
  // 黑的比白的贵多少 都要40: only those.
  const other = by === 'color' ? 'size' : 'color'
  const [only, ...rest] = other === 'size' ? sizesNamed(words, product) : colorsNamed(words, product)
  const isMeant = (sku: Sku) => only === undefined || rest.length > 0 || sku[other] === only
  const of = (name: string) => (product.skus ?? []).filter((sku) => sku[by] === name && isMeant(sku))
  const skus: [Sku[], Sku[]] = [of(one), of(two)]
  return skus.some((each) => each.length === 0) ? null : { names: [one, two], skus, other }
}

/** What the record says of these variants, by what it is. */
function pointsOf(
  skus: readonly Sku[],
  other: 'color' | 'size',
  product: ProductRecord,
  fresh: Freshness,
): Map<string, string> {
  const prices = skus.map((sku) => priceOf(product, sku)).flatMap((fen) => fen ?? [])
  const points = new Map<string, string>()
  if (prices.length === skus.length && prices.length > 0) points.set('price', span(prices))
  const isTold =
    skus.every(({ stock }) => stock !== undefined) && !isStaleStock(product, fresh.now, fresh.maxAgeMinutes)
  const there = skus.filter(({ stock }) => (stock ?? 0) > 0)
  const made = listed(skus, other)
  if (isTold)
    points.set(
      'stock',
      there.length === 0
        ? '没货'
        : `有货${listed(there, other) === made ? '' : `（${listed(there, other)}）`}`,
    )
  else if (made !== '') points.set('made', made)
  return points
}

const listed = (skus: readonly Sku[], part: 'color' | 'size'): string =>
  [...new Set(skus.flatMap((sku) => sku[part] ?? []))].join('、')

function span(prices: readonly number[]): string {
  const [least, most] = [Math.min(...prices), Math.max(...prices)]
  return least === most ? yuan(least) : `${yuan(least)}到${yuan(most)}`
}
