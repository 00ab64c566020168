import { createHash } from 'node:crypto'
import type { TrainingData } from '../content/training-data.ts'
import { type IntentModelParts, MODEL_VERSION } from '../nlu/intent-model.ts'
import { buildFoldTable } from '../nlu/text/fold-table.ts'
import { Normaliser } from '../nlu/text/normaliser.ts'
import type { Tokenizer } from '../nlu/tokenizer.ts'
import { OUT_OF_SCOPE, type Scripts } from '../types/index.ts'
import { trainModel } from './train.ts'

/** What a model is made from. */
export interface Recipe {
  data: TrainingData
  scripts: Pick<Scripts, 'intents'>
  tokenizer: Tokenizer
}

/** First 16 hex digits of a SHA-256. */
export function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex').slice(0, 16)
}

/** Hash of the tokenizer's words: a part of its key. */
export const lexiconHash = (data: Pick<TrainingData, 'lexicon'>): string => hashOf(data.lexicon)

/** Hash of the training data, whatever the tokenizer. */
export function dataHash(data: TrainingData): string {
  return hashOf([
    ...data.examples.map(
      ({ label, kind, attribute, text }) => `${label}\t${kind ?? ''}\t${attribute ?? ''}\t${text}`,
    ),
    ...data.aspects.map(({ aspect, value, text }) => `${aspect}\t${value ?? ''}\t${text}`),
    ...data.decisions.map((turn) => JSON.stringify(turn)),
    ...data.synonyms.map((pair) => pair.join('\t')),
  ])
}

/** Equal for equal recipes: a model with this hash need not be made again. */
export function recipeHash({ data, scripts, tokenizer }: Recipe): string {
  const risks = [...scripts.intents.values()].map(({ intent, risk }) => `${intent} ${risk}`).sort()
  return hashOf([String(MODEL_VERSION), tokenizer.key, dataHash(data), ...risks])
}

/**
 * Trains a model: classifier, confidence, thresholds by the intents' risks, sub-questions.
 * @param onProgress told which share of the work is done, 0 .. 1
 */
export function train(recipe: Recipe, onProgress: (share: number) => void): IntentModelParts {
  const { data, scripts, tokenizer } = recipe
  const foldTable = buildFoldTable()
  return trainModel({
    examples: data.examples,
    aspects: data.aspects,
    decisions: data.decisions,
    rejection: OUT_OF_SCOPE,
    risks: Object.fromEntries([...scripts.intents.values()].map(({ intent, risk }) => [intent, risk])),
    tokenizer,
    normaliser: new Normaliser(foldTable, data.synonyms),
    foldTable,
    synonyms: data.synonyms,
    dataHash: recipeHash(recipe),
    onProgress,
  })
}
