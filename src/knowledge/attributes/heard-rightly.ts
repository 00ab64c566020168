import { type HeardAttribute, matchesPhrases, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Attribute, type Attributes, isOfCategory } from './attributes.ts'

/** What is heard; null where the words ask for what goes before it. */
export function heardRightly(
  heard: HeardAttribute | null,
  text: string,
  product: ProductRecord,
  { all }: Attributes,
): HeardAttribute | null {
  const before = all.filter(
    (each) => heard !== null && each.before.includes(heard.id) && isOfCategory(each, product.category),
  )
  return before.some(({ asked }) => matchesPhrases(plain(text), asked)) ? null : heard
}

/** The record without the entries that what is asked goes before: 能沾水擦吗 is not answered by 防水. */
export function withoutLesser(
  product: ProductRecord,
  asked: { attribute: Attribute } | undefined,
  { all }: Attributes,
): ProductRecord {
  const before = asked?.attribute.before ?? []
  if (before.length === 0) return product
  const names = new Set(all.flatMap((each) => (before.includes(each.id) ? each.names : [])))
  const left = Object.entries(product.attributes ?? {}).filter(([name]) => !names.has(name))
  return { ...product, attributes: Object.fromEntries(left) }
}
