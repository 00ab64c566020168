import type { Observation } from '../nlu/confidence/confidence-model.ts'
import type { LinearClassifier } from '../nlu/linear/linear-classifier.ts'
import type { Prepared } from './example.ts'
import { fitted } from './fitted.ts'

/** An example scored by a classifier that did not see it; scores by index of `labels`. */
export interface HeldOut extends Observation {
  example: Prepared
}

export const FOLDS = 5

/** Every example scored by a classifier that did not see it, and the classifiers by the fold they did not see. */
export interface CrossValidation {
  heldOut: HeldOut[]
  classifiers: LinearClassifier[]
}

/** Scores every example by a classifier trained on the other folds. */
export function crossValidate(
  examples: readonly Prepared[],
  folds: Int8Array,
  labels: readonly string[],
  onFold: (done: number) => void = () => {},
): CrossValidation {
  const heldOut: HeldOut[] = []
  const classifiers: LinearClassifier[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const train = examples.filter((_, i) => folds[i] !== fold)
    const test = examples.filter((_, i) => folds[i] === fold)
    const classifier = fitted(train)
    classifiers.push(classifier)
    heldOut.push(...scoreWith(classifier, test, labels))
    onFold(fold + 1)
  }
  return { heldOut, classifiers }
}

/**
 * Leave-classes-out: for each group of intents a classifier that never saw them scores their examples. Whatever
 * intent it then names is wrong: so look questions that nobody thought of (pseudo out-of-scope).
 */
export function leaveClassesOut(
  examples: readonly Prepared[],
  groups: readonly (readonly string[])[],
  labels: readonly string[],
): HeldOut[] {
  return groups.flatMap((group) => {
    const left = new Set(group)
    const train = examples.filter((example) => !left.has(example.label))
    const test = examples.filter((example) => left.has(example.label))
    return scoreWith(fitted(train), test, labels)
  })
}

/** Labels that the classifier was not trained on get the score of a sure no. */
function scoreWith(
  classifier: LinearClassifier,
  test: readonly Prepared[],
  labels: readonly string[],
): HeldOut[] {
  const places = classifier.labels.map((label) => labels.indexOf(label))
  const own = new Float32Array(classifier.labels.length)
  return test.map((example) => {
    const known = classifier.score(example.document, own)
    const scores = new Float32Array(labels.length).fill(-2)
    places.forEach((place, i) => {
      scores[place] = own[i] as number
    })
    return { example, scores, known, length: example.document.text.length }
  })
}
