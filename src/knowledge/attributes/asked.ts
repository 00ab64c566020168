import {
  type AttributeSource,
  type HeardAttribute,
  matchesPhrases,
  matchOf,
  type ProductRecord,
} from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Attribute, type Attributes, entryOf, isOfCategory, valueIn } from './attributes.ts'
import { respelled } from './by-sound.ts'
import { byOwnName, shareOf } from './own-names.ts'
import { type Quantity, readQuantities, unitsFor } from './quantities.ts'
import { limitOf, thingIn } from './things.ts'
import { mentionsOf } from './vocabulary.ts'

export type AskedForm =
  | { form: 'open' }
  /** Whether it is so: 是真皮吗, or not so: 不用系带吧. One of several: 皮的还是布的. */
  | { form: 'yes_no'; value: string; negated: boolean }
  | { form: 'choice'; values: string[] }
  | { form: 'number'; quantity: Quantity; relation: 'equal' | 'at_least' | 'at_most' }
  | { form: 'fits'; thing: Attributes['things'][number] }

/** An attribute that a text asks for, and how. */
export type AskedAttribute = AskedForm & {
  attribute: Attribute
  words: string
}

/**
 * What a customer's words ask of a product, likeliest first; none where they name no attribute.
 * @param text normalised
 * @param product decides between attributes of one name, and brings names of its own
 * @param heard what the classifier takes them to ask for
 */
export function askedAttributes(
  text: string,
  attributes: Attributes,
  product?: ProductRecord,
  heard: HeardAttribute | null = null,
): AskedAttribute[] {
  const words = respelled(plain(text), attributes.soundings, (each) => mayBe(each, product))
  const fitting = attributes.all.filter((attribute) => isOfCategory(attribute, product?.category))
  const thing = matchesPhrases(words, attributes.forms.fits) ? thingIn(words, attributes) : null
  const holder = fitting.find(({ holds }) => holds)
  const limit = thing === null ? null : limitOf(thing, words, fitting, product, attributes)
  if (limit !== null) return [{ ...limit, words }]
  if (thing !== null && holder !== undefined) return [{ attribute: holder, form: 'fits', thing, words }]
  const named = withoutLesser(namedAmong(words, fitting))
  const known = ({ attribute }: { attribute: Attribute }) =>
    product !== undefined && valueIn(product, attribute) !== null
  named.sort((a, b) => Number(known(b)) - Number(known(a)) || b.length - a.length || a.at - b.at)
  const best = servingFirst(named, words, attributes)
  // 里子也是皮的吗 asks for the lining alone; 是布的吗 names nothing but a value.
  const namesPart = (one: Named) => namesMore(one.attribute, one.words) || !namesAnyValue(one.words, fitting)
  const own = byOwnName(words, product, fitting, attributes)
  const found = best.map(({ attribute }) => moreNarrowly(attribute, words, product))
  const isOwn = own[0] !== undefined && isRatherOwn(own[0].label, words, best[0], attributes)
  const learned = product === undefined ? [] : heardIn(heard, fitting, product)
  const isSure =
    isSurelyHeard(heard) && !isServed(learned[0], best[0]) && !isCalledElse(own[0], learned, fitting)
  const chosen = [
    ...(isSure ? learned : []),
    ...(isOwn ? own : []),
    ...found,
    ...(best.some(known) || best.some(namesPart) ? [] : byValue(words, fitting, attributes)),
    ...(isOwn ? [] : own),
    ...(isSure ? [] : learned),
  ]
  return chosen.map((one) => {
    const attribute = product === undefined ? one : bestNamed(one, words, product)
    return { attribute, ...formOf(words, attribute, attributes), words }
  })
}

/** An attribute and the words that name it. */
type Named = { attribute: Attribute; words: string }

/** The attributes whose phrases the words hold, and where. */
function namedAmong(words: string, fitting: readonly Attribute[]) {
  return fitting.flatMap((attribute) => {
    const match = matchOf(words, attribute.asked)
    return match === null ? [] : [{ attribute, at: match.index, length: match[0].length, words: match[0] }]
  })
}

/** 皮的能水洗吗 asks for the washing alone, which goes before what it is made of. */
const withoutLesser = <T extends { attribute: Attribute }>(named: readonly T[]): T[] =>
  named.filter((one) => !named.some(({ attribute }) => attribute.before.includes(one.attribute.id)))

/** 9瓦照12平够吗: what it has to serve is asked for, and what the goods themselves have only told. */
function servingFirst<T extends { attribute: Attribute }>(
  named: readonly T[],
  words: string,
  { units }: Attributes,
): readonly T[] {
  const isAmount = ({ dimension }: Attribute) =>
    readQuantities(words, units).some((one) => one.dimension === dimension)
  const served = named.find(({ attribute }) => attribute.serves_less === true && isAmount(attribute))
  if (served === undefined) return named
  const others = named.filter((one) => one !== served && !isAmount(one.attribute))
  // 餐厅8平够亮吗 does not ask for which rooms it is.
  const enough = others.filter(({ attribute }) => attribute.enough === served.attribute.id)
  return [served, ...(enough.length > 0 ? enough : others)]
}

/** Whether there is enough of what is heard is told by what the words name best. */
const isServed = (heard: Attribute | undefined, best: Named | undefined): boolean =>
  heard?.enough !== undefined && heard.enough === best?.attribute.id

/** 鞋底厚度 for 厚度, where the words speak of the 底 and the record has no other. */
function moreNarrowly(attribute: Attribute, words: string, product: ProductRecord | undefined): Attribute {
  if (product === undefined || valueIn(product, attribute) !== null) return attribute
  const own = Object.keys(product.attributes ?? {})
  const narrower = own.find((name) =>
    attribute.names.some(
      (each) =>
        each.length > 1 &&
        name.length > each.length &&
        name.endsWith(each) &&
        [...name.slice(0, -each.length)].some((char) => words.includes(char)),
    ),
  )
  return narrower === undefined ? attribute : { ...attribute, label: narrower, names: [narrower] }
}

/** Of several entries that the record has of it the one whose name the words say best: 倾倒断电 to 倒了会不会断电. */
function bestNamed(attribute: Attribute, words: string, product: ProductRecord): Attribute {
  const own = attribute.names.filter((name) => product.attributes?.[name] !== undefined)
  if (own.length < 2) return attribute
  const share = (name: string) => [...plain(name)].filter((char) => words.includes(char)).length / name.length
  const [best] = [...own].sort((one, other) => share(other) - share(one))
  return { ...attribute, names: [best!, ...attribute.names.filter((name) => name !== best)] }
}

/** From this confidence on what is heard goes before what phrases find; from the lower one on it is an answer at all. */
const SURE = 0.95
const LIKELY = 0.4

export const isSurelyHeard = (heard: HeardAttribute | null): boolean =>
  heard !== null && heard.confidence >= SURE

/** The attribute that the classifier hears, where the record tells of it. */
function heardIn(
  heard: HeardAttribute | null,
  fitting: readonly Attribute[],
  product: ProductRecord,
): Attribute[] {
  if (heard === null || heard.confidence < LIKELY) return []
  const entries = fitting.filter(({ id }) => id === heard.id).map((each) => entryOf(product, each))
  return entries.filter((entry) => entry !== null).slice(0, 1)
}

/** Whether the record tells of the attribute that the classifier hears. */
export function tellsOfHeard(heard: HeardAttribute, product: ProductRecord, { all }: Attributes): boolean {
  return (
    heardIn(
      heard,
      all.filter((each) => isOfCategory(each, product.category)),
      product,
    ).length > 0
  )
}

/** Whether a name of the record's own says better what is asked: 枕头多高 asks for 枕高 before 高度. */
function isRatherOwn(
  name: string,
  words: string,
  best: { words: string } | undefined,
  { tails }: Attributes,
): boolean {
  if (best === undefined || isWholeMeasure(name, best, tails)) return true
  if (words.includes(name)) return name.length > best.words.length
  return shareOf(plain(name), words) === 1 && [...name].some((char) => best.words.includes(char))
}

/** Whether the very words that were taken for something wider ask for a measure of this name: 多高 for 高度 before 尺寸. */
const isWholeMeasure = (name: string, best: { words: string }, tails: Attributes['tails']): boolean =>
  tails.some(({ words, asks }) => words.includes(name) && asks.includes(best.words))

/** 落地灯总高多少 calls 高度 by its name: no 底座直径, whatever measure is heard. */
const isCalledElse = (
  own: Attribute | undefined,
  learned: readonly Attribute[],
  fitting: readonly Attribute[],
): boolean => own?.isCalled === true && learned.some((one) => !fitting.includes(one))

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

const ASKING = /[吗么嘛不没几多哪啥咋呢伐?]|什么|怎么|还是/

/** Whether a piece of a message asks anything. */
export const isAsking = (text: string): boolean => ASKING.test(text)

/** The attribute that a short text asks for and the record knows; null where it only mentions one, or none. */
export function attributeAskedIn(
  text: string,
  product: ProductRecord,
  attributes: Attributes,
): string | null {
  if (!isAsking(text)) return null
  const asked = askedAttributes(text, attributes, product)
  return knownAmong(asked, product)?.attribute.label ?? null
}

const knownAmong = (asked: readonly AskedAttribute[], product: ProductRecord) =>
  asked.find(({ attribute }) => valueIn(product, attribute) !== null)

/** 防水不, 能机洗吗: a few words that can be nothing but a question. */
const BARE_QUESTION = /^[\p{Script=Han}]{2,5}[吗么嘛不没]$/u

/** The attribute that a bare question asks for and the record does not know; null where there is none such. */
export function attributeAskedInVain(
  text: string,
  product: ProductRecord,
  attributes: Attributes,
): string | null {
  if (!BARE_QUESTION.test(text)) return null
  const asked = askedAttributes(text, attributes, product)
  return knownAmong(asked, product) === undefined ? (asked[0]?.attribute.label ?? null) : null
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

/** Whether words that ask for an attribute name more than a value of it: 里面也是牛皮, but not 牛皮的. */
export function namesMore({ vocabulary }: Attribute, named: string): boolean {
  const values = vocabulary === null ? [] : mentionsOf(named, vocabulary).map(({ word }) => word)
  return values.reduce((rest, word) => rest.replace(word, ''), named).replace(AROUND_NAME, '').length > 1
}

/** What stands around the name of an attribute. */
export const AROUND_NAME = /[那你们家要呢吧呀,，?？\s]/g

const namesAnyValue = (words: string, all: readonly Attribute[]): boolean =>
  all.some(({ vocabulary }) => vocabulary !== null && mentionsOf(words, vocabulary).length > 0)

/** A value of one character names it only where nothing else is said: 是皮吗, not 掉毛吗. */
const isAlone = (word: string, words: string): boolean =>
  words.replace(word, '').replace(/[是的吗么嘛有没不会带呢啊呀吧?!.,这双款个件]/g, '') === ''

function formOf(words: string, attribute: Attribute, { forms, units }: Attributes): AskedForm {
  const values = valuesIn(words, attribute)
  const isChoice = matchesPhrases(words, forms.choice)
  if (values.length > 1 && isChoice) return { form: 'choice', values }
  const own = unitsFor(units, attribute.dimension ?? '')
  const quantity = readQuantities(words, own).find(({ dimension }) => dimension === attribute.dimension)
  if (quantity !== undefined) return { form: 'number', quantity, relation: relationIn(words, forms) }
  if (!matchesPhrases(words, forms.yes_no) || isChoice) return { form: 'open' }
  // The last word is what is asked of those before it: 链条能拆吗.
  const value = values.at(-1) ?? attribute.flag
  if (value === undefined) return { form: 'open' }
  return { form: 'yes_no', value, negated: matchesPhrases(words, forms.negated) }
}

function valuesIn(words: string, { vocabulary }: Attribute): string[] {
  if (vocabulary === null) return []
  // 防不防水 asks whether it is 防水, and names no 不防水.
  const asked = words.replace(/(.)不\1/gu, '$1')
  return [...new Set(mentionsOf(asked, vocabulary).map(({ concept }) => concept.value))]
}

function relationIn(words: string, forms: Attributes['forms']): 'equal' | 'at_least' | 'at_most' {
  if (matchesPhrases(words, forms.at_least)) return 'at_least'
  return matchesPhrases(words, forms.at_most) ? 'at_most' : 'equal'
}
