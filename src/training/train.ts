import { NOTHING } from '../nlu/aspects.ts'
import { ConfidenceModel, type Outcome } from '../nlu/confidence/confidence-model.ts'
import { fitTemperature } from '../nlu/confidence/temperature.ts'
import { type Accepted, chooseThresholds, type Risk } from '../nlu/confidence/thresholds.ts'
import type { IntentModelParts } from '../nlu/intent-model.ts'
import { DEFAULT_SVM } from '../nlu/linear/linear-classifier.ts'
import type { Normaliser } from '../nlu/text/normaliser.ts'
import type { Tokenizer } from '../nlu/tokenizer.ts'
import type { Aspect, AspectExample, DecidedTurn, SynonymPair } from '../types/index.ts'
import { trainAspects } from './aspects.ts'
import { trainAttributes } from './attributes.ts'
import { crossValidate, FOLDS, type HeldOut, leaveClassesOut } from './cross-validation.ts'
import { trainDecisions } from './decisions.ts'
import type { Example, Prepared } from './example.ts'
import { fitted } from './fitted.ts'
import { assignFolds } from './folds.ts'
import { trainKinds } from './kinds.ts'
import { nearDuplicateGroups } from './near-duplicates.ts'
import { trainQuestions } from './questions.ts'
import { measure } from './report.ts'

export interface TrainingInput {
  examples: readonly Example[]
  /** What is heard beside the intent; by its text alone. */
  aspects: readonly Pick<AspectExample, 'text' | 'aspect' | 'value'>[]
  /** Turns with what a lead decided on them. */
  decisions: readonly DecidedTurn[]
  /** The rejection class among the labels; it is never an accepted intent. */
  rejection: string
  risks: Readonly<Record<string, Risk>>
  tokenizer: Tokenizer
  normaliser: Normaliser
  foldTable: Uint16Array
  synonyms: readonly SynonymPair[]
  dataHash: string
  /** Told what is done, as a share of the whole. */
  onProgress?: (share: number) => void
}

/** Groups of intents that are left out in turn; four keep three quarters of the questions known. */
const LEFT_OUT_GROUPS = 4
/**
 * How often a question that nobody thought of comes, against a known one. Chosen once on real messages: their
 * confidence is then neither too high nor too low.
 */
const UNTHOUGHT_OF = 0.3
/**
 * Of the lines that name an attribute so many in one teach the intent: all of them would make every third message a
 * question about a product.
 */
const OF_ATTRIBUTES = 3
/** A rejected message whose best two confidences differ by less than this is a close call, else simply unsure. */
const GAP = 0.1

/** Fits classifier, confidence, thresholds and kinds. Repeatable: same input, same model. */
export function trainModel(input: TrainingInput): IntentModelParts {
  const progress = input.onProgress ?? (() => {})
  const all = prepare(input)
  const labels = [...new Set(all.map((example) => example.label))].sort()
  const allFolds = assignFolds(
    all.map((example) => example.label),
    nearDuplicateGroups(all.map((example) => example.document.text)),
    FOLDS,
    DEFAULT_SVM.seed,
  )
  const teaches = (_: unknown, i: number) => all[i]!.attribute === null || i % OF_ATTRIBUTES === 0
  const examples = all.filter(teaches)
  const folds = allFolds.filter(teaches)
  const { heldOut, classifiers } = crossValidate(examples, folds, labels, (done) => progress(0.1 * done))
  // Every third example is enough to learn how unthought-of questions look, in a third of the time.
  const sample = examples.filter((_, i) => i % 3 === 0)
  const leftOut = leaveClassesOut(sample, leftOutGroups(labels, input.rejection), labels)
  progress(0.8)
  const confidence = fitConfidence(heldOut, leftOut, labels, input.rejection)
  const classifier = fitted(examples)
  progress(0.9)
  const { kinds, accuracy: kindAccuracy } = trainKinds(all, allFolds)
  const attributes = trainAttributes(all, allFolds)
  const aspects = trainAspects(
    { signs: prepareAspect('signs', input), passing: prepareAspect('passing', input) },
    all,
  )
  const decisions = trainDecisions(input.decisions)
  const accepted = acceptedRows(heldOut, leftOut, confidence, labels, input.rejection)
  progress(1)
  return {
    classifier,
    confidence,
    thresholds: chooseThresholds(accepted, labels, input.risks),
    gap: GAP,
    kinds,
    attributes: attributes?.model ?? null,
    aspects: aspects.models,
    decisions: decisions?.model ?? null,
    questions: trainQuestions(
      examples.filter((_, i) => folds[i] === 0),
      classifiers[0]!,
      labels,
      confidence,
      input.tokenizer,
    ),
    foldTable: input.foldTable,
    synonyms: input.synonyms,
    tokenizerKey: input.tokenizer.key,
    dataHash: input.dataHash,
    report: {
      examples: all.length,
      labels: labels.length,
      features: classifier.features,
      kindAccuracy,
      attributeAccuracy: attributes?.accuracy ?? 0,
      aspectAccuracy: aspects.accuracy,
      decisionAccuracy: decisions?.accuracy ?? 0,
      subjectAccuracy: decisions?.subjectAccuracy ?? 0,
      ...measure(heldOut, leftOut, confidence, labels, input.rejection),
    },
  }
}

/** Normalises and tokenises; a text that occurs twice under one label counts once. */
function prepare({ examples, normaliser, tokenizer }: TrainingInput): Prepared[] {
  const seen = new Set<string>()
  return examples.flatMap((example) => {
    const { text } = normaliser.normalise(example.text)
    const key = `${example.label}\t${text}`
    if (text === '' || seen.has(key)) return []
    seen.add(key)
    return [{ ...example, document: { text, tokens: tokenizer.tokenize(text) } }]
  })
}

/** The lines of an aspect, their value as the label. */
function prepareAspect(aspect: Aspect, input: TrainingInput): Prepared[] {
  const examples = input.aspects.flatMap(({ text, aspect: own, value }) =>
    own === aspect ? [{ text, label: value ?? NOTHING, kind: null, attribute: null }] : [],
  )
  return prepare({ ...input, examples })
}

function leftOutGroups(labels: readonly string[], rejection: string): string[][] {
  const intents = labels.filter((label) => label !== rejection)
  return Array.from({ length: LEFT_OUT_GROUPS }, (_, g) =>
    intents.filter((_, i) => i % LEFT_OUT_GROUPS === g),
  )
}

export function indexOfBest(scores: Float32Array): number {
  let best = 0
  for (let i = 1; i < scores.length; i++) if ((scores[i] as number) > (scores[best] as number)) best = i
  return best
}

function fitConfidence(
  heldOut: readonly HeldOut[],
  leftOut: readonly HeldOut[],
  labels: readonly string[],
  rejection: string,
): ConfidenceModel {
  const temperature = fitTemperature(
    heldOut.map((row) => row.scores),
    heldOut.map((row) => labels.indexOf(row.example.label)),
  )
  const outcomes: Outcome[] = heldOut.map((row) => ({
    ...row,
    right: labels[indexOfBest(row.scores)] === row.example.label,
    importance: 1,
  }))
  for (const row of leftOut) {
    const right = labels[indexOfBest(row.scores)] === rejection
    outcomes.push({ ...row, right, importance: UNTHOUGHT_OF })
  }
  return ConfidenceModel.fit(outcomes, temperature)
}

/** The held-out rows whose best label is an intent. */
function acceptedRows(
  heldOut: readonly HeldOut[],
  leftOut: readonly HeldOut[],
  model: ConfidenceModel,
  labels: readonly string[],
  rejection: string,
): Accepted[] {
  const confidences = new Float32Array(labels.length)
  const rows = (held: readonly HeldOut[], known: boolean): Accepted[] =>
    held.flatMap((row) => {
      const best = model.confidences(row, confidences)
      if (labels[best] === rejection) return []
      const right = known && labels[best] === row.example.label
      return [{ confidence: confidences[best]!, right, importance: known ? 1 : UNTHOUGHT_OF }]
    })
  return [...rows(heldOut, true), ...rows(leftOut, false)]
}
