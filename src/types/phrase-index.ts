import { PLACES, placeOf, placesIn } from './needles.ts'
import { type Phrases, saysPhrases } from './pattern.ts'

/**
 * A list of phrases by the characters that they cannot do without: of a long list most texts can match few, which are
 * found by looking once at each character of the text instead of once for every entry.
 */
export interface PhraseIndex<T> {
  readonly entries: readonly T[]
  /** A bit an entry, by the place of a character that it may match with; most places have none. */
  readonly byPlace: readonly (readonly number[] | undefined)[]
  /** Those that may match any text. */
  readonly open: readonly number[]
}

/** Bits of a number that V8 keeps without a box of its own. */
const WORD = 30

export function indexPhrases<T extends { phrases: Phrases }>(entries: readonly T[]): PhraseIndex<T> {
  const empty = Array.from({ length: Math.ceil(entries.length / WORD) }, () => 0)
  const open = [...empty]
  const byPlace: (number[] | undefined)[] = Array.from({ length: PLACES })
  for (const [i, { phrases }] of entries.entries()) {
    if (phrases.needles === null) set(open, i)
    else
      for (const place of placesIn(phrases.needles)) {
        byPlace[place] ??= [...empty]
        set(byPlace[place], i)
      }
  }
  return { entries, byPlace, open }
}

function set(bits: number[], i: number): void {
  bits[Math.floor(i / WORD)]! |= 1 << (i % WORD)
}

/** The entries that may match one of the texts, by their places in the list. */
function candidatesIn({ byPlace, open }: PhraseIndex<unknown>, texts: readonly string[]): readonly number[] {
  const may = open.slice()
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      const row = byPlace[placeOf(text.charCodeAt(at))]
      if (row !== undefined) for (let word = 0; word < may.length; word++) may[word]! |= row[word]!
    }
  }
  let places = NONE
  for (let word = 0; word < may.length; word++) {
    for (let left = may[word]!; left !== 0; left &= left - 1) {
      if (places === NONE) places = []
      places.push(word * WORD + lowestBit(left))
    }
  }
  return places
}

/** Of most lists most texts match nothing. */
const NONE: number[] = []

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits)

/** The entries whose phrases the text says, in the order of the list; `counts` keeps some of them from being tried. */
export function matchingIn<T extends { phrases: Phrases }>(
  text: string,
  index: PhraseIndex<T>,
  counts: (entry: T) => boolean = always,
): T[] {
  return candidatesIn(index, [text])
    .map((place) => index.entries[place]!)
    .filter((entry) => counts(entry) && saysPhrases(text, entry.phrases))
}

/** The entries whose phrases one of the texts says, in the order of the list. */
export function matchingInAny<T extends { phrases: Phrases }>(
  texts: readonly string[],
  index: PhraseIndex<T>,
): T[] {
  return candidatesIn(index, texts)
    .map((place) => index.entries[place]!)
    .filter(({ phrases }) => texts.some((text) => saysPhrases(text, phrases)))
}

/**
 * The first entry of the list whose phrases the text says.
 * @param counts keeps some of them from being tried
 * @param isMeant asked of what the text says, where more than the words decides
 */
export function firstIn<T extends { phrases: Phrases }>(
  text: string,
  index: PhraseIndex<T>,
  counts: (entry: T) => boolean = always,
  isMeant: (entry: T) => boolean = always,
): T | null {
  for (const place of candidatesIn(index, [text])) {
    const entry = index.entries[place]!
    if (counts(entry) && saysPhrases(text, entry.phrases) && isMeant(entry)) return entry
  }
  return null
}

const always = () => true
