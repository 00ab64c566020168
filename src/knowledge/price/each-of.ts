import type { ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { sizesNamed } from '../sizes-named.ts'
import { colorsMade, colorsNamed } from '../wish.ts'
import { asksForSum, countIn } from './count-in.ts'
import { countedVariants, listedVariants, type OfVariant } from './counted-variants.ts'

/** 各要一双, 各两个, 一样来一条, 都要: what follows says how many of each. */
export const EACH =
  /[各每](?:种|样|个|款|颜?色)?(?=[自要来拿拍买订带选搞弄一二两俩三四五六七八九十\d])|一样(?=[来拿要拍买]?[一二两三四五六七八九十\d])|都(?=[要拿拍买来])/
const WANTING = /^(?:自|要|来|拿|拍|买|订|带|选|搞|弄|下单|给我|我){0,3}/
/** The number stands right behind the word. */
const NEAR = 4
const LONE_ONE = /^[一1](?![\d一二两三四五六七八九十百千])/

/** How many of each thing named the words want; null where they do not speak of each. */
export function eachIn(text: string): number | null {
  const match = EACH.exec(text)
  if (match === null) return null
  const rest = text.slice(match.index + match[0].length).replace(WANTING, '')
  return countIn(rest.slice(0, NEAR)) ?? (LONE_ONE.test(rest) || match[0] === '都' ? 1 : null)
}

/** What was said before: by the customer, and by the shop; the oldest first. */
export interface SaidBefore {
  before?: readonly string[]
  told?: readonly string[]
}

/**
 * The variants of one product that a text wants together, so many of each: 白的两个粉的一个, 灰的藏青的各一双,
 * 42和43各一双. Empty where it does not say how many of each.
 * @param said 各拿一个 means the variants that the customer named last, else those that he was told of
 */
export function variantsNamed(text: string, product: ProductRecord, said: SaidBefore = {}): OfVariant[] {
  const words = plain(text)
  const each = eachIn(words)
  const counted = each === null || EACH.exec(words)?.[0] === '都' ? countedVariants(words, product) : []
  if (counted.length > 0) return counted
  const listed = listedVariants(words.replace(EACH, ' '), product, each)
  if (listed.length > 0) return listed
  if (each !== null && isOfAllColors(words, product))
    return colorsMade(product).map((color) => ({ quantity: each, words: color }))
  const isOpen = colorsNamed(words, product).length + sizesNamed(words, product).length === 0
  return isOpen ? meantBefore(words, product, each, said) : []
}

/** 各来一双, and 两双一起 where two were named. */
function meantBefore(
  words: string,
  product: ProductRecord,
  each: number | null,
  { before = [], told = [] }: SaidBefore,
): OfVariant[] {
  const count = countIn(words)
  if (each === null && (count === null || count < 2 || !asksForSum(words))) return []
  const named = namedBefore(before, product, each ?? 1)
  const meant = named.length > 0 ? named : namedBefore(told.slice(-LATEST), product, each ?? 1)
  return each === null && meant.length !== count ? [] : meant
}

/** What the shop said counts where it said it just now. */
const LATEST = 2

/** So many messages back variants that were named together still count. */
const BACK = 3

/** 酒红38跟黑的38一样价不 … 两双都要: the variants that one message named together, the newest. */
function namedBefore(before: readonly string[], product: ProductRecord, each: number): OfVariant[] {
  for (const text of before.slice(-BACK).reverse()) {
    const listed = listedVariants(plain(text), product, each)
    if (listed.length > 0) return listed
  }
  return []
}

const ALL = /(两|俩|2|三|3|四|4|所有|全部)?(?:个|种|款)(?:颜色|色)/
const COUNTS: Readonly<Record<string, number>> = { 两: 2, 俩: 2, '2': 2, 三: 3, '3': 3, 四: 4, '4': 4 }

/** 两个颜色各一双, of a product that is made in two; 每个颜色一双. */
function isOfAllColors(words: string, product: ProductRecord): boolean {
  const named = ALL.exec(words)
  if (named === null) return false
  const count = COUNTS[named[1] ?? '']
  return count === undefined || count === colorsMade(product).length
}
