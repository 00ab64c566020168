import type { Document } from '../nlu/classifier.ts'

/** One line of the training data: its words as written, its label and, where they have them, its kind and attribute. */
export interface Example {
  text: string
  label: string
  kind: string | null
  attribute: string | null
}

/** An example as the classifiers see it. */
export interface Prepared extends Example {
  document: Document
}
