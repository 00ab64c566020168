import {
  type AttributeSource,
  compilePhrases,
  matchesPhrases,
  matchOf,
  type ProductRecord,
} from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Attribute, type Attributes, isOfCategory, valueIn } from './attributes.ts'
import { respelled } from './by-sound.ts'
import { type Quantity, readQuantities } from './quantities.ts'
import { mentionsOf } from './vocabulary.ts'

/** What a customer puts in or on: a sheet of A4, a bottle. */
export type Thing = Attributes['things'][number]

export type AskedForm =
  | { form: 'open' }
  /** Whether it is so: 是真皮吗, or not so: 不用系带吧. One of several: 皮的还是布的. */
  | { form: 'yes_no'; value: string; negated: boolean }
  | { form: 'choice'; values: string[] }
  | { form: 'number'; quantity: Quantity; relation: 'equal' | 'at_least' | 'at_most' }
  | { form: 'fits'; thing: Thing }

/** An attribute that a text asks for, and how. */
export type AskedAttribute = AskedForm & { attribute: Attribute }

/**
 * What a customer's words ask of a product, likeliest first; none where they name no attribute.
 * @param text normalised
 * @param product decides between attributes of one name, and brings names of its own
 */
export function askedAttributes(
  text: string,
  attributes: Attributes,
  product?: ProductRecord,
): AskedAttribute[] {
  const words = respelled(plain(text), attributes.soundings, (each) => mayBe(each, product))
  const fitting = attributes.all.filter((attribute) => isOfCategory(attribute, product?.category))
  const thing = matchesPhrases(words, attributes.forms.fits) ? thingIn(words, attributes) : null
  const holder = fitting.find(({ holds }) => holds)
  if (thing !== null && holder !== undefined) return [{ attribute: holder, form: 'fits', thing }]
  const named = fitting.flatMap((attribute) => {
    const match = matchOf(words, attribute.asked)
    return match === null ? [] : [{ attribute, at: match.index, length: match[0].length }]
  })
  const known = ({ attribute }: { attribute: Attribute }) =>
    product !== undefined && valueIn(product, attribute) !== null
  const best = named.sort((a, b) => Number(known(b)) - Number(known(a)) || b.length - a.length || a.at - b.at)
  const own = byOwnName(words, product, fitting)
  const found = best.map(({ attribute }) => attribute)
  const isOwn =
    own[0] !== undefined && words.includes(own[0].label) && own[0].label.length > (best[0]?.length ?? 0)
  const chosen = [
    ...(isOwn ? own : []),
    ...found,
    ...(best.some(known) ? [] : byValue(words, fitting, attributes)),
    ...(isOwn ? [] : own),
  ]
  return chosen.map((attribute) => ({ attribute, ...formOf(words, attribute, attributes) }))
}

/** Whether the product's record or one of its own questions may speak of it. */
function mayBe(attribute: AttributeSource, product: ProductRecord | undefined): boolean {
  if (product === undefined || !isOfCategory(attribute, product.category)) return false
  return valueIn(product, attribute) !== null || (product.qa ?? []).length > 0
}

/** The likeliest of `askedAttributes`; null where the words ask for none. */
export function askedAttribute(
  text: string,
  attributes: Attributes,
  product?: ProductRecord,
): AskedAttribute | null {
  return askedAttributes(text, attributes, product)[0] ?? null
}

function thingIn(words: string, { things }: Attributes): Thing | null {
  const named = things.flatMap((thing) =>
    thing.words.filter((word) => words.includes(plain(word))).map((word) => ({ thing, length: word.length })),
  )
  return named.sort((one, other) => other.length - one.length)[0]?.thing ?? null
}

/** A value alone asks for its attribute: 是真皮吗. */
function byValue(words: string, fitting: readonly Attribute[], { forms }: Attributes): Attribute[] {
  if (!matchesPhrases(words, forms.yes_no) && !matchesPhrases(words, forms.choice)) return []
  return fitting.filter(
    ({ vocabulary }) =>
      vocabulary !== null &&
      mentionsOf(words, vocabulary).some(({ word }) => word.length > 1 || isAlone(word, words)),
  )
}

/** A value of one character names it only where nothing else is said: 是皮吗, not 掉毛吗. */
const isAlone = (word: string, words: string): boolean =>
  words.replace(word, '').replace(/[是的吗么嘛有没不会带呢啊呀吧?!.,这双款个件]/g, '') === ''

const NO_PHRASES = compilePhrases({ any: [] })

/** An attribute that only this record has, by its own name: 闪充功率多少; or in other words: 靴筒多高 for 筒高. */
function byOwnName(
  words: string,
  product: ProductRecord | undefined,
  known: readonly Attribute[],
): Attribute[] {
  const common = new Set(known.flatMap(({ names }) => names))
  const scored = Object.entries(product?.attributes ?? {})
    .filter(([name]) => !common.has(name))
    .map(([name, value]) => ({ name, share: shareOf(plain(name), words), isNamed: namesValue(words, value) }))
  return scored
    .filter(({ share, isNamed }) => share >= LEAST_SHARE || isNamed)
    .sort((one, other) => other.share - one.share || other.name.length - one.name.length)
    .map(({ name }) => ownAttribute(name))
}

/** How much of a name has to stand in the words. */
const LEAST_SHARE = 0.6

const ownAttribute = (name: string): Attribute => ({
  id: 'other',
  label: name,
  names: [name],
  categories: [],
  holds: false,
  compared: [],
  asked: NO_PHRASES,
  vocabulary: null,
})

/** Which part of a name's characters stand in the words in the same order; two of them at least. */
function shareOf(name: string, words: string): number {
  let at = -1
  let found = 0
  for (const char of name) {
    const next = words.indexOf(char, at + 1)
    if (next < 0) continue
    at = next
    found += 1
  }
  return found < 2 ? 0 : found / name.length
}

/** Whether a piece of the record's own value stands in the words: 高腰还是中腰. */
function namesValue(words: string, value: string): boolean {
  return plain(value)
    .split(/[、,，/;；()（）和及\d%]+/)
    .some((piece) => piece.length > 1 && words.includes(piece))
}

function formOf(words: string, attribute: Attribute, { forms, units }: Attributes): AskedForm {
  const values = valuesIn(words, attribute)
  const isChoice = matchesPhrases(words, forms.choice)
  if (values.length > 1 && isChoice) return { form: 'choice', values }
  const quantity = readQuantities(words, units).find(({ dimension }) => dimension === attribute.dimension)
  if (quantity !== undefined) return { form: 'number', quantity, relation: relationIn(words, forms) }
  if (!matchesPhrases(words, forms.yes_no) || isChoice) return { form: 'open' }
  // The last word is what is asked of those before it: 链条能拆吗.
  const value = values.at(-1) ?? attribute.flag
  if (value === undefined) return { form: 'open' }
  return { form: 'yes_no', value, negated: matchesPhrases(words, forms.negated) }
}

function valuesIn(words: string, { vocabulary }: Attribute): string[] {
  if (vocabulary === null) return []
  return [...new Set(mentionsOf(words, vocabulary).map(({ concept }) => concept.value))]
}

function relationIn(words: string, forms: Attributes['forms']): 'equal' | 'at_least' | 'at_most' {
  if (matchesPhrases(words, forms.at_least)) return 'at_least'
  return matchesPhrases(words, forms.at_most) ? 'at_most' : 'equal'
}
