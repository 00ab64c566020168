import type { ProductRecord } from '../../types/index.ts'
import { readNumerals } from '../../types/numerals.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { JOINS, namedIn } from '../catalogue/named-in.ts'

/** So many of a product as a text names them. */
export interface Wanted {
  product: ProductRecord
  quantity: number
  /** The words that name it. */
  words: string
}

/** What goods are counted by; 包 is left out, since it is goods itself. */
const PIECES = '个双件只条盏套份盒瓶袋台把根支罐桶副顶床'
const MOST = 1000

/**
 * What a text asks the price of: several products with their numbers (袜子两份加德比鞋), or so many of the one that is
 * talked about. Empty where nothing is named and nothing is talked about.
 */
export function readBasket(
  text: string,
  product: ProductRecord | null,
  catalogue: Catalogue | null,
  talked: ProductRecord | null = product,
): Wanted[] {
  const added = talked === null || catalogue === null ? null : addedTo(talked, text, catalogue)
  if (added !== null) return added
  const named = catalogue === null ? [] : namedIn(text, catalogue)
  if (named.length > 1) return named.map(wantedOf)
  const one = named[0]?.product ?? product
  return one === null ? [] : [{ product: one, quantity: countIn(text) ?? 1, words: text }]
}

/** What adds one thing to another, and what points at the product that is talked about. */
const ADDS = new RegExp(`${JOINS.source}|再|外加|另外|配|搭`)
const POINTS = /[这那它]/

/** 这双加一盒袜子, 拿两双再配个鞋油: what is talked about with what is named beside it; null where it is not so. */
function addedTo(talked: ProductRecord, text: string, catalogue: Catalogue): Wanted[] | null {
  const at = text.search(ADDS)
  if (at < 1) return null
  const words = text.slice(0, at)
  if (!POINTS.test(words) && countIn(words) === null) return null
  const named = namedIn(text.slice(at), catalogue)
  if (named.length === 0 || named.some(({ product }) => product.id === talked.id)) return null
  if (namedIn(words, catalogue).some(({ product }) => product.id !== talked.id)) return null
  return [{ product: talked, quantity: countIn(words) ?? 1, words }, ...named.map(wantedOf)]
}

const wantedOf = ({ product, words }: { product: ProductRecord; words: string }): Wanted => ({
  product,
  quantity: countIn(words) ?? 1,
  words,
})

/** Two and three of something in one character, without a word for the piece. */
const PAIR = '俩仨'

/** 两双, 3个, 俩; null where nothing is counted. */
export function countIn(text: string): number | null {
  const counted = readNumerals(text).find(
    ({ end, start, decimals, glued, value }) =>
      (PIECES.includes(text[end] ?? '\0') || (end === start + 1 && PAIR.includes(text[start] ?? '\0'))) &&
      decimals === 0 &&
      !glued &&
      value >= 1 &&
      value <= MOST &&
      !/[第几每哪这那]/.test(text[start - 1] ?? ''),
  )
  return counted?.value ?? null
}
