import type { Config } from '../config.ts'
import type { FitClassifier } from '../evaluation/foreign.ts'
import { buildFoldTable } from '../nlu/text/fold-table.ts'
import { Normaliser } from '../nlu/text/normaliser.ts'
import { loadTokenizer } from '../nlu/tokenizer-load.ts'
import { IntentUnderstanding } from '../nlu/understanding.ts'
import { trainModel } from '../training/train.ts'
import { OUT_OF_SCOPE } from '../types/index.ts'

/** Our classifier for anybody's labels: without the shops' words and slang, all labels of one risk. */
export function foreignFit(config: Config): FitClassifier {
  const prefer = config.tokenizer === 'auto' ? undefined : config.tokenizer
  const tokenizer = loadTokenizer([], 'none', prefer)
  return (examples) => {
    const foldTable = buildFoldTable()
    const model = trainModel({
      examples: examples.map((example) => ({ ...example, kind: null, attribute: null })),
      aspects: [],
      decisions: [],
      rejection: OUT_OF_SCOPE,
      risks: {},
      tokenizer,
      normaliser: new Normaliser(foldTable),
      foldTable,
      synonyms: [],
      dataHash: 'foreign',
    })
    const understanding = new IntentUnderstanding(model, tokenizer)
    return (text) =>
      understanding.classify(text).map(({ intent, confidence }) => ({ label: intent, confidence }))
  }
}
