import { loadScripts } from '../../src/content/scripts.ts'
import { loadShops } from '../../src/content/shops.ts'
import type { Engine } from '../../src/evaluation/predict.ts'
import { buildFoldTable } from '../../src/nlu/text/fold-table.ts'
import { Normaliser } from '../../src/nlu/text/normaliser.ts'
import { createNodeRsTokenizer } from '../../src/nlu/tokenizer-node-rs.ts'
import { IntentUnderstanding } from '../../src/nlu/understanding.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { trainModel } from '../../src/training/train.ts'
import { OUT_OF_SCOPE } from '../../src/types/index.ts'

const WORDS = {
  authenticity: ['是正品吗', '保真吗', '是不是真货', '正品还是仿的', '假货怎么办'],
  invoice: ['能开发票吗', '发票怎么开', '要一张发票', '有没有发票', '可以开票吗'],
  out_of_scope: ['江西', '那个', '两天了', '我在路上', '明天下雨'],
}
const FRAMES = ['', '请问', '你好', '亲', '老板', '问下', '想问', '我问问', '麻烦问', '对了']

/** A real model, trained on a handful of sentences: enough for commands, not for customers. */
export function smallModel() {
  const foldTable = buildFoldTable()
  const tokenizer = createNodeRsTokenizer([], 'test')
  const examples = Object.entries(WORDS).flatMap(([label, texts]) =>
    texts.flatMap((text) =>
      FRAMES.map((frame) => ({ text: frame + text, label, kind: null, attribute: null })),
    ),
  )
  const model = trainModel({
    examples,
    aspects: [],
    decisions: [],
    rejection: OUT_OF_SCOPE,
    risks: {},
    tokenizer,
    normaliser: new Normaliser(foldTable),
    foldTable,
    synonyms: [],
    dataHash: 'test',
  })
  return { model, tokenizer }
}

/** The real engine with the shops' scripts and a small model. */
export function smallEngine(): Engine {
  const { model, tokenizer } = smallModel()
  return {
    shops: loadShops('shops').shops,
    understanding: new IntentUnderstanding(model, tokenizer),
    planner: createPlanner(loadScripts('intents').scripts),
  }
}
