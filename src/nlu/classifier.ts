/** One text as the classifiers see it: normalised, and its words. Joined, `tokens` are `text`. */
export interface Document {
  text: string
  tokens: readonly string[]
  /** Words said around it, by their n-grams. */
  around?: readonly Around[]
  /** What else is known of it, each a feature of its own: `order=paid`. */
  beside?: readonly string[]
}

/** A text whose n-grams are features apart from those of another name. */
export interface Around {
  name: string
  text: string
  n: number
}

/** A label and its raw score; higher is likelier. Scores of one document are comparable, nothing more. */
export interface Scored {
  label: string
  score: number
}

/** fit / predict / save / load, as scikit-learn's estimators: the constructor takes hyperparameters only. */
export interface Classifier {
  /** Learns from documents and their labels (same length). Repeatable: same data, same model. */
  fit(documents: readonly Document[], labels: readonly string[]): void
  /** All labels, best first. */
  predict(document: Document): Scored[]
  /** The fitted model as bytes that `load` of the same class reads. */
  save(): Uint8Array
}
