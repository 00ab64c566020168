import { compileContext } from '../../context/compile-rules.ts'
import { ownWords } from '../../context/heard.ts'
import { compileSigns, signReadings } from '../../context/signs.ts'
import type { Understanding } from '../../planning/engine.ts'
import type { Scripts } from '../../types/index.ts'
import { plain, plainly } from '../../types/plain.ts'

/** Every form in which a pattern may be tried on what was written in a conversation. */
export type Haystack = (texts: readonly string[]) => string[]

/** With all patterns in place: what is cut away and what is written out as they have it. */
export function haystackOf(scripts: Scripts, understanding: Understanding, precision: number): Haystack {
  const { cuts } = compileContext(scripts.context)
  const signs = compileSigns(scripts.signs)
  const clausesOf = (text: string) =>
    text.trim() === ''
      ? []
      : understanding
          .understand(text, precision)
          .utterances.map(({ utterance }) => plainly(utterance.normalised))
  return (texts) => {
    const own = texts.map((text) => ownWords(text, cuts))
    const clauses = own.map(clausesOf)
    const normalised = clauses.map((each) => each.join(','))
    const typed = own.flatMap((text, i) => signReadings({ text, normalised: normalised[i]! }, signs))
    const written = [...texts, ...own, ...own.flatMap(lines)]
    const words = written.map(plainly)
    return [
      ...new Set([
        ...written,
        ...words,
        ...words.map(halfWidth),
        ...written.map(plain),
        ...typed,
        ...clauses.flat(),
        ...normalised,
        // Questions that are one are joined, and so are bursts that wait together.
        ...clauses.map((each) => each.join('')),
        clauses.flat().join(''),
        normalised.join(','),
        own.join('\n'),
      ]),
    ]
  }
}

const lines = (text: string) => text.split('\n')
const halfWidth = (text: string) => text.replaceAll('，', ',').replaceAll('？', '?')
