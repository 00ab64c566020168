import type { ProductRecord } from '../../types/index.ts'
import type { Answer } from '../known.ts'
import { type AttributeOutcome, answerAttribute } from './answer.ts'
import { askedAttributes } from './asked.ts'
import type { Attributes } from './attributes.ts'
import { answerFromQa, QA_THRESHOLD } from './qa.ts'

/** From this likeness on the shop's own answer goes before what an attribute says. */
const QA_SURE = 0.75

/**
 * What the record says to a question about a product: the shop's own answer to nearly the same question, else the
 * likeliest attribute that the record knows, else the shop's own answer to a question like it. `unknown` with what is
 * known beside it, null where the words ask for nothing.
 * @param text normalised
 */
export function answerProduct(
  product: ProductRecord,
  text: string,
  attributes: Attributes,
): Answer<AttributeOutcome | 'qa'> | null {
  const sure = answerFromQa(product, text, QA_SURE)
  if (sure !== null) return { outcome: 'qa', facts: sure.facts }
  const answers = askedAttributes(text, attributes, product).map((asked) =>
    answerAttribute(product, asked, attributes),
  )
  const known = answers.find(({ outcome }) => outcome !== 'unknown')
  if (known !== undefined) return known
  const like = answerFromQa(product, text, QA_THRESHOLD)
  return like === null ? (answers[0] ?? null) : { outcome: 'qa', facts: like.facts }
}
