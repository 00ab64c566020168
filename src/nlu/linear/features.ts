import type { Around, Document } from '../classifier.ts'

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

/** Characters of a text mixed into a number. */
function mixed(start: number, text: string, from: number, to: number): number {
  let hash = start
  for (let i = from; i < to; i++) hash = mix(hash, text.charCodeAt(i))
  return hash
}

/** Hashes of features in `hashes[0 .. length)`, repeats included. */
export interface Features {
  readonly hashes: Uint32Array
  readonly length: number
}

/**
 * The features of one document: the first `length` entries are hashes, each with where in the text it stands
 * (`starts`, `ends`). Repeats included; the caller counts each feature once (binary features). Reused from
 * document to document, so that no object is made for a feature.
 */
export class FeatureBuffer implements Features {
  length = 0
  hashes = new Uint32Array(1024)
  starts = new Int32Array(1024)
  ends = new Int32Array(1024)

  /**
   * Character 1- and 2-grams with boundary marks, and words of two or more characters; digits count as one shape. Behind
   * them what is known beside.
   */
  fill({ text, tokens, around = [], beside = [] }: Document): void {
    this.length = 0
    this.reserve(text.length * 2 + tokens.length + 1)
    this.addCharacters(text)
    this.addWords(text, tokens)
    for (const each of around) this.addAround(each)
    this.addBeside(beside)
  }

  /** Features that stand nowhere in the text, behind all that are there. */
  addBeside(features: readonly string[]): void {
    this.reserve(features.length)
    for (const feature of features) this.add(mixed(BESIDE, feature, 0, feature.length), 0, 0)
  }

  private addAround({ name, text, n }: Around): void {
    this.reserve(text.length)
    const named = mixed(BESIDE, name, 0, name.length)
    for (let i = 0; i + n <= text.length; i++) this.add(mixed(named, text, i, i + n), 0, 0)
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

  /** Room for so many more. */
  private reserve(more: number): void {
    const most = this.length + more
    if (this.hashes.length >= most) return
    const { hashes, starts, ends } = this
    this.hashes = new Uint32Array(most * 2)
    this.starts = new Int32Array(most * 2)
    this.ends = new Int32Array(most * 2)
    this.hashes.set(hashes)
    this.starts.set(starts)
    this.ends.set(ends)
  }
}
