import { instantOf, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Answer, factsOf } from '../known.ts'
import { sizesNamed } from '../sizes-named.ts'

/** Whom a size is for. */
const FOR_WHOM = /多长|多大的?脚|脚长|什么脚|多高|多重|身高|体重|多少斤|(?:几|多少)(?:厘米|公分)/
/** Who tells his own measures wants advice. */
const OWN = /我|\d{3}|\d{2}\.\d/
/** 那个码: the size that was talked about. */
const THAT_SIZE = /[那这]个?(?:尺?码|号)/

/**
 * What the chart says of a size that is asked about: 40码是多长的脚穿的; null where nobody asks that.
 * @param before what the customer wrote before, oldest first
 */
export function measuresOfSize(
  text: string,
  product: ProductRecord,
  before: readonly string[] = [],
): Answer<'of_size'> | null {
  const words = plain(text)
  const chart = product.sizeChart
  if (!chart || !FOR_WHOM.test(words) || OWN.test(words)) return null
  const size = onlySize(words, product) ?? (THAT_SIZE.test(words) ? lastSize(before, product) : null)
  if (size === null) return null
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  const named = fact('product.size', size, `${size}码`)
  if (chart.by === 'footLengthMm') {
    const row = chart.rows.find((each) => each.size === size)
    return row === undefined
      ? null
      : {
          outcome: 'of_size',
          facts: [named, fact('size.span', `${row.min}-${row.max}`, `${row.min}到${row.max}mm`)],
        }
  }
  const row = chart.rows.find((each) => each.size === size)
  if (row === undefined) return null
  const span = ([from, to]: [number, number], unit: string) => `${from}到${to}${unit}`
  const facts = [
    named,
    fact('size.heights', row.heightCm.join('-'), span(row.heightCm, 'cm')),
    fact('size.weights', row.weightKg.join('-'), span(row.weightKg, 'kg')),
  ]
  return { outcome: 'of_size', facts }
}

function onlySize(text: string, product: ProductRecord): string | null {
  const [size, ...others] = sizesNamed(plain(text), product)
  return others.length > 0 ? null : (size ?? null)
}

const lastSize = (texts: readonly string[], product: ProductRecord): string | null =>
  texts.map((text) => onlySize(text, product)).findLast((size) => size !== null) ?? null
