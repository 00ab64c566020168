import { type Estimate, shareOf } from '../metrics/intervals.ts'
import type { CaseResult } from './baseline.ts'

/** Texts shorter than this coincide by chance (在吗, 多少钱). */
const TELLING_LENGTH = 7
/** Jaccard similarity of character pairs from which two texts are nearly the same. */
const NEARLY = 0.6

export interface OverlapScore {
  suite: string
  cases: number
  /** Cases of seven characters or more whose very text stands in the training data. */
  same: { id: string; text: string }[]
  /** Cases of any length whose text, or nearly the same one, stands there. */
  near: number
  /** Right among the others. */
  rightWithout: Estimate
}

/** How much of each suite the model was trained on, and what is left of its figure without that. Pure. */
export function measureOverlap(
  suites: readonly string[],
  results: readonly CaseResult[],
  trainingTexts: readonly string[],
): OverlapScore[] {
  const similarity = similarityTo(trainingTexts.map(bare))
  const judged = results.map((result) => ({ result, similarity: similarity(bare(result.text)) }))
  return suites.map((suite) => {
    const own = judged.filter(({ result }) => result.id.startsWith(`${suite}/`))
    const others = own.filter((each) => each.similarity < NEARLY)
    return {
      suite,
      cases: own.length,
      same: own
        .filter((each) => each.similarity === 1 && bare(each.result.text).length >= TELLING_LENGTH)
        .map(({ result: { id, text } }) => ({ id, text })),
      near: own.length - others.length,
      rightWithout: shareOf(others, ({ result }) => result.right),
    }
  })
}

/** Letters and digits alone, in one form and case. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The similarity of a text to the most similar one of `texts`; 1 for equal texts and for no other. */
function similarityTo(texts: readonly string[]): (text: string) => number {
  const known = new Set(texts)
  const distinct = [...known]
  const sizes = distinct.map((text) => pairsOf(text).size)
  const holders = new Map<string, number[]>()
  distinct.forEach((text, i) => {
    for (const pair of pairsOf(text)) {
      const list = holders.get(pair)
      if (list === undefined) holders.set(pair, [i])
      else list.push(i)
    }
  })
  return (text) => {
    if (known.has(text)) return 1
    const pairs = pairsOf(text)
    const shared = new Map<number, number>()
    for (const pair of pairs) for (const i of holders.get(pair) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1)
    let most = 0
    for (const [i, count] of shared) most = Math.max(most, count / (pairs.size + sizes[i]! - count))
    return Math.min(most, 0.999)
  }
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2))
  return pairs
}
