import type { ProductRecord } from '../../types/index.ts'
import { readNumerals } from '../../types/numerals.ts'
import { plain } from '../../types/plain.ts'
import { extremeIn, sizeIn, sizesNamed } from '../sizes-named.ts'
import { colorsNamed, placesOfColors } from '../wish.ts'
import { asksForSum, type Count, countsIn } from './count-in.ts'

/** So many of one variant, by the words that name it. */
export interface OfVariant {
  quantity: number
  words: string
}

/** A stretch of a text that should name one variant, and how many of it. */
interface Piece {
  quantity: number
  words: string
}

/** How a text is cut into pieces, with what stands outside of them all. */
interface Cut {
  outside: string
  pieces: Piece[]
}

/**
 * The variants of one product with a number each, wherever it stands: 白的两个粉的一个, 3个白的1个黑的, 一蓝一黑,
 * 驼2墨绿1. Empty where a number names no variant or two name the same.
 * @param words in the plain form
 */
export function countedVariants(words: string, product: ProductRecord): OfVariant[] {
  const counts = allCounts(words, product)
  for (const some of withoutTotal(counts)) {
    if (some.length < 2) continue
    const cuts = [cutBefore(words, some), cutBehind(words, some)]
    const found = cuts.map((cut) => completed(cut, product)).find((pieces) => pieces.length > 0)
    if (found !== undefined) return found
  }
  return []
}

/**
 * The variants that a text lists without a number for each, one of each: 白20粉24两个一起. Empty where it names fewer
 * than two, or so many that they are not one each.
 */
export function listedVariants(words: string, product: ProductRecord, each: number | null): OfVariant[] {
  const pieces = ALTERNATIVES.test(words) ? [] : piecesListed(words, product)
  const [total, ...others] = countsIn(words)
  const all = total === undefined || others.length > 0 ? null : total.value
  const isOneEach = all === pieces.length || (all === null && asksForSum(words))
  const quantity = each ?? (isOneEach ? 1 : null)
  if (pieces.length < 2 || quantity === null) return []
  const outside = pieces.reduce((rest, piece) => rest.replace(piece, ' '), words)
  const cut = { outside, pieces: pieces.map((piece) => ({ quantity, words: piece })) }
  return completed(cut, product)
}

/** 粉的没有就灰的, 黑的或者白的: one of them is wanted. */
const ALTERNATIVES = /没[^,，。]{0,5}就|或者?|还是|要不|不然|不要|换成?/

/** The stretches that name one colour each, else one size each. */
function piecesListed(words: string, product: ProductRecord): string[] {
  const colors = placesOfColors(words, product)
  if (colors.length > 1) return colors.map(({ at }, i) => words.slice(at, colors[i + 1]?.at))
  const sizes = placesOfSizes(words, product)
  return sizes.map(({ end }, i) => words.slice(sizes[i - 1]?.end ?? 0, end))
}

/** Where a text names sizes of the product, in its order. */
function placesOfSizes(words: string, product: ProductRecord): { at: number; end: number }[] {
  return longest(sizesNamed(words, product))
    .map((size) => placeOf(size, words))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
}

/** A size by its whole label, else by the number that it begins with: 95 of 95cm. */
function placeOf(size: string, words: string): { at: number; end: number } {
  const label = plain(size)
  const called = words.includes(label) ? label : (/^\d+(?:\.\d+)?/.exec(label)?.[0] ?? label)
  const at = words.indexOf(called)
  return { at, end: at + called.length }
}

/** The sizes that are no part of another: 五孔带USB is not 五孔 besides. */
const longest = (sizes: readonly string[]): string[] =>
  sizes.filter((size) => !sizes.some((other) => other !== size && other.includes(size)))

/** 一蓝一黑, 驼2墨绿1: numbers without a word for the piece count where they stand right beside a colour. */
const BARE =
  /(?<![\d.一二两三四五六七八九十百第])[1-9一二两三四五六七八九](?![\d.二三四五六七八九十]|一(?![共起]))/g
const LETTER_BEFORE_NUMBER = /[a-z](?=(?:[一两俩二三四五六七八九十]|\d{1,3})[^\da-z])/g
/** What may follow such a number behind a colour; 白2米 and 白五孔 count nothing. */
const ENDS = /^(?:$|[,，。!！?？和跟与加呢吧啊]|[一总]共|多少|到手|一起|合计)/

function allCounts(words: string, product: ProductRecord): Count[] {
  // 40cm一个50cm两个, 带usb2个: the letters belong to the size; 那一个黑一个白 points at none.
  const counts = countsIn(words.replace(LETTER_BEFORE_NUMBER, '\n').replace(/^那/, '\n'))
  const colors = placesOfColors(words, product)
  const bare = [...words.matchAll(BARE)].flatMap(({ index: at, 0: digit }): Count[] => {
    const end = at + 1
    const isBefore = colors.some((color) => color.at === end)
    const isBehind =
      colors.some((color) => /^色?的?$/.test(words.slice(color.end, at)) && color.end <= at) &&
      (colors.some((color) => color.at === end) || ENDS.test(words.slice(end)))
    const isKnown = counts.some((count) => count.at <= at && at < count.end)
    return (isBefore || isBehind) && !isKnown
      ? readNumerals(digit).map(({ value }) => ({ value, at, end }))
      : []
  })
  return [...counts, ...bare].sort((one, other) => one.at - other.at)
}

/** 要两个 一个黑一个金, 一个黑一个金 两个一共: without the number that is that of all, where one is; else all numbers. */
function withoutTotal(counts: readonly Count[]): Count[][] {
  const sum = counts.reduce((all, { value }) => all + value, 0)
  const isTotal = (count: Count | undefined) =>
    counts.length > 2 && count !== undefined && count.value * 2 === sum
  const first = isTotal(counts[0]) ? [counts.slice(1)] : []
  const last = isTotal(counts.at(-1)) ? [counts.slice(0, -1)] : []
  return [...first, ...last, [...counts]]
}

/** Each number stands before what it counts. */
const cutBefore = (words: string, counts: readonly Count[]): Cut => ({
  outside: words.slice(0, counts[0]!.at),
  pieces: counts.map(({ value, end }, i) => ({
    quantity: value,
    words: words.slice(end, counts[i + 1]?.at),
  })),
})

/** Each number stands behind what it counts. */
const cutBehind = (words: string, counts: readonly Count[]): Cut => ({
  outside: words.slice(counts.at(-1)!.end),
  pieces: counts.map(({ value, at }, i) => ({
    quantity: value,
    words: words.slice(counts[i - 1]?.end ?? 0, at),
  })),
})

interface Named {
  color: string | null
  size: string | null
}

/** The variant as its colour and size call it that words name; empty where they name none, or several of one kind. */
export function variantCalled(words: string, product: ProductRecord): string {
  const named = namedBy(plain(words), product)
  return `${named?.color ?? ''}${named?.size ?? ''}`
}

/** The colour and size that words name; null where they name several of one kind. */
function namedBy(words: string, product: ProductRecord): Named | null {
  const [color = null, ...colors] = colorsNamed(words, product)
  const [size = null, ...sizes] = longest(sizesNamed(words, product))
  if (colors.length > 0 || sizes.length > 0) return null
  return { color, size: size ?? sizeIn(words, product, null) }
}

/** The pieces, each with the colour or size that is that of all; empty where they do not name a variant each. */
function completed({ outside, pieces }: Cut, product: ProductRecord): OfVariant[] {
  const around = namedBy(outside, product)
  const ranked = pieces.map((piece) => ({ ...piece, words: withExtreme(piece.words, product) }))
  const named = ranked.map(({ words }) => namedBy(words, product))
  if (around === null || !isDistinct(named) || clashes(around, named)) return []
  const common = (part: keyof Named) => {
    const said = new Set([around, ...named].flatMap((each) => each[part] ?? []))
    return said.size === 1 ? [...said][0]! : ''
  }
  return ranked.map(({ quantity, words }, i) => ({
    quantity,
    words: `${words}${named[i]!.color === null ? common('color') : ''}${named[i]!.size === null ? common('size') : ''}`,
  }))
}

/** 大的 of three sizes is the largest, beside others that are counted by themselves. */
function withExtreme(words: string, product: ProductRecord): string {
  const isNamed = sizesNamed(words, product).length > 0 || sizeIn(words, product, null) !== null
  return isNamed ? words : `${words}${extremeIn(words, product) ?? ''}`
}

function isDistinct(named: readonly (Named | null)[]): named is Named[] {
  const keys = named.map((each) => (each === null ? '/' : `${each.color ?? ''}/${each.size ?? ''}`))
  return new Set(keys).size === keys.length && !keys.includes('/')
}

/** Whether what stands outside names a colour though the pieces name their own, or a size though they do. */
const clashes = (around: Named, named: readonly Named[]): boolean =>
  (['color', 'size'] as const).some(
    (part) => around[part] !== null && named.some((each) => each[part] !== null),
  )
