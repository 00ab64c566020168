/** A stretch of normalised text, [start, end). */
export interface Clause {
  start: number
  end: number
}

const BREAKS = new Set([...',.?!;~ \n'])
/** Question particles that close a question even where no mark follows. */
const PARTICLES = new Set([...'吗呢么'])
/** Words that a particle is a part of. */
const PARTICLE_WORDS = new Set(['什么', '怎么', '那么', '这么', '多么', '要么'])
const LEAST_LENGTH = 2

/**
 * Cuts normalised text where one question may end and another begin: at punctuation and spaces, and after a
 * question particle. A stretch with fewer than two letters joins its neighbour.
 */
export function splitClauses(text: string, tokens: readonly string[]): Clause[] {
  const cuts: number[] = []
  let at = 0
  for (const token of tokens) {
    at += token.length
    if (BREAKS.has(token[0]!) || isClosing(token)) cuts.push(at)
  }
  cuts.push(text.length)
  const clauses: Clause[] = []
  let start = 0
  for (const end of cuts) {
    const last = clauses.at(-1)
    if (letters(text, start, end) >= LEAST_LENGTH) clauses.push({ start, end })
    else if (last !== undefined) last.end = end
    else continue
    start = end
  }
  if (clauses.length > 0) clauses[0]!.start = 0
  return clauses
}

const isClosing = (token: string) => PARTICLES.has(token.at(-1)!) && !PARTICLE_WORDS.has(token)

function letters(text: string, start: number, end: number): number {
  let n = 0
  for (let i = start; i < end; i++) if (!BREAKS.has(text[i]!)) n++
  return n
}
