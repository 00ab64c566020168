/** A draft longer than this is written in two bubbles, as a person would type it. */
const LONG = 60
/** The first bubble should not be shorter than this. */
const LEAST = 12
const SENTENCE_END = /[。！？!?]|[~～](?=[^~～])/g

/** The text with a line break at the sentence end nearest to its middle, where it is long. */
export function bubbled(text: string): string {
  if (text.length <= LONG || text.includes('\n')) return text
  const ends = [...text.matchAll(SENTENCE_END)]
    .map((found) => found.index + found[0].length)
    .filter((end) => end >= LEAST && text.length - end >= LEAST)
  if (ends.length === 0) return text
  const middle = text.length / 2
  const at = ends.reduce((best, end) => (Math.abs(end - middle) < Math.abs(best - middle) ? end : best))
  return `${text.slice(0, at)}\n${text.slice(at)}`
}
