import { readNumerals } from '../../types/numerals.ts'

/** What goods are counted by; 包 is left out, since it is goods itself. */
const PIECES = '个双件只条盏套份盒瓶袋台把根支罐桶副顶床'
const MOST = 1000

/** 一人一双 says nothing of how many there are. */
const PER_HEAD = /[一每]人[一二两三1-3][个双件只条盏套份盒瓶袋台把]/g

/** Two and three of something in one character, without a word for the piece. */
const PAIR = '俩仨'

/** 两双, 3个, 俩; null where nothing is counted. */
export function countIn(text: string): number | null {
  const words = text.replace(PER_HEAD, (each) => ' '.repeat(each.length))
  const counted = readNumerals(words).find(
    ({ end, start, decimals, glued, value }) =>
      (PIECES.includes(words[end] ?? '\0') || (end === start + 1 && PAIR.includes(words[start] ?? '\0'))) &&
      decimals === 0 &&
      !glued &&
      value >= 1 &&
      value <= MOST &&
      !/[第几每哪这那]/.test(words[start - 1] ?? ''),
  )
  return counted?.value ?? null
}
