import { join } from 'node:path'
import type { Config } from '../config.ts'
import { loadScripts, type ScriptFiles } from '../content/scripts.ts'
import { loadShops, type ShopFiles } from '../content/shops.ts'
import { loadTrainingData, type TrainingData } from '../content/training-data.ts'
import { UnavailableError } from '../errors.ts'
import type { Engine } from '../evaluation/predict.ts'
import { type IntentModelParts, loadModel, saveModel } from '../nlu/intent-model.ts'
import { readModelFile, writeModelFile } from '../nlu/model-file.ts'
import type { Tokenizer } from '../nlu/tokenizer.ts'
import { loadTokenizer } from '../nlu/tokenizer-load.ts'
import { IntentUnderstanding } from '../nlu/understanding.ts'
import { createPlanner } from '../planning/turn.ts'
import { lexiconHash, type Recipe, recipeHash, train } from '../training/recipe.ts'
import { prepareDataDir } from './data-dir.ts'

/** All that people edit, read and validated. */
export interface Content {
  scripts: ScriptFiles
  shops: ShopFiles
  data: TrainingData
}

/** @throws ContentError naming every fault */
export function loadContent(root: string): Content {
  return {
    scripts: loadScripts(join(root, 'intents')),
    shops: loadShops(join(root, 'shops')),
    data: loadTrainingData(join(root, 'training-data')),
  }
}

/** A model with the tokenizer it was made with. */
export interface LoadedModel {
  model: IntentModelParts
  tokenizer: Tokenizer
  file: string
  /** Size of the model's file where it was written now; null where it was there. */
  trained: { bytes: number; seconds: number } | null
}

/**
 * Reads the model that matches the data, or trains it and keeps its file; `anew` trains in any case.
 * @throws UnavailableError where the file can be neither read nor written
 */
export function provideModel(
  config: Pick<Config, 'dataDir' | 'tokenizer'>,
  content: Content,
  clock: () => number,
  onProgress: (step: string) => void,
  anew = false,
): LoadedModel {
  const prefer = config.tokenizer === 'auto' ? undefined : config.tokenizer
  const tokenizer = loadTokenizer(content.data.lexicon, lexiconHash(content.data), prefer)
  const recipe: Recipe = { data: content.data, scripts: content.scripts.scripts, tokenizer }
  const file = join(config.dataDir, 'model.bin')
  const onDamage = () => void process.stderr.write(`shouda: ${file} is damaged, the model is trained anew\n`)
  const kept = anew ? null : read(file, recipeHash(recipe), onDamage)
  if (kept !== null) return { model: kept, tokenizer, file, trained: null }
  // Said before the work, not after it.
  prepareDataDir(config.dataDir)
  const start = clock()
  const model = train(recipe, (share) => onProgress(`training the model: ${Math.round(share * 100)} %`))
  const bytes = saveModel(model)
  keep(file, bytes)
  return { model, tokenizer, file, trained: { bytes: bytes.byteLength, seconds: (clock() - start) / 1000 } }
}

function read(file: string, hash: string, onDamage: () => void): IntentModelParts | null {
  try {
    return readModelFile(file, hash, loadModel, onDamage)
  } catch (error) {
    throw new UnavailableError(`${file} cannot be read: ${(error as Error).message}`, { cause: error })
  }
}

function keep(file: string, bytes: Uint8Array): void {
  try {
    writeModelFile(file, bytes, process.pid)
  } catch (error) {
    throw new UnavailableError(`${file} cannot be written: ${(error as Error).message}`, { cause: error })
  }
}

/** Puts together what answers a message. */
export function createEngine(
  content: Content,
  { model, tokenizer }: LoadedModel,
): Engine & { understanding: IntentUnderstanding } {
  return {
    shops: content.shops.shops,
    understanding: new IntentUnderstanding(model, tokenizer),
    planner: createPlanner(content.scripts.scripts, model.decisions),
  }
}
