import { fitTemperature } from '../nlu/confidence/temperature.ts'
import { KindModel } from '../nlu/kinds.ts'
import { FOLDS } from './cross-validation.ts'
import type { Prepared } from './example.ts'
import { fitted } from './fitted.ts'

/** One classifier per label with kinds, its temperature from held-out folds; and the held-out share of right kinds. */
export function trainKinds(
  examples: readonly Prepared[],
  folds: Int8Array,
): { kinds: Map<string, KindModel>; accuracy: number } {
  const byLabel = new Map<string, { example: Prepared; fold: number }[]>()
  examples.forEach((example, i) => {
    if (example.kind === null) return
    const rows = byLabel.get(example.label) ?? []
    rows.push({ example, fold: folds[i]! })
    byLabel.set(example.label, rows)
  })
  const kinds = new Map<string, KindModel>()
  let right = 0
  let all = 0
  for (const [label, rows] of byLabel) {
    const held = holdOut(rows)
    kinds.set(
      label,
      new KindModel(fittedKinds(rows.map((row) => row.example)), fitTemperature(held.scores, held.targets)),
    )
    right += held.right
    all += rows.length
  }
  return { kinds, accuracy: all === 0 ? 0 : right / all }
}

function holdOut(rows: readonly { example: Prepared; fold: number }[]) {
  const scores: Float32Array[] = []
  const targets: number[] = []
  let right = 0
  for (let fold = 0; fold < FOLDS; fold++) {
    const classifier = fittedKinds(rows.filter((row) => row.fold !== fold).map((row) => row.example))
    for (const { example } of rows.filter((row) => row.fold === fold)) {
      const own = new Float32Array(classifier.labels.length)
      classifier.score(example.document, own)
      scores.push(own)
      targets.push(classifier.labels.indexOf(example.kind!))
      if (classifier.labels[own.indexOf(Math.max(...own))] === example.kind) right++
    }
  }
  return { scores, targets, right }
}

const fittedKinds = (examples: readonly Prepared[]) => fitted(examples, (example) => example.kind!)
