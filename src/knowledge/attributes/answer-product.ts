import {
  clausesOf,
  type HeardAttribute,
  matchesPhrases,
  matchOf,
  type ProductRecord,
} from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import type { Answer } from '../known.ts'
import { type AttributeOutcome, answerAttribute } from './answer.ts'
import { answerBoth } from './answer-both.ts'
import {
  AROUND_NAME,
  type AskedAttribute,
  askedAttributes,
  isAsking,
  isSurelyHeard,
  namesMore,
  tellsOfHeard,
} from './asked.ts'
import type { Attribute, Attributes } from './attributes.ts'
import { answerByWords, answerFirst, speaksOf } from './by-words.ts'
import { answerCount } from './counted.ts'
import { heardRightly, toldBeside, withoutLesser } from './heard-rightly.ts'
import { nearTo } from './near-to.ts'
import { answerFromQa, QA_THRESHOLD } from './qa.ts'
import { qaOnAttribute, qaOnHolding, qaOnSame } from './qa-on-same.ts'
import { isMeasured, mustSpeakOf, writesMeasure } from './record-words.ts'
import { bearing, heardInVain, toldInWords } from './silent-on.ts'
import { suits } from './suits.ts'
import { variantServing } from './variant-serving.ts'
import { mentionsOf } from './vocabulary.ts'

/** `qa`: the shop's own answer to such a question; `suits`: one of its tags is what it is to be good for. */
export type ProductOutcome = AttributeOutcome | 'qa' | 'suits'

/** From this likeness on the shop's own answer goes before what an attribute says. */
const QA_SURE = 0.75

/**
 * What the record says to a question about a product: the shop's own answer to nearly the same question, else the
 * likeliest attribute that the record knows, else the shop's own answer to a question like it, else what bears the
 * words. `unknown` with what is known beside it, null where the words ask for nothing.
 * @param text normalised
 * @param heard what the classifier takes the words to ask for
 * @param around all that was written with them: 我过敏 beside 有没有花生
 */
export function answerProduct(
  product: ProductRecord,
  text: string,
  attributes: Attributes,
  heard: HeardAttribute | null = null,
  around: string = text,
): Answer<ProductOutcome> | null {
  // 零下20度 顶得住不: what goes first may stand in another clause.
  const words = withoutName(text, product)
  // What the classifier hears in 双肩的那个 is the name.
  const own =
    POINTED_PART.test(text) && words !== text ? null : heardRightly(heard, words, product, attributes)
  const answer = answerFirst(product, around, attributes) ?? plainAnswer(product, words, attributes, own)
  if (answer === null) return null
  // Which of two it is (是羊毛还是化纤 孩子过敏), or how heavy, may be told to whoever tells of an illness with it.
  const isPlain =
    isOneOfTwo(answer, words, product, attributes) || isMeasured(text, answer, attributes.recordWords)
  // Who asks about health, danger or wear is answered by what speaks of it, or by nobody but a person.
  const must = mustSpeakOf(text, attributes.recordWords, isPlain ? text : around)
  if (speaksOf(must, answer)) return nearTo(answer, around, product, attributes)
  return answer.outcome === 'unknown' ? answer : { outcome: 'unknown', facts: [] }
}

/** Whether the words name values to choose from, and it is the record's own that answers. */
function isOneOfTwo(
  answer: Answer<ProductOutcome>,
  words: string,
  product: ProductRecord,
  attributes: Attributes,
): boolean {
  const [asked] = askedAttributes(words, attributes, product)
  return asked?.form === 'choice' && answer.facts[1]?.name === `product.${asked.attribute.id}`
}

/** What of the record a piece of a message asks for, by its name; null where it asks nothing or the record is silent. */
export function askedPart(
  text: string,
  product: ProductRecord,
  attributes: Attributes,
  heard: HeardAttribute | null = null,
): string | null {
  if (!isAsking(text) && !isSurelyHeard(heard)) return null
  const answer = answerProduct(product, text, attributes, heard)
  return answer === null || answer.outcome === 'unknown' ? null : String(answer.facts[0]?.value)
}

function plainAnswer(
  product: ProductRecord,
  words: string,
  attributes: Attributes,
  heard: HeardAttribute | null,
): Answer<ProductOutcome> | null {
  const sure = answerFromQa(product, words, QA_SURE)
  if (sure !== null) return { outcome: 'qa', facts: sure.facts }
  const both = answerBoth(product, words, attributes) ?? variantServing(product, words, attributes.units)
  if (both !== null) return both
  const asked = askedAttributes(words, attributes, product, heard)
  const [likeliest] = asked
  const holds = likeliest?.form === 'fits' ? qaOnHolding(product, words, likeliest.thing, attributes) : null
  if (holds !== null) return { outcome: 'qa', facts: holds.facts }
  const all = asked.map((each) => ({ each, answer: answerAttribute(product, each, attributes) }))
  const meant = all.filter(({ each }) => isHeardOrNamed(each, heard, product, words, attributes))
  const vain = heardInVain(heard, product, attributes)
  const own = isLikely(heard) ? qaOnAttribute(product, vain, attributes) : null
  if (own !== null && isAbout(words, own, attributes)) return { outcome: 'qa', facts: own.facts }
  const known = speakingAmong(meant, words, attributes)
  if (known !== undefined) {
    const isHeard = isSurelyHeard(heard) && known.facts[1]?.name === `product.${heard?.id}`
    const isOpen = known.outcome === 'value' && !isHeard
    const bare = withoutLesser(product, likeliest, attributes)
    return (isOpen ? answerByWords(bare, words, attributes, { instead: known }) : null) ?? known
  }
  const about = qaOnAttribute(product, vain.length > 0 ? vain : silentOn(all[0]), attributes)
  const like =
    answerFromQa(product, words, QA_THRESHOLD) ??
    qaOnSame(product, asked, attributes) ??
    // 坏了能换吗 does not say to 保几年 how long.
    (about !== null && writesMeasure(words, about, attributes.recordWords) ? about : null)
  if (like !== null) return { outcome: 'qa', facts: like.facts }
  return bearing(product, vain, attributes) ?? silently(product, words, attributes, { all, meant, vain })
}

/** Whether an answer speaks of what the words are about, and writes the measure that they ask for. */
const isAbout = (words: string, answer: Answer<string>, { recordWords }: Attributes): boolean =>
  speaksOf(mustSpeakOf(words, recordWords), answer) && writesMeasure(words, answer, recordWords)

/** The likeliest answer that the record has to the words. */
const speakingAmong = (meant: readonly Tried[], words: string, attributes: Attributes) =>
  meant.find(
    ({ each, answer }, i) =>
      answer.outcome !== 'unknown' &&
      !meant.slice(0, i).some((one) => isOfAnotherPart(each, one) && namesPart(one.each)) &&
      isAbout(words, answer, attributes),
  )?.answer

/** Whether the likelier one has a value that leaves it open: 里子也是牛皮的吗 is not answered by what the outside is made of. */
const isOfAnotherPart = (
  { attribute: { id, vocabulary } }: AskedAttribute,
  { each, answer }: Tried,
): boolean =>
  vocabulary !== null &&
  each.attribute.vocabulary === vocabulary &&
  each.attribute.id !== id &&
  answer.facts.some(({ name }) => name === `product.${each.attribute.id}`)

/** Whether the words that ask for it name more than a value: 里面也是牛皮, but not 牛皮的. */
function namesPart({ attribute, words }: AskedAttribute): boolean {
  return namesMore(attribute, matchOf(words, attribute.asked)?.[0] ?? '')
}

interface Tried {
  each: AskedAttribute
  answer: Answer<AttributeOutcome>
}

/** What is left to say where the record is silent on what is asked: a strange value, what bears the words, or that it is silent. */
function silently(
  product: ProductRecord,
  words: string,
  attributes: Attributes,
  { all, meant, vain }: { all: readonly Tried[]; meant: readonly Tried[]; vain: readonly string[] },
): Answer<ProductOutcome> | null {
  const strange = all.find(({ each, answer }) => isStrange(each, answer, attributes))
  if (strange !== undefined) return { ...strange.answer, outcome: 'value' }
  const first = all[0]?.answer.outcome === 'unknown' ? all[0].each : undefined
  const silent = first === undefined ? null : matchOf(words, first.attribute.asked)
  const near = silent === null ? null : silent[0]
  const bare = withoutLesser(product, all[0]?.each, attributes)
  const none: Answer<AttributeOutcome> | null = all.length === 0 ? null : { outcome: 'unknown', facts: [] }
  const told = toldBeside(product, all[0]?.each, attributes)
  return (
    (told && answerAttribute(product, { attribute: told, form: 'open', words: '' }, attributes)) ??
    answerCount(product, words) ??
    answerByWords(bare, words, attributes, { near }) ??
    besideIt(product, [...vain, ...all.flatMap(({ each }) => each.attribute.instead)], words, attributes) ??
    suits(product, words, attributes) ??
    meant[0]?.answer ??
    none
  )
}

/** The attribute that the words name first, where they ask whether it is so, or how, and the record is silent on it. */
function silentOn(first: Tried | undefined): string[] {
  if (first?.answer.outcome !== 'unknown') return []
  const { form, attribute } = first.each
  return form === 'yes_no' || toldInWords(attribute) ? [attribute.id, ...attribute.instead] : []
}

/** From this confidence on the shop's own answer to what is heard goes before an entry that the words name. */
const LIKELY_HEARD = 0.85

const isLikely = (heard: HeardAttribute | null): boolean => heard !== null && heard.confidence >= LIKELY_HEARD

/** From this confidence on a neighbour of what is heard is no answer: 跟高 to who asks whether the heel rubs. */
const PLAINLY_HEARD = 0.97

/** Whether it is what is plainly heard, or the words call it by its name; anything where nothing is heard plainly. */
function isHeardOrNamed(
  { attribute, form }: AskedAttribute,
  heard: HeardAttribute | null,
  product: ProductRecord,
  words: string,
  attributes: Attributes,
): boolean {
  if (heard === null || heard.confidence < PLAINLY_HEARD) return true
  if (form === 'fits') return true
  if (form !== 'open' && form !== 'number') return !isOfOther(attribute, heard, words, attributes)
  // Of two things asked in one message only one is heard.
  if (clausesOf(words).length > 1) return true
  if (attribute.id === heard.id || tellsOfHeard(heard, product, attributes)) return true
  if (attribute.isCalled === true) return true
  const names = [attribute.label, ...attribute.names].map(plain)
  return names.some((name) => words.includes(name))
}

/** Whether the words call another thing of the same vocabulary, and that is heard: 里面是皮的吗 is not answered by the outside. */
function isOfOther(
  { id, vocabulary }: Attribute,
  heard: HeardAttribute,
  words: string,
  { all }: Attributes,
): boolean {
  const called = all.filter((each) => each.id === heard.id && each.id !== id)
  return called.some((each) => each.vocabulary === vocabulary && matchesPhrases(words, each.asked))
}

/** A single value of which no vocabulary knows anything the customer sees himself: 仿羊羔绒 to who asks for 毛. */
function isStrange(
  { form, attribute: { id, vocabulary } }: AskedAttribute,
  { facts: [, found] }: Answer<AttributeOutcome>,
  { affirming, denying }: Attributes,
): boolean {
  if (form !== 'yes_no' || vocabulary === null || found?.name !== `product.${id}`) return false
  const value = found.value.trim()
  if (affirming.has(value) || denying.has(value) || /[、，,;；\d]/.test(value)) return false
  return mentionsOf(plain(value), vocabulary).length === 0
}

/** What the record says nearest to what it is silent on: 供电方式 to who asks how long a charge lasts. */
function besideIt(
  product: ProductRecord,
  ids: readonly string[],
  words: string,
  attributes: Attributes,
): Answer<ProductOutcome> | null {
  const fitting = attributes.all.filter(({ id }) => ids.includes(id))
  const found = fitting.map((attribute) =>
    answerAttribute(product, { attribute, form: 'open', words: '' }, attributes),
  )
  const instead = found.find(({ outcome }) => outcome !== 'unknown') ?? null
  return instead === null ? null : (answerByWords(product, words, attributes, { instead }) ?? instead)
}

/** 双肩包 names the product and asks nothing of its straps. */
function withoutName(text: string, { title, aliases = [], attributes = {} }: ProductRecord): string {
  const own = Object.keys(attributes).map(plain)
  const names = [title, ...aliases]
    .map(plain)
    .filter((name) => !own.includes(name))
    .sort((one, other) => other.length - one.length)
  const name = names.find((each) => each.length > 1 && text.includes(each) && text.length > each.length + 1)
  return name === undefined ? withoutPart(text, names) : text.replace(inTitle(name, text, plain(title)), '')
}

/** 双肩的那个 有夹层没: the part of its name by which a product is pointed at asks for nothing, where more is said. */
function withoutPart(text: string, names: readonly string[]): string {
  const [pointed = '', part] = POINTED_PART.exec(text) ?? []
  if (part === undefined || !names.some((name) => name.includes(part))) return text
  const rest = text.replace(pointed, '')
  return rest.replace(AROUND_NAME, '').length > LEAST_ASKED ? rest : text
}

const POINTED_PART = /(\p{Script=Han}{2})的那一?[个款双只件盏条]/u
const LEAST_ASKED = 2

/** The name with what stands before it in the title too: 电脑双肩包 of 商务电脑双肩包 asks for no computer. */
function inTitle(name: string, text: string, title: string): string {
  const end = text.indexOf(name) + name.length
  let start = end - name.length
  while (start > 0 && title.includes(text.slice(start - 1, end))) start--
  return text.slice(start, end)
}
