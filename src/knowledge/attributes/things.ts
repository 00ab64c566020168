import { matchesPhrases, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import type { AskedForm } from './asked.ts'
import { type Attribute, type Attributes, valueIn } from './attributes.ts'
import { ownAttribute } from './own-names.ts'
import { readQuantities } from './quantities.ts'

/** What a customer puts in or on: a sheet of A4, a bottle. */
export type Thing = Attributes['things'][number]

type Limit = AskedForm & { attribute: Attribute }

/** The thing that the words name, by its longest name. */
export function thingIn(words: string, { things }: Attributes): Thing | null {
  const named = things.flatMap((thing) =>
    thing.words.filter((word) => words.includes(plain(word))).map((word) => ({ thing, length: word.length })),
  )
  return named.sort((one, other) => other.length - one.length)[0]?.thing ?? null
}

/** What the record itself says of such a thing goes before the measures of the inside: 可放电脑 14寸及以下, 可放物品 手机、口红. */
export function limitOf(
  thing: Thing,
  words: string,
  fitting: readonly Attribute[],
  product: ProductRecord | undefined,
  attributes: Attributes,
): Limit | null {
  if (product === undefined) return null
  return limitBySize(thing, fitting, product, attributes) ?? listed(thing, words, product, attributes)
}

/** The limit of things measured so. */
function limitBySize(
  { sized }: Thing,
  fitting: readonly Attribute[],
  product: ProductRecord,
  { units }: Attributes,
): Limit | null {
  for (const attribute of fitting) {
    const size = sized[attribute.dimension ?? '']
    const unit = units.find(({ dimension }) => dimension === attribute.dimension)
    if (size === undefined || unit === undefined || valueIn(product, attribute) === null) continue
    const quantity = { dimension: unit.dimension, from: size, to: size, unit, text: '' }
    return { attribute, form: 'number', quantity, relation: 'equal' }
  }
  return null
}

/** The only entry that says of the thing by name that it goes in; against its figure where the words tell one. */
function listed(thing: Thing, words: string, product: ProductRecord, attributes: Attributes): Limit | null {
  const says = ([name, value]: [string, string]) => {
    const written = plain(`${name}${value}`)
    return (
      matchesPhrases(written, attributes.forms.fits) &&
      thing.words.some((word) => written.includes(plain(word)))
    )
  }
  const [only, ...others] = Object.entries(product.attributes ?? {}).filter(says)
  if (only === undefined || others.length > 0) return null
  const own = ownAttribute(only[0], true)
  const told = readQuantities(words, attributes.units)
  const written = readQuantities(plain(only[1]), attributes.units)
  const quantity = told.find(({ dimension }) => written.some((one) => one.dimension === dimension))
  if (quantity === undefined) return { attribute: own, form: 'open' }
  const attribute: Attribute = { ...own, dimension: quantity.dimension, up_to: true }
  return { attribute, form: 'number', quantity, relation: 'equal' }
}
