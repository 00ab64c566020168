import type { MadeOfSource } from './pattern.ts'
import { isPlain } from './plain.ts'

/** A longer message says more than a courtesy. */
const LONGEST = 48
const NO_LETTER = /[^\p{L}\p{N}]/gu

/** The letters and digits of a text alone. */
export const lettersAndDigits = (text: string): string => (isPlain(text) ? text : text.replace(NO_LETTER, ''))

/** Words ready for covering a text. */
export interface MadeOf {
  /** Whether a word of the two lists is one of `core`. */
  readonly words: ReadonlyMap<string, boolean>
  /** The characters that they begin with, and those that they end with. */
  readonly heads: ReadonlySet<string>
  readonly tails: ReadonlySet<string>
  readonly core: readonly string[]
  /** Length of the longest word. */
  readonly reach: number
}

export function compileMadeOf({ core, around }: Pick<MadeOfSource, 'core' | 'around'>): MadeOf {
  const all = [...around, ...core]
  return {
    words: new Map([
      ...around.map((word) => [word, false] as const),
      ...core.map((word) => [word, true] as const),
    ]),
    heads: new Set(all.map((word) => word[0]!)),
    tails: new Set(all.map((word) => word.at(-1)!)),
    core,
    reach: Math.max(...all.map((word) => word.length)),
  }
}

/** Whether words of the two lists cover the whole text, one of `core` at least; linear in its length. */
export function isMadeOf(text: string, words: MadeOf): boolean {
  const letters = lettersAndDigits(text)
  const { length } = letters
  if (length === 0 || length > LONGEST) return false
  return words.heads.has(letters[0]!) && words.tails.has(letters[length - 1]!) && covers(letters, words)
}

function covers(letters: string, { words, heads, reach }: MadeOf): boolean {
  // For each place: 0 not reached, 1 reached by words around, 2 reached with a core word among them.
  const reached = new Uint8Array(letters.length + 1)
  reached[0] = 1
  let furthest = 0
  for (let at = 0; at <= furthest && at < letters.length; at++) {
    if (reached[at] === 0 || !heads.has(letters[at]!)) continue
    const last = Math.min(letters.length, at + reach)
    for (let end = at + 1; end <= last; end++) {
      const isCore = words.get(letters.slice(at, end))
      if (isCore === undefined) continue
      reached[end] = isCore ? 2 : Math.max(reached[end]!, reached[at]!)
      furthest = Math.max(furthest, end)
    }
  }
  return reached[letters.length] === 2
}
