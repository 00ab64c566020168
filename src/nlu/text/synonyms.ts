import type { SynonymPair } from '../../types/index.ts'

const isAsciiWord = (unit: number) => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)

/** Finds the longest slang word at a place of a text; one table lookup where none begins. */
export class Synonyms {
  private readonly begins = new Uint8Array(65536)
  private readonly byFirst = new Map<number, SynonymPair[]>()

  constructor(readonly pairs: readonly SynonymPair[]) {
    for (const pair of pairs) {
      const first = pair[0].charCodeAt(0)
      this.begins[first] = 1
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), pair])
    }
    for (const list of this.byFirst.values()) list.sort((a, b) => b[0].length - a[0].length)
  }

  /** The pair whose slang stands at `at`, or null. Latin slang counts only as a whole word: yhq, not in myhqx. */
  at(units: Uint16Array, length: number, at: number): SynonymPair | null {
    const first = units[at] as number
    if (this.begins[first] === 0) return null
    for (const pair of this.byFirst.get(first)!) {
      if (matches(units, length, at, pair[0])) return pair
    }
    return null
  }
}

function matches(units: Uint16Array, length: number, at: number, word: string): boolean {
  const end = at + word.length
  if (end > length) return false
  for (let i = 1; i < word.length; i++) if (units[at + i] !== word.charCodeAt(i)) return false
  if (isAsciiWord(word.charCodeAt(0)) && at > 0 && isAsciiWord(units[at - 1] as number)) return false
  return !(isAsciiWord(word.charCodeAt(word.length - 1)) && end < length && isAsciiWord(units[end] as number))
}
