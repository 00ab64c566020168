import type { ProductRecord, Sku } from '../types/index.ts'
import { plain } from '../types/plain.ts'
import { sizeIn } from './sizes-named.ts'

/** Which of a product's variants a customer means; null where the words do not say. */
export interface Wish {
  color: string | null
  size: string | null
}

/** 黑色 and 黑的 mean each other. */
const core = (color: string): string => plain(color).replace(/(?:颜?色|的)$/, '')

/** Whether the words ask for others than were named, or for all. */
export const asksForAny = (words: string): boolean =>
  /[什啥哪都各每]|别的|其他|其它|另外|分别/.test(words.replace(/[什啥]么?时候|哪一?天/g, ''))

/** Whether a colour as the customer names it is one of the shop's: 黑 is 黑色, 棕 is 深棕色. */
export function isColor(wanted: string, color: string): boolean {
  const [one, other] = [core(wanted), core(color)]
  return one !== '' && other !== '' && (other === one || other.endsWith(one) || one.endsWith(other))
}

/**
 * The colour and size of the product that a text names; a colour or size that the product does not have stays as it
 * was said by `slots`.
 */
export function readWish(text: string, product: ProductRecord, slots: Partial<Wish> = {}): Wish {
  const words = plain(text)
  const colors = colorsMade(product)
  const named =
    colors.find((color) => words.includes(plain(color))) ??
    byWholeCore(words, colors) ??
    byPart(words, colors) ??
    byOtherName(words, colors) ??
    bySlot(slots.color, colors) ??
    byCore(words, colors)
  const size = sizeIn(text, product, slots.size ?? null)
  return { color: named ?? slots.color ?? null, size: size ?? slots.size ?? null }
}

/** The colours that a product is made in. */
export const colorsMade = ({ skus = [] }: ProductRecord): string[] => [
  ...new Set(skus.flatMap(({ color = '' }) => (color === '' ? [] : color))),
]

/** All colours of the product that a text names, in its own order of colours. */
export function colorsNamed(text: string, product: ProductRecord): string[] {
  const named = new Set(placesOfColors(plain(text), product).map(({ color }) => color))
  return colorsMade(product).filter((color) => named.has(color))
}

/** Where a text names colours of the product, in its order; 藏蓝 names no 蓝色 besides. */
export function placesOfColors(
  words: string,
  product: ProductRecord,
): { color: string; at: number; end: number }[] {
  const made = colorsMade(product).filter((color) => core(color) !== '')
  // 白光 is no 暖光 by its last character where it stands whole itself.
  const isWhole = (color: string) => Number(words.includes(core(color)))
  const colors = made.sort(
    (one, other) => isWhole(other) - isWhole(one) || core(other).length - core(one).length,
  )
  const found: { color: string; at: number; end: number }[] = []
  let rest = words
  for (const color of colors) {
    const at = placeOf(rest, color)
    if (at < 0) continue
    const length = rest.startsWith(core(color), at) ? core(color).length : 1
    rest = `${rest.slice(0, at)}${'\n'.repeat(length)}${rest.slice(at + length)}`
    found.push({ color, at, end: at + length })
  }
  return found.sort((one, other) => one.at - other.at)
}

/** The text from each colour of the product that it names to the next. */
export function stretchesOfColors(text: string, product: ProductRecord): { color: string; words: string }[] {
  const words = plain(text)
  const places = placesOfColors(words, product)
  return places.map(({ color, at }, i) => ({ color, words: words.slice(at, places[i + 1]?.at) }))
}

function placeOf(words: string, color: string): number {
  const at = words.indexOf(core(color))
  const hue = hueOf(color)
  return at >= 0 || hue === '' || !saysHue(words, hue) ? at : words.indexOf(hue)
}

/** Colours that go by the name of a hue where the product has none of that hue: 蓝的 is 藏青. */
const GOES_BY: Readonly<Record<string, RegExp>> = {
  蓝: /^(?:藏青|靛青|牛仔)/,
  青: /^藏蓝/,
  棕: /^(?:焦糖|咖|巧克力)/,
  咖: /棕$/,
  红: /^(?:枣|砖|铁锈)/,
}

/** The only colour that goes by the hue which the words name. */
function byOtherName(words: string, colors: readonly string[]): string | undefined {
  for (const [hue, others] of Object.entries(GOES_BY)) {
    if (!saysHue(words, hue) || colors.some((color) => core(color).includes(hue))) continue
    const called = colors.filter((color) => others.test(core(color)))
    if (called.length === 1) return called[0]
  }
  return undefined
}

const bySlot = (color: string | null | undefined, colors: readonly string[]) =>
  color === null || color === undefined ? undefined : colors.find((each) => isColor(color, each))

/** 燕麦的 says it by itself, whatever colour was talked about; a single 蓝 may be part of 藏蓝. */
const byWholeCore = (words: string, colors: readonly string[]) =>
  [...colors]
    .sort((one, other) => core(other).length - core(one).length)
    .find((color) => core(color).length > 1 && words.includes(core(color)))

/** A colour shorter than this is called by no part of it. */
const LONG = 4
const PART = 2

/**
 * 三色的 for 三色变光, 加绒的 for 黑色加绒: how a long name begins or ends, where no other colour does so; 黑的加绒 where
 * several are 黑 and several 加绒.
 */
function byPart(words: string, colors: readonly string[]): string | undefined {
  const long = colors.filter((color) => core(color).length >= LONG)
  const bySaid = (said: (color: string) => boolean) => {
    const found = long.filter(said)
    return found.length === 1 ? found[0] : undefined
  }
  const [begins, ends] = [
    (color: string) => saysPart(words, core(color).slice(0, PART)),
    (color: string) => saysPart(words, core(color).slice(-PART)),
  ]
  // 黑的 is 黑色 where that is made too, not 黑色加绒.
  const isShort = colors.some((color) => core(color).length < LONG && words.includes(core(color)))
  return (
    bySaid((color) => begins(color) && ends(color)) ?? (isShort ? undefined : bySaid(begins)) ?? bySaid(ends)
  )
}

/** 加绒的, 黑的 and 黑色37 of 黑色加绒; 不加绒的 is another. */
function saysPart(words: string, part: string): boolean {
  const hue = part.endsWith('色') ? `|${part.slice(0, -1)}(?=的|\\d)` : ''
  return new RegExp(`(?<![不没无非]带?)(?:${part}(?=[的款版装那呢还有\\d]|$)${hue})`).test(words)
}

const byCore = (words: string, colors: readonly string[]) =>
  colors.find((color) => core(color) !== '' && words.includes(core(color))) ??
  colors.map(hueOf).find((hue) => hue !== '' && saysHue(words, hue))

/** 棕 of 深棕色; the last character of a longer name (黑色加绒) is no colour. */
const hueOf = (color: string): string => (core(color).length < LONG ? core(color).slice(-1) : '')

/** 棕的, 棕色, 棕42 mean any brown of the shop. */
const saysHue = (words: string, hue: string): boolean => {
  const at = words.indexOf(hue)
  return at >= 0 && /^(?:的|颜?色|款|\d)/.test(words.slice(at + 1))
}

/** The SKUs that fit a wish; what it leaves open fits all. */
export function skusFor(product: ProductRecord, { color, size }: Wish): Sku[] {
  return (product.skus ?? []).filter(
    (sku) =>
      (color === null || (sku.color !== undefined && isColor(color, sku.color))) &&
      (size === null || sku.size === undefined || plain(sku.size) === plain(size)),
  )
}
