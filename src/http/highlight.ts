/** A stretch of a message's text and whether its words decided. */
export interface Stretch {
  text: string
  marked: boolean
}

/**
 * The features worth marking, of all that spoke for the decision: whole words where there are some; single
 * characters and digits that the classifier weighed, too, would only spatter the text.
 */
export function decidingWords(why: readonly { text: string; weight: number }[]): string[] {
  const words = why.filter(({ text, weight }) => weight > 0 && /\p{L}/u.test(text)).map(({ text }) => text)
  const whole = words.filter((word) => word.length > 1)
  return whole.length > 0 ? whole : words
}

/** Splits `text` into stretches; every occurrence of a word (whatever its case) is marked, overlaps are joined. */
export function highlight(text: string, words: readonly string[]): Stretch[] {
  const marks = markedPositions(text, words)
  const stretches: Stretch[] = []
  for (let index = 0; index < text.length; index++) {
    const marked = marks[index] === 1
    const last = stretches.at(-1)
    if (last && last.marked === marked) last.text += text[index]
    else stretches.push({ text: text[index] ?? '', marked })
  }
  return stretches
}

function markedPositions(text: string, words: readonly string[]): Uint8Array {
  const marks = new Uint8Array(text.length)
  const lower = text.toLowerCase()
  // A character whose lower case is longer would shift all offsets; such a text is left unmarked.
  if (lower.length !== text.length) return marks
  for (const word of words) {
    const wanted = word.trim().toLowerCase()
    if (wanted === '') continue
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
      marks.fill(1, at, at + wanted.length)
    }
  }
  return marks
}
