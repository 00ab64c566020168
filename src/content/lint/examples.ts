import type { AspectExample, SuiteCase, TrainingExample } from '../../types/index.ts'
import { error, type Finding, warning } from './finding.ts'

/** A pair of near-duplicates is reported from this many words on; shorter lines are alike by nature. */
const LEAST_WORDS = 6
/** Share of examples that may have a near-duplicate. */
const TOLERATED = 0.05
const LISTED = 20
/** Shorter texts ("有货吗") may stand in a suite too: everybody writes them. */
const LEAST_LETTERS = 7

/** What two texts have in common that say the same: width, case, punctuation and blanks aside. */
export function sameText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]/gu, '')
}

interface Line {
  text: string
  file: string
  line: number
}

/**
 * Lines that stand before, among those with the same scope: as the same thing, or as another.
 * @param otherwise what is said of a line that stands as another thing
 */
function doubled<T extends Line>(
  lines: readonly T[],
  { scopeOf, thingOf, otherwise }: { scopeOf(line: T): string; thingOf(line: T): unknown; otherwise: string },
): Finding[] {
  const first = new Map<string, T>()
  return lines.flatMap((each) => {
    // Emoji and punctuation alone are told apart by what they are.
    const key = `${scopeOf(each)}\t${sameText(each.text) || each.text}`
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, each)
      return []
    }
    const message = `"${each.text}" stands in ${before.file}:${before.line} too`
    return thingOf(before) === thingOf(each)
      ? [warning(each.file, each.line, message)]
      : [error(each.file, each.line, `${message}, ${otherwise}`)]
  })
}

/** Utterances that stand under two labels, or twice under one. */
export const lintDuplicates = (examples: readonly TrainingExample[]): Finding[] =>
  doubled(examples, { scopeOf: () => '', thingOf: ({ label }) => label, otherwise: 'under another intent' })

/** Lines of an aspect that stand twice, or bear no sign that there is. */
export function lintAspects(aspects: readonly AspectExample[], signs: ReadonlySet<string>): Finding[] {
  const files = new Map(
    aspects.flatMap(({ aspect, value, file }) =>
      aspect === 'signs' && value !== null ? [[value, file] as const] : [],
    ),
  )
  const unknown = [...files].flatMap(([id, file]) =>
    signs.has(id) ? [] : [error(file, 0, `the sign ${id} is not in _signs.yaml`)],
  )
  const how = { scopeOf: ({ aspect }: AspectExample) => aspect, otherwise: 'as something else' }
  return [...unknown, ...doubled(aspects, { ...how, thingOf: ({ value }) => value })]
}

/**
 * Pairs of one intent, six words or longer, that differ in one word: a sign of templates being filled in.
 * @param tokenize cuts a text into words
 */
export function lintNearDuplicates(
  examples: readonly TrainingExample[],
  tokenize: (text: string) => readonly string[],
): Finding[] {
  const seen = new Map<string, TrainingExample>()
  const pairs: { example: TrainingExample; other: TrainingExample }[] = []
  for (const example of examples) {
    const words = tokenize(example.text)
    if (words.length < LEAST_WORDS) continue
    const keys = words.map((_, i) => `${example.label}\t${words.with(i, '\u0000').join('\u0001')}`)
    const other = keys
      .map((key) => seen.get(key))
      .find((one) => one !== undefined && one.text !== example.text)
    if (other !== undefined) pairs.push({ example, other })
    for (const key of keys) if (!seen.has(key)) seen.set(key, example)
  }
  const found = pairs.slice(0, LISTED).map(({ example, other }) => {
    const message = `"${example.text}" differs in one word from ${other.file}:${other.line} "${other.text}"`
    return warning(example.file, example.line, message)
  })
  return pairs.length > examples.length * TOLERATED
    ? [...found, tooMany(pairs[0]!.example, pairs.length)]
    : found
}

function tooMany({ file }: TrainingExample, pairs: number): Finding {
  return error(
    file,
    0,
    `${pairs} near-duplicates of an intent in all: more than ${TOLERATED * 100} % of the examples`,
  )
}

/** Cases of the suites that the model was trained on: their measure would be worth nothing. */
export function lintSuites(cases: readonly SuiteCase[], examples: readonly TrainingExample[]): Finding[] {
  const known = new Map(examples.map((example) => [sameText(example.text), example]))
  return cases.flatMap(({ text, file, line }) => {
    const key = sameText(text)
    const example = key.length < LEAST_LETTERS ? undefined : known.get(key)
    return example === undefined
      ? []
      : [error(file, line, `"${text}" is trained on: ${example.file}:${example.line}`)]
  })
}
