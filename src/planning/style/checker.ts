import type { CompiledStyle } from './compile.ts'
import { groundlessPromises } from './promises.ts'
import { shapeFaults } from './shape.ts'

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

/** A slot that was not filled in. */
const PLACEHOLDER = /[{}]/g
/** Replies whose check is remembered: scripts say the same again and again. */
const MOST_KEPT = 2000
const kept = new WeakMap<CompiledStyle, Map<string, boolean>>()

/** Whether the reply may be shown to an agent. */
export function isInStyle(text: string, basis: Basis, style: CompiledStyle): boolean {
  const known = kept.get(style) ?? new Map<string, boolean>()
  const key = [basis.parts, text, ...basis.grounds].join('\n')
  const before = known.get(key)
  if (before !== undefined) return before
  const isFine = checkStyle(text, basis, style).length === 0
  if (known.size >= MOST_KEPT) known.clear()
  kept.set(style, known.set(key, isFine))
  return isFine
}

/** All places where the reply breaks house style; empty for one that may be shown to an agent. */
export function checkStyle(text: string, { grounds, parts = 1 }: Basis, style: CompiledStyle): Violation[] {
  const at = (rule: string, start: number, end: number) => ({
    rule,
    start,
    end,
    text: text.slice(start, end),
  })
  const found: Violation[] = []
  for (const { id, pattern } of [{ id: 'placeholder', pattern: PLACEHOLDER }, ...style.banned]) {
    for (const [start, end] of spans(pattern, text)) found.push(at(id, start, end))
  }
  for (const [start, end] of contacts(text, grounds, style)) found.push(at('contact_data', start, end))
  for (const [start, end] of concessions(text, grounds, style)) found.push(at('concession', start, end))
  for (const { start, end } of groundlessPromises(text, grounds, style))
    found.push(at('groundless_promise', start, end))
  for (const [rule, start, end] of shapeFaults(text, { grounds, parts }, style))
    found.push(at(rule, start, end))
  return found
}

function contacts(text: string, grounds: readonly string[], { contact }: CompiledStyle): [number, number][] {
  return spans(contact, text).filter(([start, end]) => !isGround(text.slice(start, end), grounds))
}

/** Clauses that give in on a price, unless they negate it or a fact grants it in these words. */
function concessions(
  text: string,
  grounds: readonly string[],
  { concession }: CompiledStyle,
): [number, number][] {
  return spans(concession.pattern, text).filter(([start, end]) => {
    const words = text.slice(start, end)
    const before =
      text
        .slice(Math.max(0, start - 6), start)
        .split(/[,，。!！?？;；]/)
        .at(-1) ?? ''
    return !concession.unless.test(before + words) && !isGround(words, grounds)
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
