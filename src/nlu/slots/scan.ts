import { type Numeral, readNumerals } from '../../types/numerals.ts'
import type { SlotName } from '../../types/prediction.ts'
import type { Normalised } from '../text/normaliser.ts'

/** A value in normalised text: `text.slice(start, end)`. */
export interface Found {
  name: SlotName
  value: string
  start: number
  end: number
}

/** Finds the slots of one kind. */
export interface Finder {
  /** Every match holds at least one of these characters; texts without them are not searched. */
  triggers: string
  find(scan: Scan): Found[]
}

const PLACEHOLDER = '\ue001'

/** One message while its slots are looked for: what an earlier finder took, a later one leaves alone. */
export class Scan {
  readonly text: string
  private readonly taken: Uint8Array
  private read: Numeral[] | null = null

  constructor(
    normalised: Normalised,
    readonly original: string,
    readonly offsets = normalised.offsets,
  ) {
    this.text = original.includes('[') ? withoutPlaceholders(normalised, original) : normalised.text
    this.taken = new Uint8Array(this.text.length)
  }

  get numerals(): Numeral[] {
    this.read ??= readNumerals(this.text)
    return this.read
  }

  /** The numerals that no finder took. */
  freeNumerals(): Numeral[] {
    return this.numerals.filter((numeral) => this.taken[numeral.start] === 0)
  }

  isFree(start: number): boolean {
    return this.taken[start] === 0
  }

  take(found: Found): void {
    this.taken.fill(1, found.start, found.end)
  }

  /** Up to `count` characters before `at`. */
  before(at: number, count: number): string {
    return this.text.slice(Math.max(0, at - count), at)
  }

  /** Up to `count` characters from `at` on. */
  after(at: number, count: number): string {
    return this.text.slice(at, at + count)
  }

  /** The message's own writing of a span. */
  written(start: number, end: number): string {
    return this.original.slice(...this.spanOf(start, end))
  }

  /** The span in the message, in UTF-16 code units, of a span in the normalised text. */
  spanOf(start: number, end: number): [start: number, end: number] {
    const last = this.offsets[end - 1]! + 1
    const next = end < this.offsets.length ? this.offsets[end]! : this.original.trimEnd().length
    return [this.offsets[start]!, Math.max(last, next)]
  }
}

/** [数字x] and other marks of the publishers stand for a value that is not there. */
function withoutPlaceholders({ text, offsets }: Normalised, original: string): string {
  let masked = ''
  for (let i = 0; i < text.length; i++) {
    masked += original[offsets[i]!] === '[' && text[i] !== '[' ? PLACEHOLDER : text[i]
  }
  return masked
}
