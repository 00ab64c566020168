import { DEFAULT_SVM, LinearClassifier } from '../nlu/linear/linear-classifier.ts'
import type { Prepared } from './example.ts'

/** A classifier of what `labelOf` says of the examples, with the shipped hyperparameters. */
export function fitted(
  examples: readonly Prepared[],
  labelOf: (example: Prepared) => string = (example) => example.label,
): LinearClassifier {
  const classifier = new LinearClassifier(DEFAULT_SVM)
  classifier.fit(
    examples.map((example) => example.document),
    examples.map(labelOf),
  )
  return classifier
}
