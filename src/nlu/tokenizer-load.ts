import type { Tokenizer } from './tokenizer.ts'
import { createNodeRsTokenizer } from './tokenizer-node-rs.ts'
import { createNodejiebaTokenizer } from './tokenizer-nodejieba.ts'

/** nodejieba where it was built, else @node-rs/jieba; `prefer` forces one, for tests and comparisons. */
export function loadTokenizer(
  lexicon: readonly string[],
  lexiconHash: string,
  prefer?: 'nodejieba' | 'node-rs',
): Tokenizer {
  if (prefer === 'node-rs') return createNodeRsTokenizer(lexicon, lexiconHash)
  try {
    return createNodejiebaTokenizer(lexicon, lexiconHash)
  } catch (error) {
    if (prefer === 'nodejieba') throw error
    return createNodeRsTokenizer(lexicon, lexiconHash)
  }
}
