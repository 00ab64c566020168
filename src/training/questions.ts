import type { ConfidenceModel } from '../nlu/confidence/confidence-model.ts'
import { fitLogisticRegression } from '../nlu/confidence/logistic-regression.ts'
import { DEFAULT_SVM, type LinearClassifier } from '../nlu/linear/linear-classifier.ts'
import { splitClauses } from '../nlu/questions/clauses.ts'
import {
  COURTESIES,
  QuestionModel,
  type ScoredText,
  type SecondQuestion,
  secondQuestions,
} from '../nlu/questions/question-model.ts'
import { seededRandom } from '../nlu/random.ts'
import type { Tokenizer } from '../nlu/tokenizer.ts'
import type { Prepared } from './example.ts'

/** What customers put between two questions. */
const JOINTS = [',', ' ', '?', '', ',', ' ', '.', '? ', ',还有', ' 另外', ',顺便问下', '']
/** Not joined to another question: what customers write beside one is rarely theirs. */
const UNPAIRED = new Set([...COURTESIES, 'complaint', 'human_request'])

type Score = (text: string) => ScoredText

/**
 * Learns when a message asks two questions, from pairs of examples joined as customers join them, against single
 * examples with several clauses.
 * @param heldOut examples that the classifier did not see
 */
export function trainQuestions(
  heldOut: readonly Prepared[],
  classifier: LinearClassifier,
  labels: readonly string[],
  confidence: ConfidenceModel,
  tokenizer: Tokenizer,
): QuestionModel {
  const score = scoreWith(classifier, confidence, labels, tokenizer)
  const rows: { question: SecondQuestion; right: boolean }[] = []
  for (const example of heldOut)
    rows.push(...observe(example.document.text, [example.label], score, labels, tokenizer))
  for (const { text, truth } of joinPairs(heldOut))
    rows.push(...observe(text, truth, score, labels, tokenizer))
  return new QuestionModel(
    fitLogisticRegression(
      rows.map((row) => row.question.features),
      rows.map((row) => Number(row.right)),
      rows.map(() => 1),
    ),
  )
}

/** As many pairs as held-out questions, each of two different intents. */
function joinPairs(heldOut: readonly Prepared[]): { text: string; truth: string[] }[] {
  const random = seededRandom(DEFAULT_SVM.seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const questions = heldOut.filter(
    (example) => !UNPAIRED.has(example.label) && example.document.text.length <= 20,
  )
  return questions.flatMap((first) => {
    const second = pick(questions)
    if (second.label === first.label) return []
    const text = `${first.document.text}${pick(JOINTS)}${second.document.text}`
    return [{ text, truth: [first.label, second.label] }]
  })
}

function observe(
  text: string,
  truth: readonly string[],
  score: Score,
  labels: readonly string[],
  tokenizer: Tokenizer,
) {
  const clauses = splitClauses(text, tokenizer.tokenize(text))
  if (clauses.length < 2) return []
  const message = score(text)
  const parts = clauses.map(({ start, end }) => score(text.slice(start, end)))
  return secondQuestions(message, parts, labels).map((question) => ({
    question,
    right: truth.includes(labels[question.label]!) && truth.includes(labels[message.best]!),
  }))
}

function scoreWith(
  classifier: LinearClassifier,
  confidence: ConfidenceModel,
  labels: readonly string[],
  tokenizer: Tokenizer,
): Score {
  return (text) => {
    const scores = new Float32Array(labels.length)
    const confidences = new Float32Array(labels.length)
    const known = classifier.score({ text, tokens: tokenizer.tokenize(text) }, scores)
    const best = confidence.confidences({ scores, known, length: text.length }, confidences)
    return { text, scores, confidences, best }
  }
}
