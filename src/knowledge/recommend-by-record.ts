import type { ProductRecord } from '../types/index.ts'
import { plain } from '../types/plain.ts'
import { type Attribute, type Attributes, isOfCategory, valueIn } from './attributes/attributes.ts'
import { readQuantities } from './attributes/quantities.ts'
import { holdsFor, mentionsOf, type Vocabulary } from './attributes/vocabulary.ts'

/** A product of which the record tells what is wanted, with the entry that does. */
export interface Fitting {
  product: ProductRecord
  entry: [name: string, value: string]
}

/** What stands behind a material that is named: 布的, 布鞋, 帆布款. */
const BEHIND = /^(?:$|[的质面料艺罩款包鞋灯靴做,，。?？!！])/
const NOT_BEFORE = /(?:不要|别要|不想要|不喜欢|不考虑|除了|不是|非)(?:那种|这种|全)?$/

/** A material that words name, and whether it is refused. */
interface Wanted {
  concept: string
  word: string
  isRefused: boolean
}

/**
 * Of several products those whose record says that they are made of what the words want, or of something else than they
 * refuse; null where they name no material by which the records tell any two apart.
 */
export function madeAsWanted(
  products: readonly ProductRecord[],
  text: string,
  attributes: Attributes,
): Fitting[] | null {
  const judged = products.map((product) => {
    const entries = madeOf(product, attributes).map((one) => ({ ...one, is: isAsWanted(one, plain(text)) }))
    return { product, entries: entries.filter(({ is }) => is !== null) }
  })
  if (judged.every(({ entries }) => entries.length === 0)) return null
  return judged.flatMap(({ product, entries }) => {
    const last = entries.at(-1)
    return last === undefined || entries.some(({ is }) => is === false)
      ? []
      : [{ product, entry: last.entry }]
  })
}

interface Made {
  entry: Fitting['entry']
  vocabulary: Vocabulary
}

/** Each entry of the record that tells what it is made of. */
function madeOf(product: ProductRecord, { all, madeOf: ids }: Attributes): Made[] {
  return ids.flatMap((id) => {
    const first = all.find((each) => each.id === id && isOfCategory(each, product.category))
    const found = first === undefined ? null : valueIn(product, first)
    if (first === undefined || first.vocabulary === null || found === null) return []
    return [{ entry: [found.name, found.value], vocabulary: first.vocabulary }]
  })
}

/** Null where the words name no material that anybody can tell of it. */
function isAsWanted({ entry: [, value], vocabulary }: Made, words: string): boolean | null {
  const known = mentionsOf(plain(value), vocabulary).map(({ concept }) => concept.value)
  const verdicts = wantedIn(words, vocabulary).flatMap(({ concept, word, isRefused }) => {
    const holds = known.map((each) => holdsFor(concept, each, vocabulary))
    // Another material that is named is not the one that is refused.
    if (isRefused) return known.length === 0 ? [] : [!holds.includes(true)]
    if (word.length > 1 && plain(value).includes(word)) return [true]
    // 牛皮拼网布 is no cloth shoe.
    return holds.includes(false) ? [false] : holds.includes(true) ? [true] : []
  })
  return verdicts.length === 0 ? null : !verdicts.includes(false)
}

function wantedIn(words: string, vocabulary: Vocabulary): Wanted[] {
  return mentionsOf(words, vocabulary).flatMap(({ concept, word, start }) => {
    const behind = words.slice(start + word.length)
    if (!word.endsWith('的') && !BEHIND.test(behind)) return []
    return [
      {
        concept: concept.value,
        word: word.replace(/的$/, ''),
        isRefused: NOT_BEFORE.test(words.slice(0, start)),
      },
    ]
  })
}

/** Those of which the record tells the least of what the words want little of: 轻便点的, 跟矮一点的. Null where they want none such. */
export function leastOf(
  products: readonly ProductRecord[],
  text: string,
  { all, units }: Attributes,
): Fitting[] | null {
  const words = plain(text)
  const wanting = all.filter(({ less }) => less.some((word) => words.includes(word)))
  if (wanting.length === 0) return null
  const measured = products.flatMap((product) => measuredBy(wanting, product, units) ?? [])
  const amounts = measured.map(({ amount }) => amount)
  const middle = (Math.min(...amounts) + Math.max(...amounts)) / 2
  const little = measured.filter(({ amount }) => amount <= middle)
  return little.sort((one, other) => one.amount - other.amount)
}

/** How much the record says that it has of the first of these. */
function measuredBy(
  wanting: readonly Attribute[],
  product: ProductRecord,
  units: Attributes['units'],
): (Fitting & { amount: number }) | null {
  for (const attribute of wanting.filter((each) => isOfCategory(each, product.category))) {
    const found = valueIn(product, attribute)
    const [amount] = found === null ? [] : readQuantities(plain(found.value), units)
    if (found !== null && amount !== undefined && amount.dimension === attribute.dimension)
      return { product, entry: [found.name, found.value], amount: amount.from }
  }
  return null
}
