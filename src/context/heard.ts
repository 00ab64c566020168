import { type ContextScript, compilePattern } from '../types/index.ts'

/** A stretch of a message that its sender did not write: a link, a quotation, a card. */
export interface Cut {
  begins: readonly RegExp[]
  /** What goes on behind a beginning. */
  goesOn: RegExp | null
  /** What ends it. */
  ends: RegExp | null
}

export function compileCuts(source: ContextScript['not_the_customers']): Cut[] {
  return source.map(({ any, all, until }) => ({
    begins: any.map((each) => new RegExp(compilePattern(each).source, 'gu')),
    goesOn: all === undefined ? null : compilePattern(all),
    ends: until === undefined ? null : compilePattern(until),
  }))
}

/** The customer's own words: without quotations, links, cards and what the platform adds. Linear in the text. */
export function ownWords(text: string, cuts: readonly Cut[]): string {
  let left = text
  for (const cut of cuts) for (const begin of cut.begins) left = without(left, begin, cut)
  return left === text ? text : left.replace(/[ \t]{2,}/g, ' ').trim()
}

function without(text: string, begins: RegExp, cut: Cut): string {
  let kept = ''
  let at = 0
  for (const found of text.matchAll(begins)) {
    if (found.index < at) continue
    const end = endOf(text, found.index + found[0].length, cut)
    // What does not end here does not end further on either.
    if (end === null) break
    kept += `${text.slice(at, found.index)} `
    at = end
  }
  return at === 0 ? text : kept + text.slice(at)
}

/** Where the stretch ends whose beginning ends here; null where it never does. */
function endOf(text: string, from: number, { goesOn, ends }: Cut): number | null {
  if (goesOn !== null) {
    let end = from
    while (end < text.length && goesOn.test(text[end]!)) end++
    return end
  }
  if (ends === null) return from
  const found = ends.exec(text.slice(from))
  return found === null ? null : from + found.index + found[0].length
}
