import type { ProductRecord } from '../../types/index.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Quote } from './basket.ts'
import { priceOf } from './price.ts'

/**
 * What would make up for what is missing with the least money: of what goes with the basket, else of all that is on
 * sale. Null where nothing does.
 * @param missingFen zero where any further piece will do
 */
export function topUp(
  { lines }: Pick<Quote, 'lines'>,
  missingFen: number,
  catalogue: Catalogue,
): ProductRecord | null {
  const had = new Set(lines.map(({ product }) => product.id))
  const enough = (products: readonly ProductRecord[]) =>
    products.filter(
      (product) =>
        !had.has(product.id) &&
        product.status !== 'off_shelf' &&
        (priceOf(product) ?? 0) >= Math.max(missingFen, 1),
    )
  const pairs = lines
    .flatMap(({ product }) => product.pairs ?? [])
    .flatMap((id) => catalogue.product(id) ?? [])
  return cheapest(enough(pairs)) ?? cheapest(enough(catalogue.onSale()))
}

function cheapest(products: readonly ProductRecord[]): ProductRecord | null {
  return products.reduce<ProductRecord | null>(
    (least, one) => (least === null || priceOf(one)! < priceOf(least)! ? one : least),
    null,
  )
}
