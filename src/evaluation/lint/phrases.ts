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

/** Disguises are looked for in the text as it was typed. */
function readerOf({ value }: PlacedPhrases, normalise: (text: string) => string) {
  return 'word' in value ? typedText : (text: string) => normalise(text).replace(/\s+/g, '')
}

function lintOne({ value, file, lineOf }: PlacedPhrases, read: (text: string) => string): Finding[] {
  const { any, unless } = value
  const phrases = compilePhrases(value)
  const yes = value.yes.map(read)
  const no = value.no.map(read)
  const at = (list: string, i: number, message: string) => error(file, lineOf([list, i]), message)
  return [
    ...any.flatMap((pattern, i) =>
      yes.some((text) => compilePattern(pattern).test(text))
        ? []
        : [at('any', i, `${pattern} matches no example of yes`)],
    ),
    ...value.yes.flatMap((text, i) =>
      matchesPhrases(yes[i]!, phrases) ? [] : [at('yes', i, `${text} is not matched`)],
    ),
    ...value.no.flatMap((text, i) =>
      matchesPhrases(no[i]!, phrases) ? [at('no', i, `${text} is matched`)] : [],
    ),
    ...unless.flatMap((pattern, i) =>
      no.some((text) => matchesPhrases(text, compilePhrases({ any, unless: without(unless, i) })))
        ? []
        : [at('unless', i, `${pattern} keeps no example of no from matching`)],
    ),
  ]
}

const without = (patterns: readonly string[], i: number) => patterns.filter((_, n) => n !== i)
