import { instantOf, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Answer, factsOf, type KnownFact } from '../known.ts'
import { stretchOf } from '../variant-words.ts'
import type { AskedAttribute } from './asked.ts'
import { type Attribute, type Attributes, isOfCategory, valueIn } from './attributes.ts'
import { fits } from './fit.ts'
import { type Measured, measured, ofVariant, writesAmount } from './measured.ts'
import { readQuantities } from './quantities.ts'
import { headingOf, waysToTell } from './stated.ts'
import { holdsFor, impliedBy, type Mention, mentionsOf, type Vocabulary } from './vocabulary.ts'

/** `unknown`: the record does not say; the facts then hold what is known nearest to it. */
export type AttributeOutcome = 'value' | 'yes' | 'no' | 'unknown'

/**
 * What the record says to the question, the value first. Every value is quoted as the record writes it; a number in
 * another unit is added beside it.
 */
export function answerAttribute(
  product: ProductRecord,
  asked: AskedAttribute,
  attributes: Attributes,
): Answer<AttributeOutcome> {
  const found = valueIn(product, asked.attribute)
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  if (found === null) {
    const label = fact('product.attribute', asked.attribute.label)
    return { outcome: 'unknown', facts: [label, ...nearest(product, asked.attribute, attributes)] }
  }
  // 线长 is told as 线长, whatever the house calls it; a name that asks is no name of anything.
  const isHeading = headingOf(found.name, attributes.marks) === found.name
  const label = fact('product.attribute', isHeading ? found.name : asked.attribute.label)
  const written = ofOneSize(found.value, asked, product, attributes)
  const value = fact(`product.${asked.attribute.id}`, written)
  const { outcome, extra } = judge(written, asked, product, attributes)
  const ways = waysToTell(found.name, written, attributes.marks)
  return { outcome, facts: [label, value, ...[...extra, ...ways].map(([name, text]) => fact(name, text))] }
}

/** 大号是几年级的 is told what is written of the large one; amounts are told apart by `judge`. */
function ofOneSize(
  value: string,
  asked: AskedAttribute,
  product: ProductRecord,
  attributes: Attributes,
): string {
  if (asked.form === 'number') return value
  const isApart = asked.form === 'open' && ofVariant(value, asked, product, attributes.units) !== null
  return (isApart ? null : stretchOf(value, asked.words, product)) ?? value
}

const plainly = (outcome: AttributeOutcome): Measured => ({ outcome, extra: [] })

function judge(
  value: string,
  asked: AskedAttribute,
  product: ProductRecord,
  attributes: Attributes,
): Measured {
  switch (asked.form) {
    case 'open':
      return ofVariant(value, asked, product, attributes.units) ?? plainly('value')
    case 'yes_no':
      return plainly(affirmed(value, asked, attributes))
    case 'choice':
      return chosen(value, asked.values, asked.attribute, attributes)
    case 'number':
      return measured(value, asked, attributes)
    case 'fits': {
      const fit = fits(value, asked.thing, attributes)
      return {
        outcome: fit === null ? 'unknown' : fit ? 'yes' : 'no',
        extra: [['asked.thing', asked.thing.name]],
      }
    }
  }
}

/** Yes or no, or the value where it only comes near: 防泼水 to 防水吗. */
function affirmed(value: string, asked: YesNo, attributes: Attributes): AttributeOutcome {
  const { attribute } = asked
  const { vocabulary } = attribute
  const outcome = turned(isSo(value, asked.value, attribute, attributes), asked.negated)
  if (outcome !== 'unknown' || vocabulary === null) return outcome
  const named = conceptsOf(plain(value), attribute, attributes)
  const isNear = named.some((each) => vocabulary.concepts.get(each)?.short_of.includes(asked.value))
  return isNear ? 'value' : 'unknown'
}

type YesNo = Extract<AskedAttribute, { form: 'yes_no' }>

/** 不用系带吧 is answered yes where no laces are tied. */
function turned(outcome: AttributeOutcome, negated: boolean): AttributeOutcome {
  if (!negated || outcome === 'unknown') return outcome
  return outcome === 'yes' ? 'no' : 'yes'
}

/** Whether a product of this value is what was asked; unknown where the vocabulary does not tell. */
function isSo(value: string, asked: string, attribute: Attribute, attributes: Attributes): AttributeOutcome {
  const written = plain(value)
  const { flag, vocabulary } = attribute
  if (vocabulary === null) return 'unknown'
  if (flag !== undefined && attributes.denying.has(written)) {
    if (asked === flag) return 'no'
    return holdsFor(asked, flag, vocabulary) === false ? 'yes' : 'unknown'
  }
  if (isDenied(written, asked, vocabulary)) return 'no'
  const named = conceptsOf(written, attribute, attributes)
  const isAffirmed =
    flag !== undefined && (attributes.affirming.has(written) || hasNumber(written, attribute, attributes))
  const known = isAffirmed && named.length === 0 ? [flag] : named
  const verdicts = known.map((each) => holdsFor(asked, each, vocabulary))
  if (verdicts.includes(true)) return 'yes'
  return verdicts.includes(false) ? 'no' : 'unknown'
}

/** 6cm as the value of 内增高 says that there is some. */
const hasNumber = (written: string, { dimension }: Attribute, { units }: Attributes): boolean =>
  dimension !== undefined && writesAmount(written, dimension, units)

const DENIAL = /(?:不可以?|不能|不支持|不宜|不适合|不建议|不要|不含?|不带|没有?|无|未|禁止?|勿|避免|非)$/

/** 不可机洗 names 机洗 to say that it is not so. */
const denies = (written: string, { start }: Mention): boolean => DENIAL.test(written.slice(0, start))

/** Whether the record says that it is not what was asked, or nothing that this would imply. */
function isDenied(written: string, asked: string, vocabulary: Vocabulary): boolean {
  const wider = impliedBy(asked, vocabulary)
  return mentionsOf(written, vocabulary).some(
    (mention) => denies(written, mention) && wider.has(mention.concept.value),
  )
}

/** The values of the vocabulary that a record's words or numbers mean. */
function conceptsOf(written: string, { vocabulary, dimension }: Attribute, { units }: Attributes): string[] {
  if (vocabulary === null) return []
  const named = mentionsOf(written, vocabulary)
    .filter((mention) => !denies(written, mention))
    .map(({ concept }) => concept.value)
  const numbers =
    dimension === undefined ? [] : readQuantities(written, units).filter((one) => one.dimension === dimension)
  const ranged = [...vocabulary.concepts.values()].filter(({ range }) =>
    numbers.some(({ from, to }) => range !== undefined && from >= range[0] && to <= range[1]),
  )
  return [...named, ...ranged.map(({ value }) => value)]
}

function chosen(
  value: string,
  values: readonly string[],
  attribute: Attribute,
  attributes: Attributes,
): Measured {
  const right = values.filter((each) => isSo(value, each, attribute, attributes) === 'yes')
  return { outcome: 'value', extra: right.length === 1 ? [['asked.choice', right[0]!]] : [] }
}

/** What the record does say, where it is silent on what was asked: values of the same vocabulary. */
function nearest(product: ProductRecord, asked: Attribute, { all }: Attributes): KnownFact[] {
  if (asked.vocabulary === null) return []
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  return all
    .filter(
      (other) =>
        other.id !== asked.id &&
        other.vocabulary === asked.vocabulary &&
        isOfCategory(other, product.category),
    )
    .flatMap((other) => {
      const found = valueIn(product, other)
      return found === null ? [] : [fact(`product.${other.id}`, found.value, `${found.name}${found.value}`)]
    })
    .slice(0, 2)
}
