import type { Concept } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'

/** A vocabulary made ready: which words name which value, and what a value implies and excludes. */
export interface Vocabulary {
  /** Words with the values they name, longest first. */
  readonly words: readonly { word: string; concept: Concept }[]
  readonly concepts: ReadonlyMap<string, Concept>
}

export function compileVocabulary(concepts: readonly Concept[]): Vocabulary {
  const words = concepts.flatMap((concept) =>
    [concept.value, ...concept.words].map((word) => ({ word: plain(word), concept })),
  )
  return {
    words: words.sort((one, other) => other.word.length - one.word.length),
    concepts: new Map(concepts.map((concept) => [concept.value, concept])),
  }
}

/** A value that a text names, and where. */
export interface Mention {
  concept: Concept
  word: string
  start: number
}

/** The values that a text names, in its order; of words inside one another the longest counts. */
export function mentionsOf(text: string, { words }: Vocabulary): Mention[] {
  const found: Mention[] = []
  let rest = text
  for (const { word, concept } of words) {
    for (let start = rest.indexOf(word); start >= 0; start = rest.indexOf(word, start + 1)) {
      found.push({ concept, word, start })
      rest = rest.slice(0, start) + '\n'.repeat(word.length) + rest.slice(start + word.length)
    }
  }
  return found.sort((one, other) => one.start - other.start)
}

/** Everything that a value implies, itself included. */
export function impliedBy(value: string, { concepts }: Vocabulary): Set<string> {
  const implied = new Set([value])
  for (const each of implied) for (const next of concepts.get(each)?.implies ?? []) implied.add(next)
  return implied
}

/** Whether things of the value `known` are also `asked`; null where nobody can tell. */
export function holdsFor(asked: string, known: string, vocabulary: Vocabulary): boolean | null {
  const implied = impliedBy(known, vocabulary)
  if (implied.has(asked)) return true
  const wider = impliedBy(asked, vocabulary)
  const excludes = (values: Iterable<string>, others: ReadonlySet<string>) =>
    [...values].some((value) => vocabulary.concepts.get(value)?.excludes.some((each) => others.has(each)))
  return excludes(implied, wider) || excludes(wider, implied) ? false : null
}
