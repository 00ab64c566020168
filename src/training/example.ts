import type { Document } from '../nlu/classifier.ts'

/** One line of the training data: its words as written, its label and, where the label has them, its kind. */
export interface Example {
  text: string
  label: string
  kind: string | null
}

/** An example as the classifiers see it. */
export interface Prepared extends Example {
  document: Document
}
