import type { ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { sizesNamed } from '../sizes-named.ts'
import { colorsMade, colorsNamed, stretchesOfColors } from '../wish.ts'
import { countIn } from './count-in.ts'

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

/** So many of one variant, by the words that name it. */
export interface OfVariant {
  quantity: number
  words: string
}

/**
 * The variants of one product that a text wants together, so many of each: 白的两个粉的一个, 灰的藏青的各一双,
 * 42和43各一双. Empty where it does not say how many of each.
 */
export function variantsNamed(text: string, product: ProductRecord): OfVariant[] {
  const words = plain(text)
  const each = eachIn(words)
  const parts = stretchesOfColors(words, product).map((stretch) => stretch.words)
  if (parts.length > 1) return counted(parts, each, product)
  const bySize = partsBySize(words, product)
  if (bySize.length > 1 && each === null) return counted(bySize, null, product)
  if (each === null) return []
  const sizes = sizesNamed(words, product)
  if (sizes.length > 1)
    return sizes.map((size) => ({ quantity: each, words: `${colorIn(words, product)}${size}` }))
  return isOfAllColors(words, product)
    ? colorsMade(product).map((color) => ({ quantity: each, words: color }))
    : []
}

const IN_ALL =
  /(?<![\d.])[二两俩三四五六2-6](?:[双个件只条盏套份盒瓶袋台把顶])?(?:都要|一起|一块|一共|总共|加起来|合起来)(?:呢|的话|要|是)?/

/** The stretches that name one size each, with their numbers: 2个50cm的再加1个40cm的. */
function partsBySize(all: string, product: ProductRecord): string[] {
  // 两件一起 一个130一个150: what they come to counts none of them.
  const words = all.replace(IN_ALL, ' ')
  const stretches = words.split(/[\s,，、。;；]|再?加|和|跟|与|外加|另外/).filter((each) => each !== '')
  const named = stretches.filter((each) => sizesNamed(each, product).length > 0)
  const cuts = named.length > 1 ? [named] : [betweenSizes(words, product), upToSizes(words, product)]
  const isOneEach = (parts: readonly string[]) =>
    parts.every((each) => sizesNamed(each, product).length === 1 && countBeside(each, product) !== null)
  return cuts.find(isOneEach) ?? []
}

/** Where a text names sizes of the product, in its order. */
function placesOfSizes(words: string, product: ProductRecord): { at: number; end: number }[] {
  return sizesNamed(words, product)
    .map((size) => ({ at: words.indexOf(plain(size)), length: plain(size).length }))
    .filter(({ at }) => at >= 0)
    .map(({ at, length }) => ({ at, end: at + length }))
    .sort((one, other) => one.at - other.at)
}

/** Up to each size: 我一双42我爸一双44. */
const upToSizes = (words: string, product: ProductRecord): string[] =>
  placesOfSizes(words, product).map(({ end }, i, all) => words.slice(all[i - 1]?.end ?? 0, end))

/** From each size to the next: 130一件160一件. */
const betweenSizes = (words: string, product: ProductRecord): string[] =>
  placesOfSizes(words, product).map(({ at }, i, all) => words.slice(at, all[i + 1]?.at))

/** The number in a stretch beside the size that it names: 50cm两个. */
const countBeside = (words: string, product: ProductRecord): number | null =>
  countIn(sizesNamed(words, product).reduce((rest, size) => rest.replace(plain(size), ' '), words))

/** Without a number for each, every one of them has to bear its own: of 黑的白的两双 nobody knows the shares. */
function counted(parts: readonly string[], each: number | null, product: ProductRecord): OfVariant[] {
  const counts = parts.map((words) => each ?? countBeside(words, product))
  return counts.every((count) => count !== null)
    ? parts.map((words, i) => ({ quantity: counts[i]!, words: words.replace(EACH, ' ') }))
    : []
}

const colorIn = (words: string, product: ProductRecord): string => colorsNamed(words, product)[0] ?? ''

const ALL = /(两|俩|2|三|3|四|4|所有|全部)?(?:个|种|款)(?:颜色|色)/
const COUNTS: Readonly<Record<string, number>> = { 两: 2, 俩: 2, '2': 2, 三: 3, '3': 3, 四: 4, '4': 4 }

/** 两个颜色各一双, of a product that is made in two; 每个颜色一双. */
function isOfAllColors(words: string, product: ProductRecord): boolean {
  const named = ALL.exec(words)
  if (named === null) return false
  const count = COUNTS[named[1] ?? '']
  return count === undefined || count === colorsMade(product).length
}
