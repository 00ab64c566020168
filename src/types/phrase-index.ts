import { placeOf, placesIn } from './needles.ts'
import { matchesPhrases, type Phrases } from './pattern.ts'

/**
 * A list of phrases by the characters that they cannot do without: of a long list most texts can match few, which are
 * found by looking once at each character of the text instead of once for every entry.
 */
export interface PhraseIndex<T> {
  readonly entries: readonly T[]
  /** A bit an entry, by the place of a character that it may match with. */
  readonly byPlace: ReadonlyMap<number, Uint32Array>
  /** Those that may match any text. */
  readonly open: Uint32Array
}

const WORD = 32

export function indexPhrases<T extends { phrases: Phrases }>(entries: readonly T[]): PhraseIndex<T> {
  const words = Math.ceil(entries.length / WORD)
  const open = new Uint32Array(words)
  const byPlace = new Map<number, Uint32Array>()
  for (const [i, { phrases }] of entries.entries()) {
    if (phrases.needles === null) set(open, i)
    else for (const place of placesIn(phrases.needles)) set(rowOf(place, byPlace, words), i)
  }
  return { entries, byPlace, open }
}

function rowOf(place: number, byPlace: Map<number, Uint32Array>, words: number): Uint32Array {
  const row = byPlace.get(place) ?? new Uint32Array(words)
  byPlace.set(place, row)
  return row
}

function set(bits: Uint32Array, i: number): void {
  bits[Math.floor(i / WORD)]! |= 1 << (i % WORD)
}

/** The entries whose phrases the text says, in the order of the list; `counts` keeps some of them from being tried. */
export function* matchingIn<T extends { phrases: Phrases }>(
  text: string,
  { entries, byPlace, open }: PhraseIndex<T>,
  counts: (entry: T) => boolean = () => true,
): Generator<T> {
  const may = open.slice()
  for (let at = 0; at < text.length; at++) {
    const row = byPlace.get(placeOf(text.charCodeAt(at)))
    if (row !== undefined) for (let word = 0; word < may.length; word++) may[word]! |= row[word]!
  }
  for (const [word, bits] of may.entries()) {
    for (let left = bits; left !== 0; left &= left - 1) {
      const entry = entries[word * WORD + lowestBit(left)]!
      if (counts(entry) && matchesPhrases(text, entry.phrases)) yield entry
    }
  }
}

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits)
