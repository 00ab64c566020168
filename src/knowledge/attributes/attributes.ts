import {
  type AttributeSource,
  type AttributesSource,
  compilePhrases,
  type Phrases,
  type ProductRecord,
} from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type GoodsWord, goodsWordsOf } from '../unsold.ts'
import { type Soundings, soundingsOf } from './by-sound.ts'
import { type Unit, unitsOf } from './quantities.ts'
import { type RecordWords, recordWordsOf } from './record-words.ts'
import type { Marks } from './stated.ts'
import { compileVocabulary, type Vocabulary } from './vocabulary.ts'

export interface Attribute extends Omit<AttributeSource, 'asked' | 'vocabulary'> {
  /** Matches nothing where the training data alone says how it is asked for. */
  asked: Phrases
  isLearned: boolean
  /** Whether the words ask for an entry of the record's own by what it measures: 链子多长 for 链长. */
  isCalled?: boolean
  vocabulary: Vocabulary | null
}

/** `intents/_attributes.yaml` made ready for questions. */
export interface Attributes {
  all: readonly Attribute[]
  units: readonly Unit[]
  things: AttributesSource['things']
  forms: Readonly<Record<keyof AttributesSource['forms'], Phrases>>
  affirming: ReadonlySet<string>
  denying: ReadonlySet<string>
  marks: Marks
  compared: AttributesSource['compared']
  uses: AttributesSource['uses']
  madeOf: readonly string[]
  alike: AttributesSource['alike']
  people: AttributesSource['people']
  /** How customers and records call kinds of goods. */
  goods: readonly GoodsWord[]
  parts: AttributesSource['parts']
  sentWeight: readonly string[]
  soundings: Soundings
  tails: AttributesSource['tails']
  together: AttributesSource['together']
  sides: AttributesSource['sides']
  recordWords: RecordWords
}

export function compileAttributes(source: AttributesSource): Attributes {
  const vocabularies = new Map(
    Object.entries(source.vocabularies).map(([name, concepts]) => [name, compileVocabulary(concepts)]),
  )
  const forms = Object.entries(source.forms).map(([name, phrases]) => [name, compilePhrases(phrases)])
  return {
    all: source.attributes.map(({ asked, vocabulary, ...rest }) => ({
      ...rest,
      asked: compilePhrases(asked ?? { any: [] }),
      isLearned: asked === undefined,
      vocabulary: (vocabulary === undefined ? undefined : vocabularies.get(vocabulary)) ?? null,
    })),
    units: unitsOf(source.units),
    things: source.things,
    forms: Object.fromEntries(forms),
    affirming: new Set(Object.keys(source.affirming).map(plain)),
    denying: new Set(Object.keys(source.denying).map(plain)),
    marks: { affirming: source.affirming, denying: source.denying, marks: source.marks },
    compared: source.compared,
    uses: source.uses,
    madeOf: source.made_of,
    alike: source.alike,
    people: source.people,
    goods: goodsWordsOf(source.goods),
    parts: source.parts,
    sentWeight: source.sent_weight,
    tails: source.tails,
    together: source.together,
    sides: source.sides,
    recordWords: recordWordsOf(source),
    soundings: soundingsOf(source.attributes, source.own_words),
  }
}

/** Whether products of the category have the attribute. */
export function isOfCategory(
  { categories }: Pick<Attribute, 'categories'>,
  category: string | undefined,
): boolean {
  if (categories.length === 0 || category === undefined || category === '') return true
  return categories.some((each) => category.includes(each))
}

/** The product's own value of the attribute with the name it bears there; null where the record has none. */
export function valueIn(
  product: ProductRecord,
  { names }: Pick<Attribute, 'names'>,
): { name: string; value: string } | null {
  for (const called of [names, names.flatMap((name) => WHOLE.map((of) => `${of}${name}`))])
    for (const name of called) {
      const value = product.attributes?.[name]?.trim()
      if (value !== undefined && value !== '') return { name, value }
    }
  return null
}

/** What says that an attribute is the whole product's: 外尺寸, 产品重量. */
const WHOLE = ['外', '外形', '外部', '整体', '产品', '商品', '成品', '总']

/** 额定功率 and 充绒量(M码) say more of it, 防水台 is something else than 防水. */
function saysMore(name: string, each: string): boolean {
  const at = name.indexOf(each)
  return at >= 0 && (name.endsWith(each) || /^[（(【\s]/.test(name.slice(at + each.length)))
}

/** The entry of the record that the attribute is, whose name may say more: 充绒量(M码). */
export function entryOf(product: ProductRecord, attribute: Attribute): Attribute | null {
  if (valueIn(product, attribute) !== null) return attribute
  const own = Object.keys(product.attributes ?? {})
  const found = own.find((name) => attribute.names.some((each) => each.length > 1 && saysMore(name, each)))
  return found === undefined ? null : { ...attribute, label: found, names: [found] }
}
