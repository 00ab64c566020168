const RANGE = /(?<![a-z\d.×x*-])([a-z\d.]+)(?:码|号)?\s*(?:到|至|[-~])\s*([a-z\d.]+)(?![a-z\d.×x*]|[-~]\d)/

/**
 * The sizes from one end to the other that words name: 37到39 is 37, 38 and 39. Empty where they name no range, where an
 * end is not made, or where the range is a label itself (36-37).
 * @param words in the labels' form
 * @param ranked the labels, smallest first
 */
export function sizesBetween(words: string, ranked: readonly string[]): string[] {
  const [range = '', first = '', last = ''] = RANGE.exec(words) ?? []
  if (range === '' || ranked.some((size) => words.includes(size) && /\d[-~到]/.test(size))) return []
  const [from, to] = [ranked.indexOf(first), ranked.indexOf(last)]
  return from < 0 || to <= from ? [] : ranked.slice(from, to + 1)
}

/** Whether words name a range of sizes at all. */
export const namesRange = (words: string): boolean => RANGE.test(words)
