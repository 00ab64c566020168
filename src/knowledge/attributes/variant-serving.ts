import { instantOf, type ProductRecord } from '../../types/index.ts'
import { readNumerals } from '../../types/numerals.ts'
import { plain } from '../../types/plain.ts'
import { crossed } from '../as-labelled.ts'
import { type Answer, factsOf } from '../known.ts'
import { sizesLabelling, sizesMade } from '../sizes-named.ts'
import { stretchesOf } from '../stretches.ts'
import { readQuantities, type Unit } from './quantities.ts'

/** Words that ask which variant to take. */
const WHICH =
  /哪|还是|(?:什么|啥|多大|几)(?:码|号|尺寸|规格|的)?$|(?:什么|啥)(?:码|号|尺寸|规格)|选多大|买多大|大[的号](?:或者?)?小[的号]|小[的号](?:或者?)?大[的号]/

type Span = { dimension: string; from: number; to: number }

const GRADES = /([一二三四五六1-6])(?:[-~到至]([一二三四五六1-6]))?年级/g
const figure = (digit: string): number => readNumerals(digit)[0]!.value

function spansIn(text: string, units: readonly Unit[]): Span[] {
  const grades = [...text.matchAll(GRADES)].map(([, one, other = one]) => ({
    dimension: 'grade',
    from: figure(one!),
    to: figure(other!),
  }))
  return [...readQuantities(text, units), ...grades, ...pairsIn(text), ...sleepersIn(text)]
}

/** 单人, 一个人盖; 双人, 我们两口子. */
const SLEEPERS = [/单人|[一1]个?人|自己(?:盖|睡|用)/, /双人|[两俩二2]个?人|[两俩]口子|夫妻|情侣/]

const sleepersIn = (text: string): Span[] =>
  SLEEPERS.flatMap((said, i) => (said.test(text) ? [{ dimension: 'sleepers', from: i, to: i }] : []))

/** 220×240: two measures at once serve nothing but the same. */
const pairsIn = (text: string): Span[] =>
  [...crossed(text).matchAll(/\d+x\d+/g)].map(([pair]) => ({ dimension: pair, from: 0, to: 0 }))

/**
 * The variant that serves what is told, where the record tells for what each of them is: 1米8的床买哪个 of 150×200cm配1.2米床，
 * 200×230cm配1.8米床. Null where no entry, or more than one, tells them apart by it.
 */
export function variantServing(
  product: ProductRecord,
  text: string,
  units: readonly Unit[],
): Answer<'value'> | null {
  const one = WHICH.test(plain(text)) ? serving(product, text, units) : null
  if (one === null) return null
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  return {
    outcome: 'value',
    facts: [
      fact('product.attribute', one.name),
      fact('product.other', one.stretch),
      fact('fits.part', one.stretch),
    ],
  }
}

/** The size that is called by what it serves: the 50cm of 50cm款12-18㎡ for 15平的那个. Null where none is. */
export const sizeServing = (product: ProductRecord, text: string, units: readonly Unit[]): string | null =>
  serving(product, text, units)?.size ?? null

/** What an entry tells of one size. */
interface OfOneSize {
  name: string
  size: string
  stretch: string
}

/** The only entry that tells the sizes apart by what is told, and what it says of the size that serves it. */
function serving(product: ProductRecord, text: string, units: readonly Unit[]): OfOneSize | null {
  if (sizesMade(product).length < 2) return null
  const told = spansIn(plain(text), units)
  if (told.length === 0) return null
  const [one, ...others] = Object.entries(product.attributes ?? {}).flatMap(
    ([name, value]) => stretchServing({ name, value }, told, product, units) ?? [],
  )
  return one === undefined || others.length > 0 ? null : one
}

/** The first stretch that serves it, where each is of a size of its own. */
function stretchServing(
  { name, value }: { name: string; value: string },
  told: readonly Span[],
  product: ProductRecord,
  units: readonly Unit[],
): OfOneSize | null {
  const stretches = stretchesOf(value)
  const sizes = stretches.map((each) => sizesLabelling(each, product))
  if (stretches.length < 2 || sizes.some((named) => named.length !== 1)) return null
  const serves = stretches.map((each, i) => {
    const bare = plain(each).replace(plain(sizes[i]![0]!), ' ')
    const spans = spansIn(bare, units)
    return told.some((one) => spans.some((span) => holds(span, one)))
  })
  const first = serves.indexOf(true)
  return first < 0 ? null : { name, size: sizes[first]![0]!, stretch: stretches[first]! }
}

const holds = (span: Span, { dimension, from, to }: Span): boolean =>
  span.dimension === dimension && span.from <= from && to <= span.to
