import { readNumerals } from '../../types/numerals.ts'

/** What goods are counted by; 包 is left out, since it is goods itself. */
const PIECES = '个双件只条盏套份盒瓶袋台把根支罐桶副顶床'
const MOST = 1000

/** Two and three of something in one character, without a word for the piece. */
const PAIR = '俩仨'

/** 两双, 3个, 俩; null where nothing is counted. */
export function countIn(text: string): number | null {
  const counted = readNumerals(text).find(
    ({ end, start, decimals, glued, value }) =>
      (PIECES.includes(text[end] ?? '\0') || (end === start + 1 && PAIR.includes(text[start] ?? '\0'))) &&
      decimals === 0 &&
      !glued &&
      value >= 1 &&
      value <= MOST &&
      !/[第几每哪这那]/.test(text[start - 1] ?? ''),
  )
  return counted?.value ?? null
}
