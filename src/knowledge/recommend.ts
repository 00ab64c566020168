import { instantOf, type ProductRecord } from '../types/index.ts'
import { plain } from '../types/plain.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import { type Answer, factsOf, type KnownFact } from './known.ts'
import { yuan } from './money.ts'
import { priceOf } from './price/price.ts'
import { skusFor } from './wish.ts'

/** What a customer looks for; what is not known is null. */
export interface Need {
  text: string
  budgetFen: number | null
  size: string | null
  color: string | null
}

const MOST = 3

interface Candidate {
  product: ProductRecord
  score: number
  reason: [name: string, value: string]
}

/**
 * At most three products, each with one reason from its record; `ask` where the words name no need and it was not
 * asked for yet, `none` where nothing fits.
 */
export function recommend(
  need: Need,
  catalogue: Catalogue,
  asked: boolean,
): Answer<'products' | 'ask' | 'none'> {
  const candidates = catalogue
    .onSale()
    .filter((product) => isWithin(product, need))
    .flatMap((product) => candidateOf(product, need))
  const matching = candidates.filter(({ score }) => score > 0)
  const hasNeed = matching.length > 0 || need.budgetFen !== null || need.size !== null || need.color !== null
  if (!hasNeed && !asked) return { outcome: 'ask', facts: [] }
  const ranked = (matching.length > 0 ? matching : candidates).sort(
    (one, other) => other.score - one.score || (one.product.id < other.product.id ? -1 : 1),
  )
  const facts = ranked.slice(0, MOST).flatMap(factsFor)
  return { outcome: facts.length > 0 ? 'products' : 'none', facts }
}

/** Within the budget, and there in the wished size and colour. */
function isWithin(product: ProductRecord, { budgetFen, size, color }: Need): boolean {
  const price = priceOf(product)
  if (price === null || (budgetFen !== null && price > budgetFen)) return false
  if (size === null && color === null) return true
  return skusFor(product, { size, color }).some(
    ({ stock, ...sku }) => (stock ?? 0) > 0 && (size === null || sku.size !== undefined),
  )
}

function candidateOf(product: ProductRecord, { text, budgetFen }: Need): Candidate[] {
  const words = plain(text)
  const tags = (product.tags ?? []).filter((tag) => words.includes(plain(tag)))
  const values = Object.entries(product.attributes ?? {}).filter(
    ([name, value]) =>
      value.split(/[、,，/ ]/).some((part) => part.length > 1 && words.includes(plain(part))) && name !== '',
  )
  const parts = (product.category ?? '')
    .split('/')
    .filter((part) => part !== '' && words.includes(plain(part)))
  const score = tags.length * 2 + values.length * 2 + parts.length
  const price = priceOf(product)
  if (tags[0] !== undefined) return [{ product, score, reason: ['tag', tags[0]] }]
  if (values[0] !== undefined)
    return [{ product, score, reason: ['attribute', `${values[0][0]}${values[0][1]}`] }]
  const [attribute] = Object.entries(product.attributes ?? {})
  if (budgetFen !== null && price !== null) return [{ product, score, reason: ['price', yuan(price)] }]
  return attribute === undefined ? [] : [{ product, score, reason: ['attribute', attribute.join('')] }]
}

function factsFor({ product, reason: [name, value] }: Candidate, i: number): KnownFact[] {
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  const price = priceOf(product)!
  return [
    fact(`product${i + 1}.title`, product.title),
    fact(`product${i + 1}.id`, product.id),
    fact(`product${i + 1}.price`, price, yuan(price)),
    fact(`product${i + 1}.reason`, name, value),
  ]
}

/** What goes with a product by the shop's own word, that is on sale and not in the basket yet. */
export function crossSell(
  product: ProductRecord,
  catalogue: Catalogue,
  basket: readonly string[],
): ProductRecord | null {
  const pairs = (product.pairs ?? []).flatMap((id) => catalogue.product(id) ?? [])
  return pairs.find(({ id, status }) => status !== 'off_shelf' && !basket.includes(id)) ?? null
}
