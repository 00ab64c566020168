import type { DecidingFeature } from '../types/index.ts'
import type { Document } from './classifier.ts'
import type { LinearClassifier } from './linear/linear-classifier.ts'

const MOST = 5
const LEAST_WEIGHT = 0.01

/** The words of a document that spoke most for a label, best first; weights are shares of the raw score. */
export function decidingFeatures(
  classifier: LinearClassifier,
  document: Document,
  label: string,
): DecidingFeature[] {
  const added = classifier.contributions(document, label)
  const features: DecidingFeature[] = []
  let at = 0
  for (const token of document.tokens) {
    let weight = 0
    for (let i = at; i < at + token.length; i++) weight += added[i]!
    at += token.length
    if (weight >= LEAST_WEIGHT && /\p{L}/u.test(token)) features.push({ text: token, weight })
  }
  return features.sort((a, b) => b.weight - a.weight).slice(0, MOST)
}
