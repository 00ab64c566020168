import { createRequire } from 'node:module'
import type { Tokenizer } from './tokenizer.ts'

/**
 * nodejieba with the shop's words added, without the hidden Markov model (guessed words add nothing to the
 * classifier).
 * @throws where the native module was not built
 */
export function createNodejiebaTokenizer(lexicon: readonly string[], lexiconHash: string): Tokenizer {
  const nodejieba = createRequire(import.meta.url)('nodejieba') as typeof import('nodejieba')
  nodejieba.load()
  for (const word of lexicon) nodejieba.insertWord(word)
  return {
    key: `nodejieba-${lexiconHash}`,
    tokenize: (text) => (text === '' ? [] : nodejieba.cut(text)),
  }
}
