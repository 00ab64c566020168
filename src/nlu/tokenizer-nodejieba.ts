import { createRequire } from 'node:module'
import type { Tokenizer } from './tokenizer.ts'

const require = createRequire(import.meta.url)

function load(lexicon: readonly string[]) {
  const nodejieba = require('nodejieba') as typeof import('nodejieba')
  nodejieba.load()
  for (const word of lexicon) nodejieba.insertWord(word)
  return nodejieba
}

/**
 * nodejieba with the shop's words added, without the hidden Markov model (guessed words add nothing to the
 * classifier). Its dictionary, a quarter of a gigabyte, is loaded when the first text is cut.
 * @throws where the native module was not built
 */
export function createNodejiebaTokenizer(lexicon: readonly string[], lexiconHash: string): Tokenizer {
  require('nodejieba/build/Release/nodejieba.node')
  let nodejieba: ReturnType<typeof load> | undefined
  return {
    key: `nodejieba-${lexiconHash}`,
    tokenize: (text) => {
      nodejieba ??= load(lexicon)
      return text === '' ? [] : nodejieba.cut(text)
    },
  }
}
