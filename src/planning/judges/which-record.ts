import type { Question } from '../../context/question.ts'
import { pointsAtGoods } from '../../knowledge/index.ts'
import {
  type KnowledgeSource,
  OF_ONE_PRODUCT,
  OF_POINTED,
  OF_UNNAMED,
  type PlannedResponse,
  RECORD_OF,
} from '../../types/index.ts'
import { type Briefing, NO_QUESTION } from '../scene.ts'
import type { Part } from '../verdict.ts'
import { choose } from '../words/choose.ts'

/**
 * One question that names the products or orders that may be meant. Null where it is clear which one, where none is
 * known, or where it was asked already.
 * @param isClaim something that was bought is talked about: nobody is asked which product of the shop he means
 * @param isWorded words ask for the record, not a guess alone
 */
export function askWhich(
  from: KnowledgeSource,
  question: Question,
  briefing: Briefing,
  { isClaim, isWorded }: { isClaim: boolean; isWorded: boolean },
): Part | null {
  const { scene } = briefing
  const record = RECORD_OF[from]
  if (record === undefined || scene.records[record] !== null || scene.state.choosing !== null) return null
  const named = askNamed(record, scene.records.choice?.[record], question, briefing)
  if (named !== undefined) return named
  if (isClaim) return null
  const offered = scene.records.offered?.map(({ title }) => title)
  const among = OF_ONE_PRODUCT.has(from) ? askNamed('product', offered, question, briefing) : undefined
  if (among !== undefined) return among
  return isUnnamed(from, question, briefing, isWorded) ? askUnnamed(question, briefing) : null
}

/** The question that names them all; null where it was asked before, undefined where there are not several. */
function askNamed(
  record: 'product' | 'order',
  among: readonly string[] | undefined,
  question: Question,
  { scene, scripts }: Briefing,
): Part | null | undefined {
  const names = [...new Set(among)]
  const other = names.at(-1)
  if (other === undefined || names.length < 2) return undefined
  const extra = { one: names.slice(0, -1).join('、'), other, choices: names.join('、') }
  const choice = choose(scripts.which[record], null, { ...NO_QUESTION, extra }, scene)
  return 'miss' in choice ? null : asking(question, 'ambiguous', choice.planned)
}

/** Whether nothing names a product whose record may answer: a person could only ask the same. */
function isUnnamed(
  from: KnowledgeSource,
  { normalised, confidence }: Question,
  { scene: { records, state }, scripts }: Briefing,
  isWorded: boolean,
): boolean {
  // Who is asked which one he means without having asked for any is asked beside the point.
  if (!isWorded && confidence < (scripts.source.knowledge?.which.surely ?? 0)) return false
  const sells = (records.catalogue?.onSale().length ?? 0) > 0
  const isAsked = OF_UNNAMED.has(from) || (OF_POINTED.has(from) && pointsAtGoods(normalised))
  return isAsked && sells && state.product === null && records.unknown !== true
}

function askUnnamed(question: Question, { scene, scripts }: Briefing): Part | null {
  const choice = choose(scripts.which.unnamed, null, NO_QUESTION, scene)
  // Who was asked already and names none is a person's.
  const isSaid = scripts.which.unnamed.some(({ keys }) => keys.some((key) => scene.said.has(key)))
  return 'miss' in choice || isSaid ? null : asking(question, 'clarify', choice.planned)
}

const asking = (question: Question, reason: 'clarify' | 'ambiguous', words: PlannedResponse): Part => ({
  decision: 'clarify',
  reason,
  question,
  other: null,
  words: [words],
  asks: [],
  which: true,
})
