import type { ProductRecord } from '../types/index.ts'
import { plain } from '../types/plain.ts'
import { callsProduct, isKindOf } from './catalogue/named-in.ts'
import { sizesLabelling, sizesMade, sizesNamed, withoutSizes } from './sizes-named.ts'
import { stretchesOf } from './stretches.ts'
import { colorsNamed } from './wish.ts'

/** What may stand around a variant that is named and nothing else: 那大号的嘞, 还有粉的呢. */
const AROUND = /[那要换个款种色号码的呢嘞咧哩嗯啊呀吧么哦噢?？!！,，.。~\s]|还有|如果|要是|这个|颜色/g

/** Whether a text names a variant of the product and says nothing else. */
export function namesVariantAlone(text: string, product: ProductRecord): boolean {
  const words = plain(text)
  const bare = withoutVariants(words, product)
  return bare !== words && bare.replace(AROUND, '') === ''
}

/** What may stand around a variant that somebody decides for, or asks for by name alone: 行拍灰43, 那就要37的吧. */
const DECIDING =
  /^[好嗯]+|好[的吧]|可以|还?是|就|我|拍|买|拿|选|来|下单|行|ok|成|一双|一件|一个|吧|打错|写错|说错|发错|了|有没有|有货|有|没|吗|货|不/g
/** Words after which it is not decided, only weighed. */
const OPEN =
  /(?:可以|好)(?:吗|不|么|看)|行(?:吗|不|么)|(?<=[^那就我,，.。!！嗯好行吧])还是|要不要|不要|不拍|不买|不是|我(?:已经|都|早就)?有(?!没|货)/

/** Whether a text decides for a variant of the product, or asks for one by its name, and says nothing else. */
export function choosesVariant(text: string, product: ProductRecord): boolean {
  const words = plain(text)
  if (OPEN.test(words)) return false
  const bare = withoutVariants(words, product)
  return bare !== words && callsNothingElse(bare.replace(DECIDING, ''), product)
}

const POINTS = /[这那它][双款只件条盏把台套]?|你们?(?:家|店)|怎么样|咋样|如何/g

/** Whether a text points at the product, or calls it by a part of its name, and says nothing else: 这个呢, 那面霜呢. */
export const namesProductAlone = (text: string, product: ProductRecord): boolean =>
  callsNothingElse(plain(text).replace(POINTS, ''), product)

/** Whether words are nothing, but for what may stand around them, or a part of the product's name, or what it is: 靴子. */
function callsNothingElse(words: string, product: ProductRecord): boolean {
  const bare = words.replace(AROUND, '')
  const names = [product.title, ...(product.aliases ?? [])]
  return bare === '' || isKindOf(bare, product) || names.some((name) => plain(name).includes(bare))
}

/** Whether a text decides for the product by its name, and says nothing else: 还是靴子吧. */
export function choosesProduct(text: string, product: ProductRecord): boolean {
  const name = plain(text).replace(DECIDING, '').replace(AROUND, '')
  return name !== '' && callsNothingElse(name, product)
}

const NEXT = /[呢嘞咧哩][?？,，。~\s]*$/

/** Whether a text turns to the product, and asks nothing of it by itself: 大衣呢. */
export const turnsToProduct = (text: string, product: ProductRecord): boolean =>
  NEXT.test(plain(text)) && namesProductAlone(text, product)

const ASKS = /[吗么呢?？]|[不没](?:[,，。.!！]|$)|有没|能不|行不|要不|会不|可不/

/** Whether a text says which goods are meant, by the product's name or a variant of it, and asks nothing of them. */
export function tellsWhich(text: string, product: ProductRecord): boolean {
  const words = plain(text)
  if (ASKS.test(words)) return false
  return withoutVariants(words, product) !== words || callsProduct(text, product)
}

/** A text without the colours and sizes of the product that it names. */
export function withoutVariants(text: string, product: ProductRecord): string {
  const words = withoutSizes(text, product)
  const bare = colorsNamed(words, product).reduce((rest, color) => {
    const called = [
      plain(color),
      plain(color).replace(/(?:颜?色)$/, ''),
      plain(color).replace(/色$/, '').slice(-1),
    ]
    const found = called.find((name) => name !== '' && rest.includes(name))
    return found === undefined ? rest : rest.replace(found, '')
  }, words)
  return bare === text ? text : bare.replace(/^[的码号款]+/, '')
}

/**
 * The stretch of a value that is of the one size that a text names: 60L 56×40×32cm of a value that tells the measures
 * of all. Null where the value does not tell several sizes apart, or the text names none or several.
 */
export function stretchOf(value: string, text: string, product: ProductRecord): string | null {
  const [size, ...others] = sizesNamed(text, product)
  if (size === undefined || others.length > 0) return null
  const stretches = stretchesOf(value)
  const named = stretches.map((each) => sizesLabelling(each, product))
  if (named.filter((sizes) => sizes.length > 0).length < 2) return null
  const own = stretches.filter((_, i) => named[i]!.includes(size))
  return own.length === 1 ? own[0]! : null
}

/** The only entry of the record that the shop's last words quote, whole or the stretch of a variant; null where there is none. */
export function entryQuoted(said: string, product: ProductRecord): string | null {
  const words = plain(said)
  const quoted = Object.entries(product.attributes ?? {}).filter(([, value]) =>
    [value.trim(), ...stretchesOf(value)].some(
      (each) => each.length > 1 && words.includes(plain(each)) && isOfSize(each, value.trim(), product),
    ),
  )
  const [one, ...others] = quoted
  return one === undefined || others.length > 0 ? null : one[0]
}

/** A stretch counts where it tells of a size; a whole value always does. */
const isOfSize = (each: string, value: string, product: ProductRecord): boolean =>
  each === value || sizesMade(product).some((size) => plain(each).includes(plain(size)))
