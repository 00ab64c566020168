import type { SynonymPair } from '../../types/index.ts'
import { EMOJI } from './fold-table.ts'
import { Synonyms } from './synonyms.ts'

/** Normalised text; `offsets[i]` is where the character i of `text` came from in the original. */
export interface Normalised {
  text: string
  offsets: Int32Array
}

const SPACE = 0x20
const OPEN_BRACKET = 0x5b
const SLASH = 0x2f
const COLON = 0x3a
const isHan = (unit: number) => unit >= 0x4e00 && unit <= 0x9fff
const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39
const isLetter = (unit: number) => unit >= 0x61 && unit <= 0x7a

/** Privacy placeholders of public dialogue corpora, by what they stand for. */
const PLACEHOLDERS: Record<string, string> = {
  数字x: '0',
  金额x: '0元',
  订单x: '000000000000',
  电话x: '00000000000',
  姓名x: '某某',
  地址x: '某地',
  链接x: '网址',
  时间x: '0点',
  日期x: '0日',
}
const BRACKETED = /\[([^[\]]{1,8})\]/y
const WANGWANG = /\/:[^\s\u4e00-\u9fff]{1,6}/y

/**
 * Brings a message into one form: NFKC, simplified characters, lower case, one kind of punctuation, emoji and
 * [表情] names as one mark, repeats shortened, slang replaced by standard words. Digits stay as they are.
 */
export class Normaliser {
  private readonly synonyms: Synonyms
  private units = new Uint16Array(4096)
  private froms = new Int32Array(4096)
  private out = new Uint16Array(8192)
  private outBytes = Buffer.from(this.out.buffer)
  private outFroms = new Int32Array(8192)

  constructor(
    private readonly table: Uint16Array,
    pairs: readonly SynonymPair[] = [],
  ) {
    this.synonyms = new Synonyms(pairs)
  }

  normalise(text: string): Normalised {
    const normalised = this.text(text)
    return { text: normalised, offsets: this.outFroms.slice(0, normalised.length) }
  }

  /** The normalised text alone. */
  text(text: string): string {
    this.reserve(text.length)
    const length = this.replace(this.fold(text))
    return this.outBytes.toString('utf16le', 0, length * 2)
  }

  private reserve(length: number): void {
    // A placeholder can grow its text threefold, slang at most that too.
    if (this.units.length >= length * 3 + 16) return
    this.units = new Uint16Array(length * 3 + 16)
    this.froms = new Int32Array(length * 3 + 16)
    this.out = new Uint16Array(length * 6 + 16)
    this.outBytes = Buffer.from(this.out.buffer)
    this.outFroms = new Int32Array(length * 6 + 16)
  }

  /** First pass: one table lookup per code unit; returns the number of units kept. */
  private fold(text: string): number {
    let n = 0
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit === OPEN_BRACKET || unit === SLASH) {
        const [length, words] = expression(text, i)
        if (length > 0) {
          n = this.write(n, i, words)
          i += length - 1
          continue
        }
      }
      const folded = this.table[unit] as number
      if (folded === 0 || this.isRepeat(n, folded)) continue
      this.units[n] = folded
      this.froms[n++] = i
    }
    return n
  }

  private write(at: number, from: number, words: string): number {
    let n = at
    for (let i = 0; i < words.length; i++) {
      const unit = words.charCodeAt(i)
      if (i === 0 && this.isRepeat(n, unit)) continue
      this.units[n] = unit
      this.froms[n++] = from
    }
    return n
  }

  /** Han characters and letters may stand twice in a row (看看), all else but digits once. */
  private isRepeat(n: number, unit: number): boolean {
    if (n === 0) return unit === SPACE
    if (this.units[n - 1] !== unit || isDigit(unit)) return false
    if (!isHan(unit) && !isLetter(unit)) return true
    return n > 1 && this.units[n - 2] === unit
  }

  /** Second pass: slang to standard words. */
  private replace(length: number): number {
    let n = 0
    for (let i = 0; i < length; i++) {
      const pair = this.synonyms.at(this.units, length, i)
      if (pair === null) {
        this.out[n] = this.units[i] as number
        this.outFroms[n++] = this.froms[i] as number
        continue
      }
      for (let j = 0; j < pair[1].length; j++) {
        this.out[n] = pair[1].charCodeAt(j)
        this.outFroms[n++] = this.froms[i + Math.min(j, pair[0].length - 1)] as number
      }
      i += pair[0].length - 1
    }
    while (n > 0 && this.out[n - 1] === SPACE) n--
    return n
  }
}

/** A [表情] name, a privacy placeholder or a Wangwang code at `at`: its length and what it becomes. */
function expression(text: string, at: number): [length: number, words: string] {
  if (text.charCodeAt(at) === SLASH) {
    if (text.charCodeAt(at + 1) !== COLON) return [0, '']
    WANGWANG.lastIndex = at
    const code = WANGWANG.exec(text)
    return code === null ? [0, ''] : [code[0].length, String.fromCharCode(EMOJI)]
  }
  BRACKETED.lastIndex = at
  const name = BRACKETED.exec(text)
  if (name === null) return [0, '']
  const placeholder = PLACEHOLDERS[name[1]!.toLowerCase()]
  if (placeholder !== undefined) return [name[0].length, placeholder]
  return /^[\p{Script=Han}a-z]{1,5}$/iu.test(name[1]!)
    ? [name[0].length, String.fromCharCode(EMOJI)]
    : [0, '']
}
