import type { ProductRecord } from '../../types/index.ts'
import { readNumerals } from '../../types/numerals.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { namedIn } from '../catalogue/named-in.ts'

/** So many of a product as a text names them. */
export interface Wanted {
  product: ProductRecord
  quantity: number
  /** The words that name it. */
  words: string
}

/** What goods are counted by; 包 is left out, since it is goods itself. */
const PIECES = '个双件只条盏套份盒瓶袋台把根支罐桶副顶'
const MOST = 1000

/**
 * What a text asks the price of: several products with their numbers (袜子两份加德比鞋), or so many of the one that is
 * talked about. Empty where nothing is named and nothing is talked about.
 */
export function readBasket(
  text: string,
  product: ProductRecord | null,
  catalogue: Catalogue | null,
): Wanted[] {
  const named = catalogue === null ? [] : namedIn(text, catalogue)
  if (named.length > 1)
    return named.map(({ product: each, words }) => ({ product: each, quantity: countIn(words) ?? 1, words }))
  const one = named[0]?.product ?? product
  return one === null ? [] : [{ product: one, quantity: countIn(text) ?? 1, words: text }]
}

/** 两双, 3个; null where nothing is counted. */
export function countIn(text: string): number | null {
  const counted = readNumerals(text).find(
    ({ end, start, decimals, glued, value }) =>
      PIECES.includes(text[end] ?? '\0') &&
      decimals === 0 &&
      !glued &&
      value >= 1 &&
      value <= MOST &&
      !/[第几每哪这那]/.test(text[start - 1] ?? ''),
  )
  return counted?.value ?? null
}
