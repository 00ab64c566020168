import { instantOf, type OrderRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { type Answer, factsOf, type KnownFact } from '../known.ts'
import { sizesNamed } from '../sizes-named.ts'
import { colorsNamed } from '../wish.ts'

/** What may stand around an item that is named and nothing else: 那围巾呢, 围巾那单呢. */
const AROUND = /[那这单双个件条只盏的呢嘞咧哩啊呀吧么嗯噢哦?？!！,，.。~\s]/g

/** The words without what may stand around the name of an item. */
export const bareName = (text: string): string => plain(text).replace(AROUND, '')

/** 另一单呢, 第二单呢: what is left of words that point at another order and say nothing else. */
const OTHER_ALONE = /^(?:另外?|其[他它]|还有|别的)[的一]?(?:订)?$|^第[一二三](?:订)?$/

/** Whether a text names an item of the order by a part of its title, or points at another order, and says nothing else. */
export function namesItemAlone(text: string, { items = [] }: OrderRecord): boolean {
  const bare = bareName(text)
  if (OTHER_ALONE.test(bare)) return true
  return bare !== '' && items.some(({ title = '' }) => plain(title).includes(bare))
}

/** One line of an order. */
export type Item = NonNullable<OrderRecord['items']>[number]

/** Whether an order holds a product. */
export const holdsProduct = ({ items = [] }: Pick<OrderRecord, 'items'>, id: string): boolean =>
  items.some(({ productId }) => productId === id)

/** The only item of a product that an order holds; null where it holds none of it, or several. */
export function soleItem({ items = [] }: Pick<OrderRecord, 'items'>, id: string): Item | null {
  const [item, ...others] = items.filter(({ productId }) => productId === id)
  return item === undefined || others.length > 0 ? null : item
}

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
