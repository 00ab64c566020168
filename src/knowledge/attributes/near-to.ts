import { instantOf, matchesPhrases, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Answer, factsOf } from '../known.ts'
import type { ProductOutcome } from './answer-product.ts'
import type { Attributes } from './attributes.ts'
import { speaksOf } from './by-words.ts'

/**
 * What is only near to what is asked is no yes, and `product.untold` names what it does not speak of: 冬季 to
 * 零下二十度够暖吗; `product.own` the customer's own thing that nobody knows: E27 to 我家灯座能装吗.
 */
export function nearTo(
  answer: Answer<ProductOutcome>,
  around: string,
  product: ProductRecord,
  { recordWords }: Attributes,
): Answer<ProductOutcome> {
  if (answer.outcome !== 'yes' && answer.outcome !== 'value') return answer
  const untold = recordWords.near.find(
    ({ phrases, words }) => matchesPhrases(plain(around), phrases) && !speaksOf([words], answer),
  )
  if (untold === undefined) return answer
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  return {
    outcome: 'value',
    facts: [...answer.facts, fact(untold.own ? 'product.own' : 'product.untold', untold.says)],
  }
}
