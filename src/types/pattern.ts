import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { z } from 'zod'
import { mayHold, type Needles, needlesOf } from './needles.ts'

/**
 * Phrases as data: a regular expression of the part that is linear in time. Alternatives `(a|b)`, optional parts `?`,
 * classes, bounded repetition `{0,8}`, anchors, and `…` for a gap of at most eight characters inside a clause. Not
 * allowed: unbounded repetition, look-around and references, which a text can be written for that blocks the
 * process; what a phrase must not mean stands in an `unless` list.
 */
export const GAP = '[^,.!?~;\\n]{0,8}'
/** Ways in which a pattern may be tried from one place of a text: bounds the work for each of its characters. */
const MOST_WAYS = 20_000
const LONGEST_REPEAT = 24
const NOTHING = '[]'

/**
 * The pattern as a matcher over normalised text (simplified, lower case, half width, without blanks).
 * @throws SyntaxError where it does not parse or may take more than linear time
 */
export function compilePattern(source: string): RegExp {
  return parse(source).pattern
}

function parse(source: string): { pattern: RegExp; alternatives: readonly AST.Alternative[] } {
  const expanded = source.replaceAll('…', GAP)
  const { alternatives } = new RegExpParser().parsePattern(expanded, 0, expanded.length, { unicode: true })
  const ways = waysOf(alternatives)
  if (ways > MOST_WAYS)
    throw new SyntaxError(`can be tried in ${ways} ways from one place, at most ${MOST_WAYS} are allowed`)
  return { pattern: new RegExp(expanded, 'u'), alternatives }
}

/** Alternatives that begin with different characters exclude each other: only those of one head can be under way. */
function waysOf(alternatives: readonly AST.Alternative[]): number {
  const byHead = new Map<number | null, number>()
  for (const { elements } of alternatives) {
    const ways = elements.reduce((product, each) => product * waysOfElement(each), 1)
    const head = headOf(elements[0])
    byHead.set(head, (byHead.get(head) ?? 0) + ways)
  }
  const open = byHead.get(null) ?? 0
  byHead.delete(null)
  return open + Math.max(0, ...byHead.values())
}

function headOf(element: AST.Element | undefined): number | null {
  return element?.type === 'Character' ? element.value : null
}

function waysOfElement(element: AST.Element): number {
  switch (element.type) {
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
      return 1
    case 'Group':
      return waysOf(element.alternatives)
    case 'CapturingGroup':
      return waysOf(element.alternatives)
    case 'Quantifier':
      return waysOfRepeat(element)
    case 'Assertion':
      if (element.kind === 'start' || element.kind === 'end') return 1
      throw new SyntaxError(`${element.raw} looks around: put what it excludes into unless`)
    default:
      throw new SyntaxError(`${element.raw} is not allowed`)
  }
}

function waysOfRepeat({ element, min, max, raw }: AST.Quantifier): number {
  if (max > LONGEST_REPEAT) throw new SyntaxError(`${raw} repeats more than ${LONGEST_REPEAT} times`)
  const once = waysOfElement(element)
  let ways = 0
  for (let times = min; times <= max; times++) ways += once ** times
  return ways
}

/**
 * Words that a whole message is made of: at least one of `core`, the rest of either list; punctuation and blanks do
 * not count. Checked by the examples like phrases.
 */
export const madeOfSchema = z.strictObject({
  core: z.array(z.string().min(1)).min(1),
  around: z.array(z.string().min(1)).default([]),
  yes: z.array(z.string().min(1)).min(1),
  no: z.array(z.string().min(1)).default([]),
})

export type MadeOfSource = z.infer<typeof madeOfSchema>

/** Checked when it is read; the message names the fault. */
export const patternSchema = z
  .string()
  .min(1)
  .superRefine((source, context) => {
    try {
      compilePattern(source)
    } catch (fault) {
      context.addIssue({ code: 'custom', message: `${source}: ${(fault as Error).message}` })
    }
  })

/**
 * Phrases that mean one thing, with the examples that hold them: every pattern of `any` has to match one of `yes`,
 * every one of `unless` has to keep one of `no` from matching (`shouda lint`).
 */
export const phrasesSchema = z.strictObject({
  any: z.array(patternSchema).min(1),
  /** Cut out of the text before `any` is tried. */
  unless: z.array(patternSchema).default([]),
  /** Nothing is said by a message in which one of these stands anywhere. */
  never_with: z.array(patternSchema).default([]),
  yes: z.array(z.string().min(1)).min(1),
  no: z.array(z.string().min(1)).default([]),
})

export type PhrasesSource = z.infer<typeof phrasesSchema>

/** Phrases made ready for matching. */
export interface Phrases {
  readonly any: readonly RegExp[]
  /** Finds whatever one of them does: most texts hold none, and are looked through once. */
  readonly oneOfAny: RegExp
  /** What it cannot do without. */
  readonly needles: Needles | null
  readonly unless: readonly RegExp[]
  readonly neverWith: RegExp
}

export function compilePhrases(source: {
  any: readonly string[]
  unless?: readonly string[]
  never_with?: readonly string[]
}): Phrases {
  const parsed = source.any.map(parse)
  const any = parsed.map(({ pattern }) => pattern)
  return {
    any,
    oneOfAny: oneOf(any),
    needles: needlesOf(parsed.map(({ alternatives }) => alternatives)),
    unless: (source.unless ?? []).map((each) => new RegExp(compilePattern(each).source, 'gu')),
    neverWith: oneOf((source.never_with ?? []).map(compilePattern)),
  }
}

/** Matches where one of the patterns does; nothing where there are none. */
function oneOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|') || NOTHING, 'u')
}

/** Whether the text says it outside every phrase that must not count. */
export function matchesPhrases(text: string, phrases: Phrases): boolean {
  const { needles } = phrases
  return (needles === null || mayHold(text, needles)) && saysPhrases(text, phrases)
}

/** The same of a text that is known to hold what the phrases cannot do without. */
export function saysPhrases(text: string, { oneOfAny, unless, neverWith }: Phrases): boolean {
  if (!oneOfAny.test(text) || neverWith.test(text)) return false
  return unless.length === 0 || oneOfAny.test(without(text, unless))
}

/** The words that say it; null where none do. */
export function matchOf(text: string, phrases: Phrases): RegExpExecArray | null {
  return matchesPhrases(text, phrases) ? firstOf(without(text, phrases.unless), phrases.any) : null
}

/** A break that no pattern crosses stands in for what is cut out. */
function without(text: string, unless: readonly RegExp[]): string {
  return unless.reduce((left, mention) => left.replace(mention, '\n'), text)
}

function firstOf(text: string, any: readonly RegExp[]): RegExpExecArray | null {
  for (const pattern of any) {
    const found = pattern.exec(text)
    if (found !== null) return found
  }
  return null
}
