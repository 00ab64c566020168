import { NOTHING, SubjectModel } from '../nlu/subject-model.ts'
import { documentOf, intentOf } from '../nlu/turn-features.ts'
import type { DecidedTurn } from '../types/index.ts'
import { DECIDED_SVM, FOLDS } from './decided.ts'
import type { Prepared } from './example.ts'
import { fittedWithTemperature } from './held-out.ts'

interface Row {
  example: Prepared
  fold: number
}

/**
 * The model of what a turn asks; null where nobody has said it of any. Each turn teaches twice, with what the rules
 * make of it and without: they were made for these very turns, and so are right on them more often than on others.
 */
export function trainSubjects(
  turns: readonly DecidedTurn[],
): { model: SubjectModel; accuracy: number } | null {
  const rows = turns.flatMap((turn, i) => rowsOf(turn, i % FOLDS))
  if (rows.length === 0) return null
  const { model, accuracy } = fittedWithTemperature(rows, ({ label }) => label, DECIDED_SVM)
  return { model: new SubjectModel(model, kindsOf(rows)), accuracy }
}

function rowsOf(turn: DecidedTurn, fold: number): Row[] {
  const { text, meant } = turn
  if (meant === null) return []
  const label = meant === '' ? NOTHING : intentOf(meant)
  const kind = meant.split('/')[1] ?? null
  return (['read', 'heard'] as const).map((sight) => ({
    example: { text, label, kind, attribute: null, document: documentOf(turn, sight) },
    fold,
  }))
}

function kindsOf(rows: readonly Row[]) {
  const kinds = new Map<string, ReturnType<typeof fittedWithTemperature>['model']>()
  for (const intent of new Set(rows.map(({ example }) => example.label))) {
    const own = rows.filter(({ example }) => example.label === intent && example.kind !== null)
    if (new Set(own.map(({ example }) => example.kind)).size < 2) continue
    kinds.set(intent, fittedWithTemperature(own, ({ kind }) => kind!, DECIDED_SVM).model)
  }
  return kinds
}
