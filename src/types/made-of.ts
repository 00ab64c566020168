import type { MadeOfSource } from './pattern.ts'

/** A longer message says more than a courtesy. */
const LONGEST = 48
const NO_LETTER = /[^\p{L}\p{N}]/gu

/** Words ready for covering a text. */
export interface MadeOf {
  readonly core: ReadonlySet<string>
  readonly around: ReadonlySet<string>
  /** Length of the longest word. */
  readonly reach: number
}

export function compileMadeOf({ core, around }: Pick<MadeOfSource, 'core' | 'around'>): MadeOf {
  return {
    core: new Set(core),
    around: new Set(around),
    reach: Math.max(...[...core, ...around].map((word) => word.length)),
  }
}

/** Whether words of the two lists cover the whole text, one of `core` at least; linear in its length. */
export function isMadeOf(text: string, { core, around, reach }: MadeOf): boolean {
  const letters = text.replace(NO_LETTER, '')
  if (letters === '' || letters.length > LONGEST) return false
  // For each place: 0 not reached, 1 reached by words around, 2 reached with a core word among them.
  const reached = new Uint8Array(letters.length + 1)
  reached[0] = 1
  for (let at = 0; at < letters.length; at++) {
    if (reached[at] === 0) continue
    for (let end = at + 1; end <= Math.min(letters.length, at + reach); end++) {
      const word = letters.slice(at, end)
      if (core.has(word)) reached[end] = 2
      else if (around.has(word)) reached[end] = Math.max(reached[end]!, reached[at]!)
    }
  }
  return reached[letters.length] === 2
}
