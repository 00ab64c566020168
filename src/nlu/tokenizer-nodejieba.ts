import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Tokenizer } from './tokenizer.ts'

const require = createRequire(import.meta.url)

/** Weights for picking keywords, which nobody asks for: without the package's own the process is 20 MB smaller. */
const NO_IDF = fileURLToPath(new URL('no-idf.utf8', import.meta.url))

function load(lexicon: readonly string[]) {
  const nodejieba = require('nodejieba') as typeof import('nodejieba')
  nodejieba.load({ idfDict: NO_IDF })
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
