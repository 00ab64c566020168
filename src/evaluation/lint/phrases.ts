import { error, type Finding } from '../../content/lint/finding.ts'
import type { ScriptFiles } from '../../content/scripts.ts'
import { typedText } from '../../context/signs.ts'
import { compilePattern, compilePhrases, matchesPhrases } from '../../types/index.ts'
import { type PlacedPhrases, phrasesOf } from './walk.ts'

/**
 * Whether the examples hold the phrases: every pattern has an example that needs it, and no example is against it.
 * @param normalise brings an example into the form in which the engine matches
 */
export function lintPhrases(files: ScriptFiles, normalise: (text: string) => string): Finding[] {
  return phrasesOf(files).flatMap((placed) => lintOne(placed, readerOf(placed, normalise)))
}

/** How much of what the examples of some phrases hold is not so. */
export function brokenExamples(placed: PlacedPhrases, normalise: (text: string) => string): number {
  return lintOne(placed, readerOf(placed, normalise)).length
}

/** Disguises are looked for in the text as it was typed, some rules in the message as it was written. */
function readerOf({ value }: PlacedPhrases, normalise: (text: string) => string) {
  if ('raw' in value) return (text: string) => text
  return 'word' in value ? typedText : (text: string) => normalise(text).replace(/\s+/g, '')
}

function lintOne({ value, file, lineOf }: PlacedPhrases, read: (text: string) => string): Finding[] {
  const { any, unless = [], never_with = [], yes: examples, no: against = [] } = value
  const phrases = compilePhrases(value)
  const yes = examples.map(read)
  const no = against.map(read)
  const at = (list: string, i: number, message: string) => error(file, lineOf([list, i]), message)
  const isKept = (others: Pick<typeof value, 'unless' | 'never_with'>) =>
    no.some((text) => matchesPhrases(text, compilePhrases({ any, ...others })))
  return [
    ...faults(any, (pattern) => !yes.some((text) => compilePattern(pattern).test(text))).map(([pattern, i]) =>
      at('any', i, `${pattern} matches no example of yes`),
    ),
    ...faults(examples, (_, i) => !matchesPhrases(yes[i]!, phrases)).map(([text, i]) =>
      at('yes', i, `${text} is not matched`),
    ),
    ...faults(against, (_, i) => matchesPhrases(no[i]!, phrases)).map(([text, i]) =>
      at('no', i, `${text} is matched`),
    ),
    ...faults(unless, (_, i) => !isKept({ unless: without(unless, i), never_with })).map(([pattern, i]) =>
      at('unless', i, `${pattern} keeps no example of no from matching`),
    ),
  ]
}

/** The texts that are at fault, with their places. */
function faults(texts: readonly string[], isFault: (text: string, i: number) => boolean): [string, number][] {
  return texts.flatMap((text, i): [string, number][] => (isFault(text, i) ? [[text, i]] : []))
}

const without = (patterns: readonly string[], i: number) => patterns.filter((_, n) => n !== i)
