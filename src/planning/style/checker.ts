import { groundlessPromises } from './promises.ts'
import { CONCESSION, CONTACT, NEGATED, NEGATION, OPENING, PATTERN_RULES, REFUSAL } from './rules.ts'

/** A place where a reply breaks house style; offsets in UTF-16 code units. */
export interface Violation {
  rule: string
  start: number
  end: number
  text: string
}

/** What a reply stands on. */
export interface Basis {
  /** The facts quoted, in their words, and the customer's own values. */
  grounds: readonly string[]
  /** How many answers are joined in it; 1 unless told. */
  parts?: number
}

const LEAST_LETTERS = 6
const LONGEST = 220
const LONGEST_FURTHER = 120
const LETTER = /[\p{L}\p{N}]/u
/** Marks between clauses. */
const MARKS = new Set([...',，。!！?？;；~～ '])

/** All places where the reply breaks house style; empty for a reply that may be shown to an agent. */
export function checkStyle(text: string, { grounds, parts = 1 }: Basis): Violation[] {
  const at = (rule: string, start: number, end: number) => ({
    rule,
    start,
    end,
    text: text.slice(start, end),
  })
  const found: Violation[] = []
  for (const { id, pattern } of PATTERN_RULES) {
    for (const [start, end] of spans(pattern, text)) found.push(at(id, start, end))
  }
  for (const [start, end] of contacts(text, grounds)) found.push(at('contact_data', start, end))
  for (const [start, end] of concessions(text, grounds)) found.push(at('concession', start, end))
  for (const { start, end } of groundlessPromises(text, grounds))
    found.push(at('groundless_promise', start, end))
  for (const [rule, start, end] of shape(text, parts)) found.push(at(rule, start, end))
  return found
}

/** Rules about the reply as a whole. */
function shape(text: string, parts: number): [string, number, number][] {
  const found: [string, number, number][] = []
  const whole = (rule: string) => found.push([rule, 0, text.length])
  if (text.replace(/[^\p{L}\p{N}]/gu, '').length < LEAST_LETTERS) whole('one_word')
  if (text.length > LONGEST + LONGEST_FURTHER * (parts - 1)) whole('too_long')
  if (/你(?!们)/.test(text) && text.includes('您')) whole('address_mixed')
  if (count(text, /[!！]/g) > 1) whole('exclamation_marks')
  if (count(text, /[?？]/g) > parts) whole('many_questions')
  const opening = OPENING.exec(text)?.[0].length ?? 0
  const negation = NEGATION.exec(text.slice(opening))
  if (negation !== null) found.push(['negation_opening', opening, opening + negation[0].length])
  const last = lastClause(text)
  if (REFUSAL.test(text.slice(last))) found.push(['refusal_closes', last, text.length])
  return found
}

/** Where the last stretch between punctuation marks begins. */
function lastClause(text: string): number {
  let at = text.length
  while (at > 0 && !LETTER.test(text[at - 1]!)) at--
  while (at > 0 && !MARKS.has(text[at - 1]!)) at--
  return at
}

function contacts(text: string, grounds: readonly string[]): [number, number][] {
  return spans(CONTACT, text).filter(([start, end]) => !isGround(text.slice(start, end), grounds))
}

/** Clauses that give in on a price, unless they negate it or a fact grants it in these words. */
function concessions(text: string, grounds: readonly string[]): [number, number][] {
  return spans(CONCESSION, text).filter(([start, end]) => {
    const words = text.slice(start, end)
    const before =
      text
        .slice(Math.max(0, start - 6), start)
        .split(/[,，。!！?？;；]/)
        .at(-1) ?? ''
    return !NEGATED.test(before + words) && !isGround(words, grounds)
  })
}

function isGround(words: string, grounds: readonly string[]): boolean {
  return grounds.some((ground) => ground.includes(words))
}

function spans(pattern: RegExp, text: string): [number, number][] {
  // Nearly every reply is clean, and looking is cheaper than collecting.
  if (text.search(pattern) === -1) return []
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length])
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
