import type { ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { callsProduct } from '../catalogue/named-in.ts'
import { pointsAtGoods } from '../catalogue/which-product.ts'
import type { Records } from '../records.ts'
import { askedAttributes } from './asked.ts'
import { type Attributes, valueIn } from './attributes.ts'

/**
 * What an accessory goes with, where a text asks for what only that one's record tells: 线能调多长 after 灯泡多少钱. Null
 * where the accessory is named or pointed at, or where no accessory is talked about.
 */
export function mainAsked(
  text: string,
  { product, catalogue, shown = [] }: Pick<Records, 'product' | 'catalogue' | 'shown'>,
  attributes: Attributes,
): ProductRecord | null {
  if (product === null || catalogue === null || !catalogue.goesWithOthers(product.id)) return null
  const main = shown.findLast(({ id }) => !catalogue.goesWithOthers(id))
  if (main === undefined || pointsAtGoods(text) || callsProduct(text, product)) return null
  const [asked] = askedAttributes(plain(text), attributes, main)
  if (asked === undefined || valueIn(product, asked.attribute) !== null) return null
  return valueIn(main, asked.attribute) === null ? null : main
}
