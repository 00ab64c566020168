import type { ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import type { Catalogue } from './catalogue.ts'

/** A stretch of a text that calls a product. */
export interface Mention {
  product: ProductRecord
  at: number
  end: number
}

/** A single character (灯, 包) calls too many things. */
const SHORTEST = 2

/** Names and what each may mean. */
export interface ShortNames {
  products: ReadonlyMap<string, readonly ProductRecord[]>
  /** The length of the longest of them. */
  longest: number
}

/**
 * What products go by: their other names, how these end (围巾 of 羊毛围巾), and what their categories call them (帽子);
 * to each name all products that it may mean.
 */
export function shortNames(products: readonly ProductRecord[]): ShortNames {
  const names = new Map<string, ProductRecord[]>()
  let longest = 0
  for (const product of products)
    for (const name of namesOf(product)) {
      const all = names.get(name)
      if (all === undefined) names.set(name, [product])
      else all.push(product)
      longest = Math.max(longest, name.length)
    }
  return { products: names, longest }
}

function namesOf({ aliases = [], category = '' }: ProductRecord): Set<string> {
  const ends = aliases.map(plain).flatMap((alias) => endsOf(alias))
  const kinds = category.split('/').map(plain)
  return new Set([...ends, ...kinds].filter((name) => name.length >= SHORTEST))
}

const endsOf = (alias: string): string[] => [...alias].map((_, i, all) => all.slice(i).join(''))

/**
 * The products that a text calls by such names, one after another, each once: the longest name at every place, and of
 * several products that bear it the only one that came up.
 * @param words in the plain form
 */
export function mentionsIn(words: string, cameUp: readonly ProductRecord[], catalogue: Catalogue): Mention[] {
  const names = catalogue.shortNames()
  const found: Mention[] = []
  for (let at = 0; at < words.length; at++) {
    const mention = mentionAt(words, at, names, cameUp)
    if (mention === null) continue
    if (!found.some(({ product }) => product.id === mention.product.id)) found.push(mention)
    at = mention.end - 1
  }
  return found
}

function mentionAt(
  words: string,
  at: number,
  { products, longest }: ShortNames,
  cameUp: readonly ProductRecord[],
): Mention | null {
  for (let length = Math.min(longest, words.length - at); length >= SHORTEST; length--) {
    const all = products.get(words.slice(at, at + length))
    if (all === undefined) continue
    const near = all.filter(({ id }) => cameUp.some((shown) => shown.id === id))
    const [one, ...others] = near.length > 0 ? near : all
    return one === undefined || others.length > 0 ? null : { product: one, at, end: at + length }
  }
  return null
}
