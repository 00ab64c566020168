import { instantOf, type OrderRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { type Answer, factsOf, type KnownFact } from '../known.ts'
import { sizesNamed } from '../sizes-named.ts'
import { colorsNamed } from '../wish.ts'

type Item = NonNullable<OrderRecord['items']>[number]

/** All that was ordered, as a reply names it; null where the order does not tell. */
export function itemsFact(order: OrderRecord): KnownFact | null {
  const items = (order.items ?? []).map(
    ({ title = '', color = '', size = '', quantity }) => `${title}${color}${size}×${quantity}`,
  )
  const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
  return items.length === 0 ? null : fact('order.items', items.join('、'))
}

/**
 * What was ordered: `same` where the words name nothing else than the colour or size of an item, `other` where they
 * name another that the product is made in, `items` where they name none.
 * @param text normalised
 */
export function itemsOf(
  order: OrderRecord,
  text: string,
  catalogue: Catalogue | null,
): Answer<'same' | 'other' | 'items' | 'unknown'> {
  const fact = itemsFact(order)
  if (fact === null) return { outcome: 'unknown', facts: [] }
  const named = (order.items ?? []).map((item) => namesIt(item, plain(text), catalogue))
  const outcome = named.includes('same') ? 'same' : named.includes('other') ? 'other' : 'items'
  return { outcome, facts: [fact] }
}

function namesIt(item: Item, words: string, catalogue: Catalogue | null): 'same' | 'other' | 'none' {
  const product = catalogue?.product(item.productId ?? '') ?? null
  const parts = [
    { own: item.color, named: product === null ? [] : colorsNamed(words, product) },
    { own: item.size, named: product === null ? [] : sizesNamed(words, product) },
  ]
  const isOther = parts.some(({ own, named }) => named.length > 0 && !named.includes(own ?? ''))
  if (isOther) return 'other'
  return parts.some(({ own, named }) => named.length > 0 || says(words, own)) ? 'same' : 'none'
}

/** Whether the words name it, with or without 色. */
const says = (words: string, own: string | undefined): boolean =>
  own !== undefined && own !== '' && words.includes(plain(own).replace(/色$/, '') || '\0')
