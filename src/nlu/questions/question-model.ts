import { linearScore, sigmoid } from '../confidence/logistic-regression.ts'
import { isAsking } from './asking.ts'

/** A text with the raw scores and confidences of all labels, by index, and the index of the best. */
export interface ScoredText {
  text: string
  scores: Float32Array
  confidences: Float32Array
  best: number
}

/** A second question that a clause of the message may ask. */
export interface SecondQuestion {
  /** Index of its label. */
  label: number
  /** Facts that speak for or against it, as `QUESTION_FEATURES` names them. */
  features: Float64Array
}

export const QUESTION_FEATURES = [
  'clause confidence',
  'clause score',
  'message score',
  'message score of the first',
  'confidence of the first in another clause',
  'asks',
  'the first asks',
  'share of the length',
  'clauses',
] as const

/** Labels that are no question beside another one. */
export const COURTESIES: readonly string[] = ['out_of_scope', 'greeting', 'thanks_bye', 'acknowledge']

function logit(probability: number): number {
  const p = Math.min(0.999, Math.max(0.001, probability))
  return Math.log(p / (1 - p))
}

/**
 * The labels besides the message's best one that some clause names, each described by the clause that says it
 * clearest.
 * @param labels names by index
 */
export function secondQuestions(
  message: ScoredText,
  clauses: readonly ScoredText[],
  labels: readonly string[],
): SecondQuestion[] {
  const clearest = new Map<number, ScoredText>()
  for (const clause of clauses) {
    const { best, confidences } = clause
    if (best === message.best || COURTESIES.includes(labels[best]!)) continue
    const held = clearest.get(best)
    if (held === undefined || held.confidences[best]! < confidences[best]!) clearest.set(best, clause)
  }
  return [...clearest].map(([label, clause]) => ({ label, features: describe(message, clauses, clause) }))
}

function describe(message: ScoredText, clauses: readonly ScoredText[], clause: ScoredText): Float64Array {
  const first = message.best
  const home = clauses
    .filter((other) => other !== clause)
    .reduce((a, b) => (b.confidences[first]! > a.confidences[first]! ? b : a))
  return Float64Array.of(
    logit(clause.confidences[clause.best]!),
    clause.scores[clause.best]!,
    message.scores[clause.best]!,
    message.scores[first]!,
    logit(home.confidences[first]!),
    Number(isAsking(clause.text)),
    Number(isAsking(home.text)),
    clause.text.length / message.text.length,
    Math.log(clauses.length),
  )
}

/** The probability that a message really asks a second question; a logistic regression on facts of the clauses. */
export class QuestionModel {
  constructor(readonly weights: Float64Array) {}

  probability(question: SecondQuestion): number {
    return sigmoid(linearScore(question.features, this.weights))
  }
}
