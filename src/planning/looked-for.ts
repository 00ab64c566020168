import type { Question, Unclear } from '../context/question.ts'
import { budgetIn, type Catalogue, needOf, pointsAtOne, tellsNeed } from '../knowledge/index.ts'
import { matchesPhrases, OF_ONE_PRODUCT, type Topic } from '../types/index.ts'
import { plainly } from '../types/plain.ts'
import { type Known, recordFor } from './known-records.ts'
import type { CompiledScripts } from './scripts.ts'

/** What is looked for, where the matter is which product to take; null elsewhere. */
export function lookedFor(
  topic: Pick<Topic, 'intent' | 'kind'> | null,
  { answeredFrom }: Pick<CompiledScripts, 'answeredFrom'>,
): Pick<Topic, 'intent' | 'kind'> | null {
  const source = topic === null ? undefined : answeredFrom.get(`${topic.intent}/${topic.kind}`)
  return source?.from === 'recommend' ? topic : null
}

/** A longer message tells something of its own. */
const MOST_LETTERS = 16

/**
 * Words that only say more of what is looked for (背着出去玩的, 不要网面): while none is decided for, what would be
 * asked of a single product, and what nobody understood; beside one what asks for another. Null where they do not.
 */
export function narrows(
  one: Question | Unclear,
  { looked = null, records, isClaim }: Known,
  scripts: CompiledScripts,
): Pick<Topic, 'intent' | 'kind'> | null {
  const { others, attributes } = scripts
  if (looked === null || isClaim === true || (records?.catalogue?.onSale().length ?? 0) === 0) return null
  const words = plainly(one.text)
  if (others !== null && matchesPhrases(words, others)) return looked
  if (records?.product != null || words.length > MOST_LETTERS || pointsAtOne(words)) return null
  if (!('intent' in one)) return isNeed(words, records?.catalogue ?? null, attributes) ? looked : null
  const source = recordFor(one, scripts)
  return source !== undefined && source.outcomes === undefined && OF_ONE_PRODUCT.has(source.from)
    ? looked
    : null
}

/** Whether what nobody understood says something by which the shop's goods are told apart. */
function isNeed(
  text: string,
  catalogue: Catalogue | null,
  attributes: CompiledScripts['attributes'],
): boolean {
  if (catalogue === null) return false
  return tellsNeed(needOf({ text, budgetFen: budgetIn(text), color: null }, attributes), catalogue)
}

/** 推荐个灯 卧室12平: beside what is looked for a detail is no question of its own, unless it asks. */
export function withoutDetails(
  questions: readonly Question[],
  scripts: Pick<CompiledScripts, 'answeredFrom' | 'rules'>,
): readonly Question[] {
  const sourceOf = (question: Question) => recordFor(question, scripts)?.from
  if (!questions.some((one) => sourceOf(one) === 'recommend')) return questions
  return questions.filter((one) => sourceOf(one) !== 'attribute' || scripts.rules.asking.test(one.normalised))
}
