import { clausesOf, type OrderRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Item } from './items.ts'

/** One thing of an order, and how the customer calls it. */
export interface NamedItem {
  item: Item
  name: string
}

/** A name that is told again has so many characters at least. */
const SHORTEST = 2

/**
 * The one thing of several that the words name, by a part of its title or of another name of it; null where they name
 * none or more than one, and where nothing else was ordered.
 */
export function itemNamed(
  { items = [] }: OrderRecord,
  text: string,
  catalogue: Catalogue | null,
): NamedItem | null {
  if (items.length < 2) return null
  const words = plain(text)
  const named = items
    .map((item) => ({ item, name: longestIn(words, namesOf(item, catalogue)) }))
    .filter(({ name }) => name.length >= SHORTEST)
  const longest = Math.max(0, ...named.map(({ name }) => name.length))
  const best = named.filter(({ name }) => name.length === longest)
  // 鞋垫取消 凉鞋留着 names both by words of their own.
  const others = named.filter((one) => !best.includes(one))
  const isAlone = best.length === 1 && others.every(({ name }) => best[0]!.name.includes(name))
  return isAlone ? best[0]! : null
}

const DROPS = /取消|不要|退|删|去掉|不买/

/** As `itemNamed`, where the words name one to keep and one to drop as well: the one to drop. */
export function itemToDrop(order: OrderRecord, text: string, catalogue: Catalogue | null): NamedItem | null {
  const alone = itemNamed(order, text, catalogue)
  if (alone !== null) return alone
  const dropped = clausesOf(text).filter((clause) => DROPS.test(clause))
  const [only, ...others] = dropped.flatMap((clause) => itemNamed(order, clause, catalogue) ?? [])
  return only === undefined || others.length > 0 ? null : only
}

function namesOf({ title = '', productId }: Item, catalogue: Catalogue | null): string[] {
  const aliases = catalogue?.product(productId ?? '')?.aliases ?? []
  return [title, ...aliases].map(plain)
}

/** The longest stretch of the words that stands in one of the names. */
function longestIn(words: string, names: readonly string[]): string {
  let longest = ''
  for (let from = 0; from < words.length; from++) {
    let to = from + longest.length + 1
    while (to <= words.length && names.some((name) => name.includes(words.slice(from, to)))) {
      longest = words.slice(from, to)
      to++
    }
  }
  return longest
}
