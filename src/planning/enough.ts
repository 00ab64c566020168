import type { Question } from '../context/question.ts'
import { asksWhetherEnough } from '../knowledge/index.ts'
import type { KnowledgeSource, ProductRecord } from '../types/index.ts'
import { recordFor } from './known-records.ts'
import type { CompiledScripts } from './scripts.ts'

/** Sources that tell for how much a product is made. */
const TELLING: ReadonlySet<KnowledgeSource> = new Set(['attribute', 'size'] as const)

/** 亮不亮 我屋12平: whether there is enough of it is told by the answer to what it has to serve. */
export function withoutEnough(
  questions: readonly Question[],
  product: ProductRecord | null,
  scripts: Pick<CompiledScripts, 'attributes' | 'answeredFrom'>,
): readonly Question[] {
  const { attributes } = scripts
  if (product === null || attributes === null || questions.length < 2) return questions
  const asks = (piece: Question, whole: Question) =>
    asksWhetherEnough(piece.normalised, whole.normalised, product, attributes)
  const isTold = (one: Question) =>
    questions.some((other) => TELLING.has(recordFor(other, scripts)?.from ?? 'price') && asks(one, other))
  return questions.filter((one) => asks(one, one) || !isTold(one))
}
