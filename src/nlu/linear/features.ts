import type { Document } from '../classifier.ts'

const START = 2
const END = 3
const DIGIT = 0x30
/** Runs of digits keep their shape up to this length: a price, a phone number and an order number differ. */
const LONGEST_RUN = 5
const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39

/** Finalizer of MurmurHash3 over two mixed numbers. */
function mix(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const UNIGRAM = 0x10000
const WORD = 0x20000

/** Called with a feature's hash and where in the text it stands. */
export type FeatureSink = (hash: number, start: number, end: number) => void

/**
 * The features of a document: character 1- and 2-grams with boundary marks, and words of two or more characters.
 * Digits count as one shape. Emits repeats; the caller counts each feature once (binary features).
 */
export function emitFeatures(document: Document, sink: FeatureSink): void {
  emitCharacters(document.text, sink)
  emitWords(document.tokens, sink)
}

function emitCharacters(text: string, sink: FeatureSink): void {
  let previous = START
  let run = 0
  for (let i = 0; i < text.length; i++) {
    let unit = text.charCodeAt(i)
    if (isDigit(unit)) {
      unit = DIGIT
      if (++run > LONGEST_RUN) continue
    } else run = 0
    sink(mix(unit, UNIGRAM), i, i + 1)
    sink(mix(previous, unit), Math.max(0, i - 1), i + 1)
    previous = unit
  }
  sink(mix(previous, END), Math.max(0, text.length - 1), text.length)
}

function emitWords(tokens: readonly string[], sink: FeatureSink): void {
  let at = 0
  for (const token of tokens) {
    const end = at + token.length
    if (token.length > 1) sink(wordHash(token), at, end)
    at = end
  }
}

function wordHash(token: string): number {
  let hash = WORD
  for (let i = 0; i < token.length; i++) {
    const unit = token.charCodeAt(i)
    hash = mix(hash, isDigit(unit) ? DIGIT : unit)
  }
  return hash
}
