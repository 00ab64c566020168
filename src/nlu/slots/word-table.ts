/** A word of a table and what it stands for. */
export interface Entry<T> {
  word: string
  meaning: T
}

const isAsciiWord = (unit: number) => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)

/** Words of two characters or more, found at a place of a text through their first two characters. */
export class WordTable<T> {
  private readonly begins = new Uint8Array(65536)
  private readonly byPair = new Map<number, Entry<T>[]>()

  constructor(entries: Iterable<Entry<T>>) {
    for (const entry of entries) {
      const pair = pairAt(entry.word, 0)
      this.begins[entry.word.charCodeAt(0)] = 1
      const list = this.byPair.get(pair)
      if (list === undefined) this.byPair.set(pair, [entry])
      else list.push(entry)
    }
    for (const list of this.byPair.values()) list.sort((a, b) => b.word.length - a.word.length)
  }

  /** The characters that words begin with. */
  initials(): string {
    return [...this.begins.keys()]
      .filter((unit) => this.begins[unit] === 1)
      .map((unit) => String.fromCharCode(unit))
      .join('')
  }

  /** The words at `at`, longest first; a Latin one only as a whole word. */
  at(text: string, at: number): Entry<T>[] {
    if (this.begins[text.charCodeAt(at)] === 0) return NONE
    const list = this.byPair.get(pairAt(text, at))
    return list === undefined ? NONE : list.filter(({ word }) => standsAt(text, at, word))
  }
}

const NONE: never[] = []

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1)
}

function standsAt(text: string, at: number, word: string): boolean {
  if (!text.startsWith(word, at)) return false
  if (isAsciiWord(word.charCodeAt(0)) && isAsciiWord(text.charCodeAt(at - 1))) return false
  return !(isAsciiWord(word.charCodeAt(word.length - 1)) && isAsciiWord(text.charCodeAt(at + word.length)))
}
