import { instantOf, type ProductRecord } from '../types/index.ts'
import { type Answer, factsOf, type KnownFact } from './known.ts'
import { yuan } from './money.ts'
import { priceOf } from './price/price.ts'

/** How many differences a reply can hold. */
const MOST = 3

/** What differs between two products, price first: facts `first.<name>` and `second.<name>`, pairwise. */
export function compareProducts(
  one: ProductRecord,
  other: ProductRecord,
): Answer<'differs' | 'same' | 'unknown'> {
  const [first, second] = [one, other].map((each) => factsOf(`product ${each.id}`, instantOf(each.updatedAt)))
  const facts: KnownFact[] = [first!('first.title', one.title), second!('second.title', other.title)]
  const prices = [priceOf(one), priceOf(other)] as const
  const shared = Object.keys(one.attributes ?? {}).filter((name) => other.attributes?.[name] !== undefined)
  const differing = shared.filter((name) => one.attributes![name] !== other.attributes![name])
  const hasPrices = prices[0] !== null && prices[1] !== null
  if (hasPrices && prices[0] !== prices[1]) {
    facts.push(
      first!('first.price', prices[0]!, yuan(prices[0]!)),
      second!('second.price', prices[1]!, yuan(prices[1]!)),
    )
  }
  for (const name of differing.slice(0, MOST)) {
    facts.push(
      first!(`first.attribute.${name}`, one.attributes![name]!, `${name}${one.attributes![name]}`),
      second!(`second.attribute.${name}`, other.attributes![name]!, `${name}${other.attributes![name]}`),
    )
  }
  if (facts.length > 2) return { outcome: 'differs', facts }
  return { outcome: shared.length > 0 || hasPrices ? 'same' : 'unknown', facts }
}
