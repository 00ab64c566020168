import { DEFAULT_SVM, LinearClassifier, type LinearOptions } from '../nlu/linear/linear-classifier.ts'
import type { Prepared } from './example.ts'

/** A classifier of what `labelOf` says of the examples, with the shipped hyperparameters unless others are named. */
export function fitted(
  examples: readonly Prepared[],
  labelOf: (example: Prepared) => string = (example) => example.label,
  options: LinearOptions = DEFAULT_SVM,
): LinearClassifier {
  const classifier = new LinearClassifier(options)
  classifier.fit(
    examples.map((example) => example.document),
    examples.map(labelOf),
  )
  return classifier
}
