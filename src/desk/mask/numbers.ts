/* Numbers that belong to a person: phones, identity and bank cards, however they are written. One pass over the text. */

/** Ways to write 0 to 9 in their order; the last one is how numbers are read out over bad lines. */
const SCRIPTS = [
  '0123456789０１２３４５６７８９',
  '零一二三四五六七八九零壹贰叁肆伍陆柒捌玖〇幺两三四五六七八九洞幺两三四五六拐八勾',
  '⓪①②③④⑤⑥⑦⑧⑨⓿❶❷❸❹❺❻❼❽❾⓪➀➁➂➃➄➅➆➇➈⓿➊➋➌➍➎➏➐➑➒',
]
const DIGITS = new Map(
  SCRIPTS.flatMap((script, of) =>
    [...script].map((char, at): [string, Written] => [char, { value: String(at % 10), script: of }]),
  ),
)

/** Written between the digits of one number; what no eye sees is no gap at all. */
const GAP = /[\s.\-‐‑‒–—―−－＿．_·•・/()（）、，,~*]/u
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/u
const MOST_GAP = 3

/** A digit, and whether it is written in figures, in characters or in circles. */
interface Written {
  value: string
  script: number
}

interface Digit extends Written {
  at: number
}

/** Digits of one script without a gap, and the gap before them (empty for the first). */
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
    const written = DIGITS.get(char)
    if (written !== undefined) {
      const last = groups.at(-1)
      const goesOn = last?.digits[0]?.script === written.script && (gap === null || gap === '')
      if (last && goesOn) last.digits.push({ at, ...written })
      else groups.push({ digits: [{ at, ...written }], gap: gap ?? '' })
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

/** What stands right before a number and says what it is. */
const CARD_CUE = /(?:卡|账号|帐号)[^\d，。；,;]{0,6}$/u
const IDENTITY_CUE = /(?:身份证|证件号?|身份号码)[^\d，。；,;]{0,6}$/u
const PHONE_CUE = /(?:电话|座机|固话|手机|[致回来]电|热线|联系|打|tel|call)[^\d，。；,;]{0,6}$/iu
const NO_CARD_CUE = /(?:订单|单号|编号|货号|流水|条码|交易|退款号|工单)[^\d，。；,;]{0,6}$/u

const FACTORS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643: the last digit of an identity card follows from the others; X stands for ten. */
function isIdentity(values: string, last: string): boolean {
  const sum = FACTORS.reduce((total, factor, at) => total + factor * Number(values[at]), 0)
  return '10X98765432'[sum % 11] === last.toUpperCase()
}

/** ISO 7812: every second digit from the right counts twice. */
function isLuhn(values: string): boolean {
  const sum = [...values].reverse().reduce((total, char, at) => {
    const twice = Number(char) * (at % 2 === 0 ? 1 : 2)
    return total + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return sum % 10 === 0
}

/** The beginnings that banks here issue: UnionPay, Visa, Mastercard, American Express, and older ones of large banks. */
const BANKS =
  /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|3[47]\d{13}|35\d{14}|95588\d{14}|60\d{14,17}|436742\d{10,13}|9\d{15})$/
/** Region, day of birth, number; without the last digit where that is an X. */
const BORN =
  /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}\d?$/
const LANDLINE = /^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/
const LANDLINE_SHAPE = /^(?:\d+|[34],[78]|[34],[34],4)$/

type Hidden = [from: number, count: number]

const mobile = (values: string): Hidden | null => {
  const country = /^(?:00)?86(?=1[3-9]\d{9}$)/.exec(values)?.[0].length ?? 0
  return /^1[3-9]\d{9}$/.test(values.slice(country)) ? [country + 3, 4] : null
}

function landline(values: string, shape: string, before: string): Hidden | null {
  const country = /^(?:00)?86(?=0?[1-9]\d{8,10}$)/.exec(values)?.[0].length ?? 0
  if (LANDLINE.test(values) && LANDLINE_SHAPE.test(shape))
    return [values.length - 8 + (isShort(values) ? 1 : 0), isShort(values) ? 3 : 4]
  // Of firms, yet whoever writes one wants to be called there.
  if (/^(?:400|800)\d{7}$/.test(values) && (shape !== '10' || !NO_CARD_CUE.test(before))) return [3, 4]
  if (/^[2-8]\d{6,7}$/.test(values) && PHONE_CUE.test(before) && /^(?:\d+|[34],4)$/.test(shape)) return [2, 4]
  return country > 0 && (before.endsWith('+') || PHONE_CUE.test(before)) ? [country + 3, 4] : null
}

function identity(values: string, before: string, after: string): Hidden | null {
  if (!BORN.test(values) || values.length < 17) return null
  const last = values.length === 18 ? (values.at(-1) ?? '') : after
  const whole = values.length === 18 || /^[xX×ｘＸ]/.test(after)
  if (whole && (isIdentity(values, /^\d/.test(last) ? last : 'X') || IDENTITY_CUE.test(before))) return [6, 8]
  return null
}

/** Identity cards of before 1999: a year of two digits, no check digit. */
const oldIdentity = (values: string, before: string): Hidden | null =>
  /^[1-8]\d{14}$/.test(values) && IDENTITY_CUE.test(before) ? [6, 6] : null

function bankCard(values: string, before: string): Hidden | null {
  if (values.length < 15 || values.length > 19) return null
  const known = CARD_CUE.test(before) || (BANKS.test(values) && isLuhn(values) && !NO_CARD_CUE.test(before))
  return known ? [4, values.length - 8] : null
}

/** How many of these digits, from where, are hidden; null where they are nobody's number. */
const hidden = (values: string, shape: string, before: string, after: string): Hidden | null =>
  mobile(values) ??
  landline(values, shape, before) ??
  identity(values, before, after) ??
  oldIdentity(values, before) ??
  bankCard(values, before)

/** Area code and seven digits instead of eight. */
const isShort = (values: string): boolean => values.length - (/^0[12]/.test(values) ? 3 : 4) === 7

/** Numbers are split in many ways, but in one way at a time; 3-4-4 is a phone number however it is split. */
function isOneNumber(groups: readonly Group[], shape: string): boolean {
  const gaps = new Set(groups.flatMap(({ gap }) => (gap === '' ? [] : [gap])))
  return gaps.size <= 1 || /^(?:\d+,)?(?:3,4,4|4,[34],4)$/.test(shape)
}

/** No number that is masked is written in more groups than it has digits. */
const MOST_GROUPS = 19

/** How far before a number the word may stand that says what it is. */
const MOST_CUE = 14

/** The number that begins with this group: its digits, how many groups it takes, what of it is hidden. */
function numberAt(text: string, groups: readonly Group[], from: number) {
  let digits: Digit[] = []
  const first = groups[from]?.digits[0]?.at ?? 0
  const before = text.slice(Math.max(0, first - MOST_CUE), first)
  for (let to = from; to < groups.length && to - from < MOST_GROUPS; to++) {
    digits = [...digits, ...(groups[to]?.digits ?? [])]
    if (digits.length > MOST_GROUPS) return null
    const taken = groups.slice(from, to + 1)
    const shape = taken.map((group) => group.digits.length).join()
    const end = (digits.at(-1)?.at ?? 0) + 1
    const part = isOneNumber(taken, shape)
      ? hidden(valuesOf(digits), shape, before, text.slice(end, end + 1))
      : null
    if (part) return { digits: digits.slice(part[0], part[0] + part[1]), groups: taken.length }
  }
  return null
}

/** Where the middle of phone and card numbers and the birthdays of identity cards stand. */
export function* numberSpans(text: string): Generator<[start: number, end: number]> {
  for (const groups of runsOf(text)) {
    for (let from = 0; from < groups.length; ) {
      const found = numberAt(text, groups, from)
      for (const { at } of found?.digits ?? []) yield [at, at + 1]
      from += found?.groups ?? 1
    }
  }
}

/** A number known to be a phone number, however it is written: only its first three and last four digits stay. */
export function maskPhone(value: string): string {
  return value.length <= 7
    ? '*'.repeat(value.length)
    : value.slice(0, 3) + '*'.repeat(value.length - 7) + value.slice(-4)
}
