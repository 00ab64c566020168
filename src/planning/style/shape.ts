import type { Basis } from './checker.ts'
import type { CompiledStyle } from './compile.ts'

const LEAST_LETTERS = 6
const LONGEST = 220
const LONGEST_FURTHER = 120
const LETTER = /[\p{L}\p{N}]/u
/** Marks between clauses. */
const MARKS = new Set([...',，。!！?？;；~～ '])

/** Rules about the reply as a whole, of so many answers: rule, start, end. */
export function shapeFaults(
  text: string,
  { grounds, parts = 1 }: Basis,
  style: CompiledStyle,
): [string, number, number][] {
  const found: [string, number, number][] = []
  const whole = (rule: string) => found.push([rule, 0, text.length])
  if (text.replace(/[^\p{L}\p{N}]/gu, '').length < LEAST_LETTERS) whole('one_word')
  if (text.length > LONGEST + LONGEST_FURTHER * (parts - 1)) whole('too_long')
  if (style.address.familiar.test(text) && style.address.polite.test(text)) whole('address_mixed')
  if (count(text, /[!！]/g) > 1) whole('exclamation_marks')
  if (count(text, /[?？]/g) > parts) whole('many_questions')
  const opening = style.opening.exec(text)?.[0].length ?? 0
  const negation = style.negationOpening.exec(text.slice(opening))
  if (negation !== null && !isQuoted(firstClause(text.slice(opening)), grounds))
    found.push(['negation_opening', opening, opening + negation[0].length])
  const last = lastClause(text)
  if (style.refusal.test(text.slice(last)) && !isQuoted(text.slice(last), grounds))
    found.push(['refusal_closes', last, text.length])
  return found
}

/** Whether the words are a fact's own: a record that ends on 不能久泡 refuses nothing. */
function isQuoted(words: string, grounds: readonly string[]): boolean {
  const bare = words.replace(/[^\p{L}\p{N}]+$/u, '')
  return bare !== '' && grounds.some((ground) => ground.includes(bare))
}

/** The stretch before the first mark between clauses. */
const firstClause = (text: string): string => {
  const end = [...text].findIndex((char) => MARKS.has(char))
  return end < 0 ? text : [...text].slice(0, end).join('')
}

/** Where the last stretch between punctuation marks begins. */
function lastClause(text: string): number {
  let at = text.length
  while (at > 0 && !LETTER.test(text[at - 1]!)) at--
  while (at > 0 && !MARKS.has(text[at - 1]!)) at--
  return at
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
