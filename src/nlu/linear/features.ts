import type { Document } from '../classifier.ts'

const START = 2
const END = 3
const DIGIT = 0x30
/** Runs of digits keep their shape up to this length: a price, a phone number and an order number differ. */
const LONGEST_RUN = 5
const UNIGRAM = 0x10000
const WORD = 0x20000
const BESIDE = 0x30000
const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39

/** Finalizer of MurmurHash3 over two mixed numbers. */
function mix(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * The features of one document: the first `length` entries are hashes, each with where in the text it stands
 * (`starts`, `ends`). Repeats included; the caller counts each feature once (binary features). Reused from
 * document to document, so that no object is made for a feature.
 */
export class FeatureBuffer {
  length = 0
  hashes = new Uint32Array(1024)
  starts = new Int32Array(1024)
  ends = new Int32Array(1024)

  /**
   * Character 1- and 2-grams with boundary marks, and words of two or more characters; digits count as one shape. Behind
   * them what is known beside.
   */
  fill({ text, tokens, beside = [] }: Document): void {
    this.reserve(text.length * 2 + tokens.length + 1 + beside.length)
    this.length = 0
    this.addCharacters(text)
    this.addWords(text, tokens)
    for (let b = 0; b < beside.length; b++) this.addBeside(beside[b] as string)
  }

  /** It stands nowhere in the text. */
  private addBeside(feature: string): void {
    let hash = BESIDE
    for (let i = 0; i < feature.length; i++) hash = mix(hash, feature.charCodeAt(i))
    this.add(hash, 0, 0)
  }

  private addCharacters(text: string): void {
    let previous = START
    let run = 0
    for (let i = 0; i < text.length; i++) {
      let unit = text.charCodeAt(i)
      if (isDigit(unit)) {
        unit = DIGIT
        if (++run > LONGEST_RUN) continue
      } else run = 0
      this.add(mix(unit, UNIGRAM), i, i + 1)
      this.add(mix(previous, unit), i === 0 ? 0 : i - 1, i + 1)
      previous = unit
    }
    this.add(mix(previous, END), Math.max(0, text.length - 1), text.length)
  }

  /** The words' characters are read from the text: joined they are it. */
  private addWords(text: string, tokens: readonly string[]): void {
    let at = 0
    for (let t = 0; t < tokens.length; t++) {
      const end = at + tokens[t]!.length
      if (end - at > 1) {
        let hash = WORD
        for (let i = at; i < end; i++) {
          const unit = text.charCodeAt(i)
          hash = mix(hash, isDigit(unit) ? DIGIT : unit)
        }
        this.add(hash, at, end)
      }
      at = end
    }
  }

  private add(hash: number, start: number, end: number): void {
    const at = this.length++
    this.hashes[at] = hash
    this.starts[at] = start
    this.ends[at] = end
  }

  private reserve(most: number): void {
    if (this.hashes.length >= most) return
    this.hashes = new Uint32Array(most * 2)
    this.starts = new Int32Array(most * 2)
    this.ends = new Int32Array(most * 2)
  }
}
