import type { ProductRecord } from '../../types/index.ts'
import { sizesMade, sizesNamed } from '../sizes-named.ts'
import type { AttributeOutcome } from './answer.ts'
import type { AskedAttribute } from './asked.ts'
import type { Attributes } from './attributes.ts'
import { isOfVariant, type Part, partsCalled, partsOf } from './parts.ts'
import { type Quantity, readQuantities, rounded, unitsFor } from './quantities.ts'

type AskedNumber = Extract<AskedAttribute, { form: 'number' }>
type Extra = [name: string, value: string][]
export interface Measured {
  outcome: AttributeOutcome
  extra: Extra
}

/**
 * A number that is asked for against the record's: 3cm吗, 20平够吗, 200斤坐得住吗. Beside a yes or no stand
 * `product.converted` (in the unit that was asked for), `product.limit` (up to which it serves), `product.larger` (where
 * it is made for more than that) and, where variants differ in it, `named.part` and `fits.part`.
 */
export function measured(value: string, asked: AskedNumber, attributes: Attributes): Measured {
  const units = unitsFor(attributes.units, asked.quantity.dimension)
  const parts = partsOf(value, asked.quantity.dimension, units)
  if (parts.length === 0) return { outcome: 'unknown', extra: [] }
  const isApart = parts.length > 1 && parts.every(isOfVariant)
  const apart = isApart ? byVariant(parts, asked) : null
  if (apart !== null) return apart
  const known = parts.map(({ quantity }) => quantity)
  const outcome = asked.attribute.up_to === true ? within(known, asked) : compared(known, asked)
  const limit: Extra = asked.attribute.up_to === true ? [['product.limit', value]] : []
  const larger: Extra = isLess(asked, known) ? [['product.larger', value]] : []
  return { outcome, extra: [...limit, ...larger, ...inUnits(known, asked.quantity)] }
}

/** 20平选哪个: the variants that serve so much; 20平用小的够吗: whether that one does. */
function byVariant(parts: readonly Part[], asked: AskedNumber): Measured | null {
  const [named, ...others] = partsCalled(parts, asked.words.replace(asked.quantity.text, ''))
  const fitting = parts.filter(({ quantity }) => holds(quantity, asked))
  const fits: Extra = fitting.length === 0 ? [] : [['fits.part', fitting.map(({ text }) => text).join('、')]]
  if (named === undefined || others.length > 0)
    return fitting.length === 0 || fitting.length === parts.length ? null : { outcome: 'value', extra: fits }
  const own: Extra = [['named.part', named.text]]
  if (holds(named.quantity, asked)) return { outcome: 'yes', extra: own }
  return isLess(asked, [named.quantity])
    ? { outcome: 'value', extra: own }
    : { outcome: 'no', extra: [...own, ...fits] }
}

/** What serves up to so much serves all that is less. */
function within(known: readonly Quantity[], { quantity, relation }: AskedNumber): AttributeOutcome {
  if (relation === 'at_least') return known.some(({ to }) => to >= quantity.from) ? 'yes' : 'no'
  const ends = known.map(({ to }) => to)
  if (quantity.to <= Math.min(...ends)) return 'yes'
  return quantity.to > Math.max(...ends) ? 'no' : 'value'
}

function compared(known: readonly Quantity[], asked: AskedNumber): AttributeOutcome {
  // 15平够吗 of 20-25㎡: enough, and made for more.
  if (isLess(asked, known)) return 'value'
  if (known.some((one) => holds(one, asked))) return 'yes'
  // Of several, each is another variant's: 小号10-15㎡，大号20-30㎡ denies nothing.
  return known.length > 1 ? 'value' : 'no'
}

/** What is made for more may serve less, or be too much: that is for the customer to judge. */
const isLess = ({ attribute, quantity }: AskedNumber, known: readonly Quantity[]): boolean =>
  attribute.serves_less === true && known.every(({ from }) => quantity.to < from)

function holds({ from, to }: Quantity, { quantity, relation }: AskedNumber): boolean {
  if (relation === 'at_least') return to >= quantity.from
  if (relation === 'at_most') return from <= quantity.to
  return from <= quantity.to + tolerance(quantity) && to >= quantity.from - tolerance(quantity)
}

/** 一斤 for 490克 is close enough to be right, 5cm for 3cm is not. */
const tolerance = ({ from }: Quantity): number => from * 0.02

const inUnits = (known: readonly Quantity[], asked: Quantity): Extra =>
  known
    .filter(({ unit, to }) => unit.factor !== asked.unit.factor && Number.isFinite(to))
    .map((one) => ['product.converted', inUnit(one, asked)])

function inUnit({ from, to }: Quantity, { unit }: Quantity): string {
  const [low, high] = [from / unit.factor, to / unit.factor].map(rounded)
  return low === high ? `${high}${unit.word}` : `${low}-${high}${unit.word}`
}

/** L码衣长多少 of S码102cm，L码106cm: what that variant has; `unknown` where the record tells of others alone. */
export function ofVariant(
  value: string,
  { words, attribute: { dimension } }: AskedAttribute,
  product: ProductRecord,
  units: Attributes['units'],
): Measured | null {
  // 均码多长 tells no size from another.
  const isOneSize = sizesMade(product).length < 2
  const sizes = dimension === undefined || isOneSize ? [] : sizesNamed(words, product)
  if (dimension === undefined || sizes.length > 1) return null
  const parts = partsOf(value, dimension, unitsFor(units, dimension))
  if (parts.length === 0 || !parts.every(isOfVariant)) return null
  const [named, ...more] = partsCalled(parts, words)
  if (named === undefined) return sizes.length === 0 ? null : { outcome: 'unknown', extra: [] }
  return parts.length === 1 || more.length > 0
    ? null
    : { outcome: 'value', extra: [['named.part', named.text]] }
}

/** Whether a record's words write an amount of the dimension. */
export const writesAmount = (written: string, dimension: string, units: Attributes['units']): boolean =>
  readQuantities(written, units).some((one) => one.dimension === dimension && one.to > 0)
