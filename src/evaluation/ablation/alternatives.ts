import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp'

/** A pattern that lacks one of its alternatives, and which. */
export interface Shortened {
  pattern: string
  lacks: string
}

/** The pattern without each of its alternatives in turn, in the order in which they stand. */
export function shortened(pattern: string): Shortened[] {
  const found: { start: number; short: Shortened }[] = []
  const ast = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true })
  const visit = ({ alternatives }: { alternatives: readonly AST.Alternative[] }) => {
    if (alternatives.length > 1)
      for (const [i, { start, end, raw }] of alternatives.entries())
        found.push({ start, short: { pattern: without(pattern, i, start, end), lacks: raw } })
  }
  visitRegExpAST(ast, { onPatternEnter: visit, onGroupEnter: visit, onCapturingGroupEnter: visit })
  return found.sort((one, other) => one.start - other.start).map(({ short }) => short)
}

/** With an alternative goes the bar beside it. */
function without(pattern: string, i: number, start: number, end: number): string {
  return i === 0
    ? pattern.slice(0, start) + pattern.slice(end + 1)
    : pattern.slice(0, start - 1) + pattern.slice(end)
}
