import { Jieba } from '@node-rs/jieba'
import dictionary from '@node-rs/jieba/dict.js'
import type { Tokenizer } from './tokenizer.ts'

/** Frequency given to the shop's words: high enough that they stay whole. */
const LEXICON_FREQUENCY = 20000

/** @node-rs/jieba, prebuilt for every platform, for where nodejieba could not be built. */
export function createNodeRsTokenizer(lexicon: readonly string[], lexiconHash: string): Tokenizer {
  const jieba = Jieba.withDict(dictionary.dict)
  if (lexicon.length > 0) {
    jieba.loadDict(Buffer.from(lexicon.map((word) => `${word} ${LEXICON_FREQUENCY} n\n`).join('')))
  }
  return { key: `node-rs-jieba-${lexiconHash}`, tokenize: (text) => jieba.cut(text, false) }
}
