import type { Question } from '../../context/question.ts'
import {
  type Answer,
  type Attributes,
  answerProduct,
  askedAttribute,
  asksWhetherEnough,
  attributeAskedIn,
  attributeAskedInVain,
  factNamed,
  servingInstead,
  sizeIn,
  sizesNamed,
  stretchOf,
  tellsOfHeard,
  variantServing,
} from '../../knowledge/index.ts'
import { askedInStory, clausesOf, matchesPhrases, type ProductRecord } from '../../types/index.ts'
import { heardIn } from '../heard.ts'
import type { Scene } from '../scene.ts'
import { type Said, type Source, said } from './said.ts'
import { sizeBefore } from './wish-of.ts'

/** What the record says of an attribute, the value first; of several that were recommended what each says. */
export const ofAttribute: Source = (question, { scene, scripts: { attributes } }) => {
  const { product, offered = [] } = scene.records
  if (attributes === null) return null
  return product === null
    ? ofEach(offered, question, scene, attributes)
    : ofProduct(product, question, scene, attributes)
}

/**
 * 跟多高 after several were recommended: what each record says, and which is silent. Null where the words ask for
 * nothing that a record has, and where one has more to say than a value.
 */
function ofEach(
  offered: readonly ProductRecord[],
  question: Question,
  scene: Scene,
  attributes: Attributes,
): Said | null {
  const isAsked = (product: ProductRecord) =>
    [attributeAskedIn, attributeAskedInVain].some(
      (asks) => asks(question.normalised, product, attributes) !== null,
    )
  if (!offered.some(isAsked)) return null
  const answers = offered.map((product) => ({
    title: product.title,
    told: ofProduct(product, question, scene, attributes),
  }))
  const known = answers.flatMap(({ title, told }) => {
    const { 'product.attribute': attribute, 'product.value': value } = told?.facts ?? {}
    return attribute === undefined || value === undefined ? [] : { title, attribute, value }
  })
  const silent = answers.filter(({ told }) => told === null || told.outcome === 'unknown')
  if (silent.length === offered.length) return inVain(offered, question, attributes)
  const attribute = known[0]?.attribute
  const isOne = known.every((each) => each.attribute === attribute)
  if (attribute === undefined || !isOne || known.length + silent.length < offered.length) return null
  const facts = {
    'each.attribute': attribute,
    'each.values': known.map(({ title, value }) => `${title}${value}`).join('，'),
  }
  return silent.length === 0
    ? { outcome: 'each', facts }
    : {
        outcome: 'each_known',
        facts: { ...facts, 'each.silent': silent.map(({ title }) => title).join('、') },
      }
}

/** 防水吗 after several were recommended, of which no record tells. */
function inVain(
  offered: readonly ProductRecord[],
  { normalised }: Question,
  attributes: Attributes,
): Said | null {
  const names = new Set(offered.map((product) => attributeAskedInVain(normalised, product, attributes)))
  const [attribute] = names
  return names.size === 1 && attribute != null
    ? { outcome: 'each_unknown', facts: { 'each.attribute': attribute } }
    : null
}

function ofProduct(
  product: ProductRecord,
  question: Question,
  scene: Scene,
  attributes: Attributes,
): Said | null {
  const { catalogue } = scene.records
  const answerTo = (words: string) => {
    const heard = heardIn(words === question.normalised ? question.text : words, scene.attributes)
    return answerProduct(product, words, attributes, heard, question.normalised)
  }
  const asking = pieceAsking(question, product, attributes, scene.attributes)
  const isOfAll = asksWhetherEnough(asking, scene.normalised, product, attributes)
  const piece = isOfAll ? scene.normalised : asking
  const own = answerTo(piece)
  // 后跟硬不硬 以前的老磨脚: what a piece is not told by itself the shop's own words may say to all of it.
  const isSilent = own?.outcome === 'unknown' && piece !== question.normalised
  const whole = isSilent ? answerTo(question.normalised) : null
  const answer = whole?.outcome === 'qa' ? whole : own
  if (answer === null) return null
  const value = answer.outcome === 'qa' ? undefined : answer.facts[1]
  const isKnown = value !== undefined && answer.outcome !== 'unknown'
  if (!isKnown) return said(answer.outcome === 'unknown' ? withoutEntry(answer, product) : answer)
  // The record writes no value but a mark: 支持, 无.
  const isFlag = factNamed(answer.facts, 'product.stated') !== null
  const isLarger = catalogue !== null && factNamed(answer.facts, 'product.larger') !== null
  const fitting = isLarger ? servingInstead(product, piece, catalogue, attributes) : null
  return said(
    { ...answer, outcome: isFlag ? `${answer.outcome}_flag` : answer.outcome },
    {
      'product.value': ofSizeMeant(value.say, question, product, scene),
      ...(fitting === null ? {} : { 'fitting.title': fitting.title, 'fitting.value': fitting.value }),
    },
  )
}

/** What does not answer, without the name of an entry that the record has: of 鞋底材质 it is not silent, only of whether it slips. */
function withoutEntry<O extends string>(answer: Answer<O>, { attributes = {} }: ProductRecord): Answer<O> {
  return {
    ...answer,
    facts: answer.facts.filter(({ name, say }) => name !== 'product.attribute' || !(say in attributes)),
  }
}

/**
 * Of a value that tells sizes apart what it says of the one that is meant: by the words (大的呢), else by what was
 * talked about before (多少瓦 after 10平装多大的).
 */
function ofSizeMeant(value: string, { normalised }: Question, product: ProductRecord, scene: Scene): string {
  if (sizesNamed(normalised, product).length > 1) return value
  const before = sizeBefore(product, scene)
  const told = [normalised, scene.normalised].flatMap((words) => sizeIn(words, product, before) ?? [])
  const size = told[0] ?? before
  return size === null ? value : (stretchOf(value, size, product) ?? value)
}

/** The question behind a story, else the only piece of the words that asks for what the record knows: 啥充电口 苹果线能充不 is not asked as a yes or no. */
function pieceAsking(
  { text, normalised }: Question,
  product: ProductRecord,
  attributes: Attributes,
  all: Scene['attributes'],
): string {
  const pieces = clausesOf(text)
  // Which one to take is told by all of it.
  if (variantServing(product, normalised, attributes.units) !== null) return normalised
  const [story] = askedInStory(text)
  if (story !== undefined && isAskedOf(story, product, attributes, all)) return story
  const asking = pieces.filter((piece) => attributeAskedIn(piece, product, attributes) !== null)
  const [only, ...others] = asking
  if (pieces.length === 1 || only === undefined || others.length > 0) return normalised
  // 里子也是皮的吗 还是布的, 里面呢 也是皮的吗: what the first piece names goes for the second.
  const joined = pieces.join('')
  if (pieces[0] !== only && asksOfAnotherPart(joined, only, product, attributes)) return joined
  return isGoingOn(only, product, attributes) ? normalised : only
}

/** Whether a clause asks for an attribute by its own words, or the classifier hears one in it that the record tells of. */
function isAskedOf(
  clause: string,
  product: ProductRecord,
  attributes: Attributes,
  all: Scene['attributes'],
): boolean {
  const heard = heardIn(clause, all)
  const isHeard =
    heard !== null && heard.confidence >= SURELY_HEARD && tellsOfHeard(heard, product, attributes)
  return isHeard || askedAttribute(clause, attributes, product) !== null
}

/** From this confidence on an attribute is heard in the question behind a story. */
const SURELY_HEARD = 0.8

/** Whether all together ask the same as a piece does, of another part. */
function asksOfAnotherPart(
  joined: string,
  piece: string,
  product: ProductRecord,
  attributes: Attributes,
): boolean {
  const [all, one] = [joined, piece].map((words) => askedAttribute(words, attributes, product)?.attribute)
  const isSame = all?.vocabulary != null && all.vocabulary === one?.vocabulary
  return isSame && all.id !== one?.id
}

/** Whether it is only the other half of a choice, and names nothing that it is the choice of. */
const isGoingOn = (piece: string, product: ProductRecord, attributes: Attributes): boolean =>
  matchesPhrases(piece, attributes.forms.choice) &&
  askedAttribute(piece, attributes, product)?.form !== 'choice'
