import type { ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { askedAttribute } from './asked.ts'
import { type Attributes, valueIn } from './attributes.ts'
import { readQuantities } from './quantities.ts'

/** Whether a piece asks if there is enough of something, and all that was said tells what it has to serve: 我家15个平方 亮不亮. */
export function asksWhetherEnough(
  piece: string,
  whole: string,
  product: ProductRecord,
  attributes: Attributes,
): boolean {
  const enough = askedAttribute(piece, attributes, product)?.attribute.enough
  const serving = attributes.all.find(({ id }) => id === enough)
  if (serving === undefined || valueIn(product, serving) === null) return false
  return readQuantities(plain(whole), attributes.units).some(
    ({ dimension }) => dimension === serving.dimension,
  )
}
