import { matchesPhrases, type ProductRecord } from '../../types/index.ts'
import { type Numeral, readNumerals } from '../../types/numerals.ts'
import { plain } from '../../types/plain.ts'
import { isKindOf } from '../catalogue/named-in.ts'
import { entryQuoted, withoutVariants } from '../variant-words.ts'
import { askedAttributes, isAsking } from './asked.ts'
import { type Attribute, type Attributes, valueIn } from './attributes.ts'
import { readQuantities, unitsFor } from './quantities.ts'
import { thingIn } from './things.ts'

/** What was asked of a product before, and what the shop said to it. */
export interface AskedBefore {
  text: string
  told: string
}

/**
 * What a fragment asks that goes on with a question for an attribute, in words that ask it by themselves: 能装15.6寸的电脑吗
 * for 15.6的呢 after 能装14寸的电脑吗, 里子呢 for 里面呢 after what the outside is made of. Null where it is no such fragment.
 */
export function askedOn(
  text: string,
  before: AskedBefore,
  product: ProductRecord,
  attributes: Attributes,
): string | null {
  const [words, asked] = [plain(text), plain(before.text)]
  return (
    withFigure(words, asked) ??
    withMeasure(words, asked, product, attributes) ??
    heldBesides(words, asked, attributes) ??
    otherSide(words, before, product, attributes)
  )
}

const BESIDES = /^(?:那么?|要是|如果|还|再|,|，)*(?:加|放|带|装|塞|搁)(?:上|一?[个台本只把])?(?=.)/

/** 再加个13寸的电脑 after A4放得下吗 asks whether that goes in too. */
function heldBesides(text: string, before: string, attributes: Attributes): string | null {
  const thing = text.replace(BESIDES, '')
  if (thing === text || !matchesPhrases(before, attributes.forms.fits)) return null
  return thingIn(thing, attributes) === null ? null : `能放${thing}吗`
}

const ALONE = /^(?:那么?|它的?|这个的?|还有|[,，\s])*(\p{Script=Han})(?:呢|嘞|咧|哩)[?？\s]*$/u

/**
 * The only entry of the record that a text names by one character of its name and nothing else, its first before any:
 * 跟高 for 跟呢. Null for what the product itself is called by (鞋呢), and for a variant of it.
 */
export function entryAlone(text: string, product: ProductRecord): string | null {
  const [, word] = ALONE.exec(plain(text)) ?? []
  if (word === undefined || isKindOf(word, product) || withoutVariants(text, product) !== text) return null
  const names = Object.keys(product.attributes ?? {})
  const begin = names.filter((name) => name.startsWith(word))
  const [one, ...others] = begin.length > 0 ? begin : names.filter((name) => name.includes(word))
  return one === undefined || others.length > 0 ? null : one
}

/** An entry of a record as it is asked for. */
export const askingFor = (entry: string): string => `${entry}呢`

const BEFORE = /^(?:那么?|要是|如果|换成?|是|[,，\s])*$/
const BEHIND = /^([^\d\s,，?？的呢嘞]{0,2})的?(?:呢|嘞|咧|[行能]吗|[行能]不|可以吗|够吗)?[?？\s]*$/

/** The only figure of a text that says nothing else, with its unit. */
function figureAlone(text: string): { figure: string; unit: string } | null {
  const [one, ...others] = readNumerals(text)
  if (one === undefined || others.length > 0 || !BEFORE.test(text.slice(0, one.start))) return null
  const behind = BEHIND.exec(text.slice(one.end))
  return behind === null ? null : { figure: text.slice(one.start, one.end), unit: behind[1]! }
}

/** Whether a text says nothing but a figure: 15.6的呢. */
export const isFigureAlone = (text: string): boolean => figureAlone(plain(text)) !== null

/** The words before with this figure for the only one that they name; null where it is measured in something else. */
function withFigure(text: string, before: string): string | null {
  const alone = figureAlone(text)
  const [one, ...others] = alone === null ? [] : readNumerals(before).filter(({ glued }: Numeral) => !glued)
  if (alone === null || one === undefined || others.length > 0) return null
  const behind = before.slice(one.end)
  if (alone.unit !== '' && behind[0] !== alone.unit[0]) return null
  return `${before.slice(0, one.start)}${alone.figure}${behind}`
}

/** Who tells a measure in so many characters tells hardly more. */
const MOST_TOLD = 14

/** 我电脑15.6寸的 after 能放电脑吗: the measure that the question left open, in the dimension of what was asked. */
function withMeasure(
  text: string,
  before: string,
  product: ProductRecord,
  attributes: Attributes,
): string | null {
  if (text.length > MOST_TOLD || isAsking(text) || readNumerals(before).length > 0) return null
  const dimension = knownIn(before, product, attributes)?.dimension
  const units = dimension === undefined ? [] : unitsFor(attributes.units, dimension)
  const told = readQuantities(text, units).filter((one) => one.dimension === dimension)
  return told.length === 1 ? `${before},${text}` : null
}

const AROUND = /[那的是呢嘞咧哩啊呀吧么吗?？!！,，.。~\s]|还有|什么|啥|做|[又也]/g

/** 里子 for 里面, where what the thing is made of was talked about and the record tells of that too. */
function otherSide(
  text: string,
  before: AskedBefore,
  product: ProductRecord,
  attributes: Attributes,
): string | null {
  const bare = text.replace(AROUND, '')
  const side = attributes.sides.find(({ words }) => words.includes(bare))
  if (side === undefined) return null
  const talked = knownIn(entryQuoted(before.told, product) ?? plain(before.text), product, attributes)
  const meant = knownIn(side.means, product, attributes)
  const isAlike = talked !== null && talked.vocabulary !== null && talked.vocabulary === meant?.vocabulary
  return isAlike ? text.replace(bare, side.means) : null
}

/** The attribute that words ask for and the record tells of. */
const knownIn = (words: string, product: ProductRecord, attributes: Attributes): Attribute | null =>
  askedAttributes(words, attributes, product)
    .map(({ attribute }) => attribute)
    .find((attribute) => valueIn(product, attribute) !== null) ?? null
