import { similarity } from '../../types/bigrams.ts'
import { instantOf, type ProductRecord } from '../../types/index.ts'
import { type Answer, factsOf } from '../known.ts'
import { shareOf } from './own-names.ts'

/** Least likeness of the bigrams at which a product's own question is the one that was asked. */
export const QA_THRESHOLD = 0.55

/** Words around a question that say nothing of it. */
const FRAME =
  /^(?:请问|问下|问一下|想问下?|亲|你好|您好|老板|这个?|那个?|它|这款|这双|这条|这盏|会不会|有没有|能不能|可不可以|是不是|会|有)+|(?:[吗呢啊呀嘛么吧哦的不没]|一下)+[?!.]*$/g

/** 要不要 asks what 要 asks, 累不累 what 累 asks. */
const DOUBLED = /(可以?|\p{Script=Han})[不没]\1/gu

const bare = (text: string): string =>
  text
    .replace(FRAME, '')
    .replace(DOUBLED, '$1')
    .replace(/[的了先]/g, '')

/** The shop's own answer to a question like this one; null where the product has none that is like enough. */
export function answerFromQa(
  product: ProductRecord,
  text: string,
  threshold = QA_THRESHOLD,
): Answer<'value'> | null {
  const asked = bare(text)
  const scored = (product.qa ?? []).map((pair) => ({ pair, score: likeness(bare(pair.q), asked) }))
  const best = scored.sort((one, other) => other.score - one.score)[0]
  if (best === undefined || best.score < threshold) return null
  return qaAnswer(product, best.pair)
}

/** A shorter question stands in many words by chance, and in a longer story too. */
const LEAST_HELD = 3
const MOST_AROUND = 3

/** By their bigrams; the same where all of the shop's question stands in the words: 站一天累吗 in 站柜台一天累不累. */
function likeness(question: string, asked: string): number {
  const isHeld = question.length >= LEAST_HELD && asked.length <= question.length * MOST_AROUND
  return isHeld && shareOf(question, asked) === 1 ? 1 : similarity(question, asked)
}

/** A sentence's end is set by the words that quote it. */
const END = /[。.!！~～；;，,\s]+$/

/** The facts of one of the shop's own answers. */
export function qaAnswer(product: ProductRecord, { q, a }: { q: string; a: string }): Answer<'value'> {
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  return { outcome: 'value', facts: [fact('product.qa', a.replace(END, '')), fact('product.qa_question', q)] }
}
