import { fitTemperature } from '../nlu/confidence/temperature.ts'
import { KindModel } from '../nlu/kinds.ts'
import { DEFAULT_SVM, type LinearOptions } from '../nlu/linear/linear-classifier.ts'
import type { Prepared } from './example.ts'
import { fitted } from './fitted.ts'

/**
 * A classifier of what `labelOf` says of the examples, its temperature from the fold 0 by a classifier of the others,
 * and how often that one was right.
 */
export function fittedWithTemperature(
  rows: readonly { example: Prepared; fold: number }[],
  labelOf: (example: Prepared) => string,
  options: LinearOptions = DEFAULT_SVM,
): { model: KindModel; accuracy: number } {
  const examples = (some: typeof rows) => some.map(({ example }) => example)
  const judging = fitted(examples(rows.filter(({ fold }) => fold !== 0)), labelOf, options)
  const held = examples(rows.filter(({ fold }) => fold === 0)).filter((example) =>
    judging.labels.includes(labelOf(example)),
  )
  const scores = held.map((example) => {
    const own = new Float32Array(judging.labels.length)
    judging.score(example.document, own)
    return own
  })
  const targets = held.map((example) => judging.labels.indexOf(labelOf(example)))
  const right = scores.filter((own, i) => own.indexOf(Math.max(...own)) === targets[i]).length
  return {
    model: new KindModel(fitted(examples(rows), labelOf, options), fitTemperature(scores, targets)),
    accuracy: held.length === 0 ? 0 : right / held.length,
  }
}
