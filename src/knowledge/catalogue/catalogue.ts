import type { ProductRecord } from '../../types/index.ts'
import { grouped } from '../grouped.ts'
import { withEntriesOfAllSizes } from './entries-by-size.ts'
import { type ShortNames, shortNames } from './mentions.ts'
import { namedBySound, namesBySound } from './names-by-sound.ts'
import { createTitleIndex, type Hit } from './title-index.ts'

/** The products of one shop, as questions need them. */
export interface Catalogue {
  product(id: string): ProductRecord | null
  /** Products whose title or alias the words name, likeliest first; their likeness counts from 0 to 1. */
  named(words: string, limit: number): Hit[]
  /** Products of exactly this category, in order of their ids. */
  inCategory(category: string): readonly ProductRecord[]
  /** Whether it is an accessory: sold to go with goods of another kind, as their records say. */
  goesWithOthers(id: string): boolean
  /** All that are known, on sale or not, in order of their ids. */
  all(): readonly ProductRecord[]
  /** Those of them that are on sale. */
  onSale(): readonly ProductRecord[]
  /** What those that are on sale go by for short, and which of them each name may mean. */
  shortNames(): ShortNames
}

/** The catalogue over records in memory. */
export function createCatalogue(products: readonly ProductRecord[]): Catalogue {
  const byId = new Map(products.map((product) => [product.id, withEntriesOfAllSizes(product)]))
  const sorted = [...byId.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
  const categories = grouped(sorted, ({ category }) => category ?? '')
  const accessories = accessoriesOf(sorted, byId)
  // Who asks by id alone needs none.
  let index: ReturnType<typeof createTitleIndex> | null = null
  let names: ShortNames | null = null
  let sounding: ReturnType<typeof namesBySound> | null = null
  const onSale = () => sorted.filter(({ status }) => status !== 'off_shelf')
  return {
    product: (id) => byId.get(id) ?? null,
    named: (words, limit) => {
      index ??= createTitleIndex(sorted)
      const hits = index.search(words, limit)
      if (hits.length > 0) return hits
      sounding ??= namesBySound(sorted)
      const respelled = namedBySound(words, sounding)
      return respelled === null ? hits : index.search(respelled, limit)
    },
    inCategory: (category) => (category === '' ? [] : (categories.get(category) ?? [])),
    goesWithOthers: (id) => accessories.has(id),
    all: () => sorted,
    onSale,
    shortNames: () => {
      names ??= shortNames(onSale())
      return names
    },
  }
}

/** Products that others name as what goes with them; a bag beside a bag is none, nor are two that name each other. */
function accessoriesOf(
  products: readonly ProductRecord[],
  byId: ReadonlyMap<string, ProductRecord>,
): ReadonlySet<string> {
  const kindOf = ({ category = '' }: ProductRecord) => category.split('/')[0]
  const goesWith = (main: ProductRecord, other: ProductRecord | undefined) =>
    other !== undefined && kindOf(other) !== kindOf(main) && !other.pairs?.includes(main.id)
  return new Set(products.flatMap((main) => (main.pairs ?? []).filter((id) => goesWith(main, byId.get(id)))))
}
