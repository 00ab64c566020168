import type { ProductRecord } from '../../types/index.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { answerAttribute } from './answer.ts'
import { askedAttribute } from './asked.ts'
import type { Attributes } from './attributes.ts'

/** Another product of the kind on sale that is made for just so much as the words tell: 12平 beside a lamp for 20-25㎡. */
export function servingInstead(
  product: ProductRecord,
  text: string,
  catalogue: Catalogue,
  attributes: Attributes,
): { title: string; value: string } | null {
  const asked = askedAttribute(text, attributes, product)
  if (asked === null) return null
  for (const other of catalogue.inCategory(product.category ?? '')) {
    const { outcome, facts } = answerAttribute(other, asked, attributes)
    const isOnSale = other.status !== 'off_shelf'
    if (isOnSale && outcome === 'yes') return { title: other.title, value: facts[1]!.say }
  }
  return null
}
