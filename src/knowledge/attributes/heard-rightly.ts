import { type HeardAttribute, matchesPhrases, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Attribute, type Attributes, isOfCategory } from './attributes.ts'
import { ownAttribute } from './own-names.ts'

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

/**
 * The record without the entries that what is asked goes before, but for those that speak of it themselves: 能沾水擦吗 is
 * not answered by 防水, 能冲洗吗 is by 防水 整鞋防水，可直接冲洗.
 */
export function withoutLesser(
  product: ProductRecord,
  asked: { attribute: Attribute } | undefined,
  attributes: Attributes,
): ProductRecord {
  const before = asked?.attribute.before ?? []
  if (asked === undefined || before.length === 0) return product
  const names = lesserNames(asked.attribute, attributes)
  const isLeft = ([name, value]: [string, string]) =>
    !names.has(name) || matchesPhrases(plain(value), asked.attribute.asked)
  return {
    ...product,
    attributes: Object.fromEntries(Object.entries(product.attributes ?? {}).filter(isLeft)),
  }
}

const lesserNames = ({ before }: Attribute, { all }: Attributes): ReadonlySet<string> =>
  new Set(all.flatMap((each) => (before.includes(each.id) ? each.names : [])))

/** What the record is silent on by name, and tells of in an entry that what is asked goes before. */
export function toldBeside(
  product: ProductRecord,
  asked: { attribute: Attribute } | undefined,
  attributes: Attributes,
): Attribute | null {
  if (asked === undefined) return null
  const names = lesserNames(asked.attribute, attributes)
  const left = Object.keys(withoutLesser(product, asked, attributes).attributes ?? {})
  const name = left.find((each) => names.has(each))
  return name === undefined ? null : ownAttribute(name, false)
}
