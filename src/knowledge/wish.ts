import type { ProductRecord, Sku } from '../types/index.ts'
import { plain } from '../types/plain.ts'

/** Which of a product's variants a customer means; null where the words do not say. */
export interface Wish {
  color: string | null
  size: string | null
}

/** 黑色 and 黑的 mean each other. */
const core = (color: string): string => plain(color).replace(/(?:颜?色|的)$/, '')

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
  const words = crossed(text)
  const skus = product.skus ?? []
  const colors = [...new Set(skus.flatMap(({ color }) => color ?? []))]
  const named =
    colors.find((color) => words.includes(plain(color))) ??
    byWholeCore(words, colors) ??
    bySlot(slots.color, colors) ??
    byCore(words, colors)
  const sizes = [...new Set(skus.flatMap(({ size }) => size ?? []))]
  const size = sizes
    .sort((one, other) => other.length - one.length)
    .find((each) => standsAlone(words, crossed(each)))
  const called = sizes.filter((each) => isCalledByNumber(words, each, sizes))
  const one = called.length === 1 ? called[0] : undefined
  const told = size ?? numberedIn(words, sizes) ?? one ?? byNumber(words, sizes) ?? byMagnitude(words, sizes)
  return { color: named ?? slots.color ?? null, size: told ?? slots.size ?? null }
}

/** The colours that a product is made in. */
export const colorsMade = ({ skus = [] }: ProductRecord): string[] => [
  ...new Set(skus.flatMap(({ color }) => color ?? [])),
]

/** All colours of the product that a text names, in its own order of colours. */
export function colorsNamed(text: string, product: ProductRecord): string[] {
  const named = new Set(placesOfColors(plain(text), product).map(({ color }) => color))
  return colorsMade(product).filter((color) => named.has(color))
}

/** Where a text names colours of the product, in its order; 藏蓝 names no 蓝色 besides. */
export function placesOfColors(words: string, product: ProductRecord): { color: string; at: number }[] {
  const colors = colorsMade(product).filter((color) => core(color) !== '')
  const found: { color: string; at: number }[] = []
  let rest = words
  for (const color of colors.sort((one, other) => core(other).length - core(one).length)) {
    const at = placeOf(rest, color)
    if (at < 0) continue
    const length = rest.startsWith(core(color), at) ? core(color).length : 1
    rest = `${rest.slice(0, at)}${'\n'.repeat(length)}${rest.slice(at + length)}`
    found.push({ color, at })
  }
  return found.sort((one, other) => one.at - other.at)
}

function placeOf(words: string, color: string): number {
  const at = words.indexOf(core(color))
  const hue = core(color).slice(-1)
  return at >= 0 || !saysHue(words, hue) ? at : words.indexOf(hue)
}

/** All sizes of the product that stand in a text. */
export function sizesNamed(text: string, product: ProductRecord): string[] {
  const words = crossed(text)
  const sizes = [...new Set((product.skus ?? []).flatMap(({ size }) => size ?? []))]
  const whole = sizes.filter((size) => standsAlone(words, crossed(size)))
  return whole.length > 0 ? whole : sizes.filter((size) => isCalledByNumber(words, size, sizes))
}

/** 500的 for 500ml, 1.8的 for 1.8米床, where no other size begins so. */
function isCalledByNumber(words: string, size: string, all: readonly string[]): boolean {
  const [number] = /^(?:\d{2,5}(?=[^\d.x×])|\d(?:\.\d)?(?=米))/.exec(crossed(size)) ?? []
  if (number === undefined || all.filter((each) => crossed(each).startsWith(number)).length > 1) return false
  return new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}米?(?=的|和|跟|与|那|款|装)`).test(words)
}

/** 220×240 and 220*240 are 220x240, 一米八 and 1.80米 are 1.8米, 两米 and 2.0米 are 2米. */
const crossed = (text: string): string =>
  plain(text)
    .replace(
      METRES,
      (_, whole: string, tenth?: string) => `${figure(whole)}${tenth ? `.${figure(tenth)}` : ''}米`,
    )
    .replace(/(?<=\d)\.0+(?=米)|(?<=\d\.\d)0(?=米)/g, '')
    .replace(/(?<=\d)\s*[×*✕]\s*(?=\d)/g, 'x')
    .replace(UNITS, (unit) => AS_LETTERS[unit]!)

const METRES = /([一二两三1-3])米([一二三四五六七八九1-9](?!\d))?/g
const FIGURES = '零一二三四五六七八九'
const figure = (digit: string) =>
  digit === '两' ? '2' : FIGURES.includes(digit) ? `${FIGURES.indexOf(digit)}` : digit

const AS_LETTERS: Readonly<Record<string, string>> = {
  公斤: 'kg',
  千克: 'kg',
  毫升: 'ml',
  厘米: 'cm',
  公分: 'cm',
  克: 'g',
}
const UNITS = /(?<=\d)(?:公斤|千克|毫升|厘米|公分|克)/g

/** The only size that begins with a number of the words, else the only one that holds it: 150的 of 150x200. */
function byNumber(words: string, sizes: readonly string[]): string | undefined {
  const numbers = [...words.matchAll(/(?<![\d.a-wyz])\d{2,4}(?![\d.]|[a-z]|[个件双元块斤克天岁月年号份床])/g)]
  const made = sizes.filter((size) => !/^\d+(?:\.\d+)?$/.test(size))
  for (const [number] of numbers) {
    const first = made.filter((size) => /\d+/.exec(size)?.[0] === number)
    const held = first.length > 0 ? first : made.filter((size) => size.match(/\d+/g)?.includes(number))
    if (held.length === 1) return held[0]
  }
  return undefined
}

const LARGE = /大(?:的|号|袋|盒|瓶|包|罐|款|份|桶|规格)/
const SMALL = /小(?:的|号|袋|盒|瓶|包|罐|款|份|桶|规格)/

/** 大的, 小袋: of two sizes that are measured in numbers. */
function byMagnitude(words: string, sizes: readonly string[]): string | undefined {
  const [one, two] = sizes.map((size) => ({
    size,
    much: Number(/\d+(?:\.\d+)?/.exec(size)?.[0] ?? Number.NaN),
  }))
  if (sizes.length !== 2 || !one || !two || !(one.much >= 0) || !(two.much >= 0)) return undefined
  const isLarge = LARGE.test(words)
  if (isLarge === SMALL.test(words)) return undefined
  const [small, large] = one.much < two.much ? [one, two] : [two, one]
  return (isLarge ? large : small).size
}

/** A size that is not made, where those that are made are numbers: 45的呢 beside 38 to 44. */
function numberedIn(words: string, sizes: readonly string[]): string | undefined {
  if (sizes.length === 0 || !sizes.every((size) => /^\d{2}(?:\.5)?$/.test(size))) return undefined
  const told = /(?:^|[^a-z\d.])([2-5]\d(?:\.5)?)(?=码|号|的|呢|有|还)/.exec(words)
  const asked = /(?:有|要|拿)([2-5]\d(?:\.5)?)(?=$|[?吗么没不])/.exec(words)
  return (told ?? asked)?.[1]
}

const bySlot = (color: string | null | undefined, colors: readonly string[]) =>
  color === null || color === undefined ? undefined : colors.find((each) => isColor(color, each))

/** 燕麦的 says it by itself, whatever colour was talked about; a single 蓝 may be part of 藏蓝. */
const byWholeCore = (words: string, colors: readonly string[]) =>
  [...colors]
    .sort((one, other) => core(other).length - core(one).length)
    .find((color) => core(color).length > 1 && words.includes(core(color)))

const byCore = (words: string, colors: readonly string[]) =>
  colors.find((color) => core(color) !== '' && words.includes(core(color))) ??
  colors.map((color) => core(color).slice(-1)).find((hue) => hue !== '' && saysHue(words, hue))

/** 棕的, 棕色, 棕42 mean any brown of the shop. */
const saysHue = (words: string, hue: string): boolean => {
  const at = words.indexOf(hue)
  return at >= 0 && /^(?:的|色|款|\d)/.test(words.slice(at + 1))
}

/** 42 stands in 黑的42, not in 420. */
function standsAlone(words: string, size: string): boolean {
  const at = words.indexOf(size)
  if (at < 0) return false
  const glued = /[a-z\d.]/
  return !glued.test(words[at - 1] ?? ' ') && !glued.test(words[at + size.length] ?? ' ')
}

/** The SKUs that fit a wish; what it leaves open fits all. */
export function skusFor(product: ProductRecord, { color, size }: Wish): Sku[] {
  return (product.skus ?? []).filter(
    (sku) =>
      (color === null || (sku.color !== undefined && isColor(color, sku.color))) &&
      (size === null || sku.size === undefined || plain(sku.size) === plain(size)),
  )
}
