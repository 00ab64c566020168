import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Tokenizer } from './tokenizer.ts'

const require = createRequire(import.meta.url)

/** Frequency given to the shop's words: high enough that they stay whole. */
const LEXICON_FREQUENCY = 20000

function load(lexicon: readonly string[]) {
  const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba')
  // Its `dict.js` would keep a second, unused table in memory.
  const jieba = Jieba.withDict(readFileSync(require.resolve('@node-rs/jieba/dict.txt')))
  if (lexicon.length > 0) {
    jieba.loadDict(Buffer.from(lexicon.map((word) => `${word} ${LEXICON_FREQUENCY} n\n`).join('')))
  }
  return jieba
}

/**
 * @node-rs/jieba, prebuilt for every platform, for where nodejieba could not be built. Its dictionary is loaded when
 * the first text is cut.
 */
export function createNodeRsTokenizer(lexicon: readonly string[], lexiconHash: string): Tokenizer {
  let jieba: ReturnType<typeof load> | undefined
  return {
    key: `node-rs-jieba-${lexiconHash}`,
    tokenize: (text) => {
      jieba ??= load(lexicon)
      return jieba.cut(text, false)
    },
  }
}
