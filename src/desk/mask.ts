/*
 * Numbers that belong to a person, masked wherever words of customers are shown, exported or logged. A text stays as
 * long as it was, so that offsets into it stay true. One pass over the text.
 */

const DIGITS = '0123456789０１２３４５６７８９零一二三四五六七八九〇幺'
/** `零` to `九` in their order, then two more ways to say 0 and 1. */
const digitOf = (char: string): string => {
  const at = DIGITS.indexOf(char)
  if (at < 0) return ''
  if (at >= 30) return at === 30 ? '0' : '1'
  return String(at % 10)
}

/** Written between the digits of one number; what no eye sees is no gap at all. */
const GAP = /[\s.\-‐‑‒–—―−_·•・/()（）、，,~*]/u
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/u
const MOST_GAP = 3

interface Digit {
  at: number
  value: string
}

/** Digits written without a gap, and the gap before them (empty for the first). */
interface Group {
  digits: Digit[]
  gap: string
}

/** Groups of digits that stand close enough to be one number. */
function* runsOf(text: string): Generator<Group[]> {
  let groups: Group[] = []
  let gap: string | null = null
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    const value = digitOf(char)
    if (value !== '') {
      const last = groups.at(-1)
      if (last && (gap === null || gap === '')) last.digits.push({ at, value })
      else groups.push({ digits: [{ at, value }], gap: gap ?? '' })
      gap = ''
    } else if (gap !== null && GAP.test(char) && gap.length < MOST_GAP) gap += char
    else if (gap === null || !INVISIBLE.test(char)) {
      if (groups.length > 0) yield groups
      groups = []
      gap = null
    }
  }
  if (groups.length > 0) yield groups
}

const valuesOf = (digits: readonly Digit[]) => digits.map(({ value }) => value).join('')

/** How many of these digits, from where, are hidden; null where they are nobody's number. */
function hidden(values: string, shape: string): [from: number, count: number] | null {
  const country = /^(?:00)?86(?=1[3-9]\d{9}$)/.exec(values)?.[0].length ?? 0
  if (/^1[3-9]\d{9}$/.test(values.slice(country))) return [country + 3, 4]
  // Area code and number: the codes of the large cities have three digits.
  if (/^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/.test(values) && /^(?:\d+|[34],[78]|[34],[34],4)$/.test(shape))
    return [values.length - 8 + (isShort(values) ? 1 : 0), isShort(values) ? 3 : 4]
  // Identity cards: region, day of birth, number.
  const born = /^[1-9]\d{5}((?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))\d{3}\d?$/
  return values.length >= 17 && values.length <= 18 && born.test(values) ? [6, 8] : null
}

/** Area code and seven digits instead of eight. */
const isShort = (values: string): boolean => values.length - (/^0[12]/.test(values) ? 3 : 4) === 7

/** Numbers are split in many ways, but in one way at a time; 3-4-4 is a phone number however it is split. */
function isOneNumber(groups: readonly Group[], shape: string): boolean {
  const gaps = new Set(groups.slice(1).map(({ gap }) => gap))
  return gaps.size <= 1 || /^(?:\d+,)?3,4,4$/.test(shape)
}

/** No number that is masked is written in more groups than it has digits. */
const MOST_GROUPS = 18

/** The number that begins with this group: its digits, how many groups it takes, what of it is hidden. */
function numberAt(groups: readonly Group[], from: number) {
  let digits: Digit[] = []
  for (let to = from; to < groups.length && to - from < MOST_GROUPS; to++) {
    digits = [...digits, ...(groups[to]?.digits ?? [])]
    if (digits.length > MOST_GROUPS) return null
    const taken = groups.slice(from, to + 1)
    const shape = taken.map((group) => group.digits.length).join()
    const part = isOneNumber(taken, shape) ? hidden(valuesOf(digits), shape) : null
    if (part) return { digits: digits.slice(part[0], part[0] + part[1]), groups: taken.length }
  }
  return null
}

/** The text with the middle of phone numbers and the birthdays of identity cards masked. */
export function maskNumbers(text: string): string {
  const chars = text.split('')
  for (const groups of runsOf(text)) {
    for (let from = 0; from < groups.length; ) {
      const found = numberAt(groups, from)
      for (const { at } of found?.digits ?? []) chars[at] = '*'
      from += found?.groups ?? 1
    }
  }
  return chars.join('')
}

/** A number known to be a phone number, however it is written: only its first three and last four digits stay. */
export function maskPhone(value: string): string {
  return value.length <= 7
    ? '*'.repeat(value.length)
    : value.slice(0, 3) + '*'.repeat(value.length - 7) + value.slice(-4)
}
