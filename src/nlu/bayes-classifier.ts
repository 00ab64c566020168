import { createRequire } from 'node:module'
import type { Classifier, Document, Scored } from './classifier.ts'

/** The part of natural's classifier that is used. Given token arrays it counts them as they are. */
interface NaturalBayes {
  addDocument(tokens: readonly string[], label: string): void
  train(): void
  getClassifications(tokens: readonly string[]): { label: string; value: number }[]
}
interface NaturalBayesClass {
  new (): NaturalBayes
  restore(json: object): NaturalBayes
}

/**
 * natural's naive Bayes over words: the plain baseline that the linear model is measured against. Its classifiers
 * module is loaded alone, because the package's root brings database drivers along. Scores are its probabilities,
 * not normalised.
 */
const BayesClassifierOfNatural = createRequire(import.meta.url)(
  'natural/lib/natural/classifiers/bayes_classifier.js',
) as NaturalBayesClass

export class BayesClassifier implements Classifier {
  private bayes: NaturalBayes = new BayesClassifierOfNatural()

  fit(documents: readonly Document[], labels: readonly string[]): void {
    this.bayes = new BayesClassifierOfNatural()
    documents.forEach((document, i) => {
      if (document.tokens.length > 0) this.bayes.addDocument(document.tokens, labels[i]!)
    })
    this.bayes.train()
  }

  predict(document: Document): Scored[] {
    return this.bayes.getClassifications(document.tokens).map(({ label, value }) => ({ label, score: value }))
  }

  save(): Uint8Array {
    return new Uint8Array(Buffer.from(JSON.stringify(this.bayes)))
  }

  static load(bytes: Uint8Array): BayesClassifier {
    const classifier = new BayesClassifier()
    classifier.bayes = BayesClassifierOfNatural.restore(JSON.parse(Buffer.from(bytes).toString()) as object)
    return classifier
  }
}
