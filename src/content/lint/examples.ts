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

/** Utterances that stand under two labels, or twice under one. */
export function lintDuplicates(examples: readonly TrainingExample[]): Finding[] {
  const first = new Map<string, TrainingExample>()
  return examples.flatMap((example) => {
    // Emoji and punctuation alone are told apart by what they are.
    const key = sameText(example.text) || example.text
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, example)
      return []
    }
    const message = `"${example.text}" stands in ${before.file}:${before.line} too`
    return before.label === example.label
      ? [warning(example.file, example.line, message)]
      : [error(example.file, example.line, `${message}, under another intent`)]
  })
}

/** Lines of an aspect that stand twice, or bear no sign that there is. */
export function lintAspects(aspects: readonly AspectExample[], signs: ReadonlySet<string>): Finding[] {
  const first = new Map<string, AspectExample>()
  const strangers = new Map<string, AspectExample>()
  const doubles = aspects.flatMap((each) => {
    const { aspect, value, text, file, line } = each
    if (aspect === 'signs' && value !== null && !signs.has(value)) strangers.set(value, each)
    const key = `${aspect}\t${sameText(text) || text}`
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, each)
      return []
    }
    const message = `"${text}" stands in ${before.file}:${before.line} too`
    return [
      before.value === value
        ? warning(file, line, message)
        : error(file, line, `${message}, as something else`),
    ]
  })
  const unknown = [...strangers].map(([id, { file }]) =>
    error(file, 0, `the sign ${id} is not in _signs.yaml`),
  )
  return [...unknown, ...doubles]
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
