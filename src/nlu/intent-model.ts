import type { Aspect, SynonymPair } from '../types/index.ts'
import { AspectModel } from './aspects.ts'
import { AttributeModel } from './attributes.ts'
import { ConfidenceModel } from './confidence/confidence-model.ts'
import type { Thresholds } from './confidence/thresholds.ts'
import { DecisionModel } from './decisions.ts'
import { KindModel } from './kinds.ts'
import { LinearClassifier } from './linear/linear-classifier.ts'
import { QuestionModel } from './questions/question-model.ts'
import { readSections, writeSections } from './sections.ts'

/** What training measured on documents the model did not see. */
export interface TrainingReport {
  examples: number
  labels: number
  features: number
  /** Share of examples whose best label is right, five folds, near-duplicates in one fold. */
  accuracy: number
  /** Expected calibration error of the best label's confidence (15 bins of equal width). */
  calibrationError: number
  /** Share of examples with kinds whose kind is right, where the intent is right. */
  kindAccuracy: number
  /** Share of held-out examples that ask for an attribute, or for none, where it is the right one. */
  attributeAccuracy: number
  /** Share of held-out examples of all aspects whose value is right. */
  aspectAccuracy: number
  /** Share of held-out turns whose likeliest decision is the right one. */
  decisionAccuracy: number
  /** Share of held-out turns whose likeliest subject has the right intent. */
  subjectAccuracy: number
  /** Area under the ROC curve: confidence on known intents against classes left out (near) and out_of_scope (far). */
  nearAuroc: number
  farAuroc: number
  /** Share of examples accepted where accepted ones are right this often. */
  coverageAt95: number
  coverageAt98: number
  perLabel: Record<string, { precision: number; recall: number; support: number }>
}

/** Everything that training makes: one file, loaded whole. */
export interface IntentModelParts {
  classifier: LinearClassifier
  confidence: ConfidenceModel
  thresholds: Thresholds
  /** A rejected message whose best two confidences differ by less is a close call. */
  gap: number
  kinds: Map<string, KindModel>
  /** Null where no line of the training data names an attribute. */
  attributes: AttributeModel | null
  /** What is heard beside the intent; an aspect without training data has none. */
  aspects: Map<Aspect, AspectModel>
  /** Null where the training data have no decided turns. */
  decisions: DecisionModel | null
  questions: QuestionModel
  foldTable: Uint16Array
  synonyms: readonly SynonymPair[]
  tokenizerKey: string
  /** Hash of all that the model was made from; equal hashes, equal bytes. */
  dataHash: string
  report: TrainingReport
}

interface Header {
  version: number
  tokenizerKey: string
  dataHash: string
  thresholds: Thresholds
  gap: number
  temperature: number
  confidenceWeights: number[]
  questionWeights: number[]
  synonyms: readonly SynonymPair[]
  kinds: { label: string; temperature: number }[]
  /** The temperature of the attributes' model, where there is one. */
  attributes: number | null
  aspects: { aspect: Aspect; temperature: number }[]
  /** Whether there is a model of decisions: the last section. */
  decides: boolean
  report: TrainingReport
}

/** Grows when the file's form or the features change; an older file is trained anew. */
export const MODEL_VERSION = 11

export function saveModel(model: IntentModelParts): Uint8Array {
  const header: Header = {
    version: MODEL_VERSION,
    tokenizerKey: model.tokenizerKey,
    dataHash: model.dataHash,
    thresholds: model.thresholds,
    gap: model.gap,
    temperature: model.confidence.temperature,
    confidenceWeights: [...model.confidence.weights],
    questionWeights: [...model.questions.weights],
    synonyms: model.synonyms,
    kinds: [...model.kinds].map(([label, kind]) => ({ label, temperature: kind.temperature })),
    attributes: model.attributes?.model.temperature ?? null,
    aspects: [...model.aspects].map(
      ([
        aspect,
        {
          model: { temperature },
        },
      ]) => ({ aspect, temperature }),
    ),
    decides: model.decisions !== null,
    report: model.report,
  }
  const kinds = [...model.kinds.values()].map((kind) => kind.classifier.save())
  const attributes = model.attributes === null ? [] : [model.attributes.model.classifier.save()]
  const aspects = [...model.aspects.values()].map((each) => each.model.classifier.save())
  const decisions = model.decisions === null ? [] : [model.decisions.save()]
  return writeSections(header, [
    model.foldTable,
    model.classifier.save(),
    ...kinds,
    ...attributes,
    ...aspects,
    ...decisions,
  ])
}

/**
 * @returns null where the file is of another version
 * @throws ModelError where the bytes are damaged
 */
export function loadModel(bytes: Uint8Array): IntentModelParts | null {
  const { header, sections } = readSections<Header>(bytes)
  if (header.version !== MODEL_VERSION) return null
  const [table, main, ...kinds] = sections as [Uint8Array, Uint8Array, ...Uint8Array[]]
  const classifier = LinearClassifier.load(main)
  return {
    classifier,
    confidence: new ConfidenceModel(header.temperature, Float64Array.from(header.confidenceWeights)),
    thresholds: header.thresholds,
    gap: header.gap,
    kinds: new Map(
      header.kinds.map(({ label, temperature }, i) => [
        label,
        new KindModel(LinearClassifier.load(kinds[i]!), temperature),
      ]),
    ),
    attributes: attributesFrom(header, kinds),
    aspects: aspectsFrom(header, kinds),
    decisions: decisionsFrom(header, sections),
    questions: new QuestionModel(Float64Array.from(header.questionWeights)),
    foldTable: new Uint16Array(table.buffer, table.byteOffset, table.byteLength / 2),
    synonyms: header.synonyms,
    tokenizerKey: header.tokenizerKey,
    dataHash: header.dataHash,
    report: header.report,
  }
}

/** The section behind those of the kinds. */
function attributesFrom(
  { attributes, kinds }: Header,
  sections: readonly Uint8Array[],
): AttributeModel | null {
  const section = sections[kinds.length]
  if (attributes === null || section === undefined) return null
  return new AttributeModel(new KindModel(LinearClassifier.load(section), attributes))
}

/**
 * The model of decisions alone, for who understands nothing himself.
 * @returns null where the file is of another version
 * @throws ModelError where the bytes are damaged
 */
export function loadDecisions(bytes: Uint8Array): Pick<IntentModelParts, 'decisions' | 'dataHash'> | null {
  const { header, sections } = readSections<Header>(bytes)
  if (header.version !== MODEL_VERSION) return null
  return { decisions: decisionsFrom(header, sections), dataHash: header.dataHash }
}

/** The last section, in memory of its own: the rest of the file need not stay for it. */
function decisionsFrom({ decides }: Header, sections: readonly Uint8Array[]): DecisionModel | null {
  const own = sections.at(-1)
  return decides && own !== undefined ? DecisionModel.load(own.slice()) : null
}

/** The sections behind those of the kinds and of the attributes. */
function aspectsFrom(
  { aspects, kinds, attributes }: Header,
  sections: readonly Uint8Array[],
): Map<Aspect, AspectModel> {
  const own = sections.slice(kinds.length + (attributes === null ? 0 : 1))
  return new Map(
    aspects.map(({ aspect, temperature }, i) => [
      aspect,
      new AspectModel(new KindModel(LinearClassifier.load(own[i]!), temperature)),
    ]),
  )
}
