import type { ScriptFiles } from '../../content/scripts.ts'
import { compilePattern } from '../../types/index.ts'
import { type PlacedPhrases, phrasesOf } from '../lint/walk.ts'

/** The lists of phrases whose patterns are tried. */
const LISTS = ['any', 'unless', 'never_with'] as const
type List = (typeof LISTS)[number]

/** Matches no text that a customer can write: the place of a pattern that is taken away. */
export const NEVER = '\u{10FFFF}'

/** A pattern where it stands: what is written here is what the next planner goes by. */
export interface Place {
  phrases: PlacedPhrases
  list: List
  i: number
  file: string
  line: number
  pattern: string
  write(pattern: string): void
}

export function placesOf(files: ScriptFiles): Place[] {
  return phrasesOf(files).flatMap((phrases) =>
    LISTS.flatMap((list) => (phrases.value[list] ?? []).map((_, i) => placeOf(phrases, list, i))),
  )
}

function placeOf(phrases: PlacedPhrases, list: List, i: number): Place {
  const patterns = phrases.value[list] as string[]
  return {
    phrases,
    list,
    i,
    file: phrases.file,
    line: phrases.lineOf([list, i]),
    pattern: patterns[i]!,
    write: (pattern) => {
      patterns[i] = pattern
    },
  }
}

/** What a pattern finds in a text, all of it, in a form that can be compared. */
export function finder(pattern: string): (text: string) => string {
  const everywhere = new RegExp(compilePattern(pattern).source, 'gu')
  return (text) => text.replace(everywhere, NEVER)
}
