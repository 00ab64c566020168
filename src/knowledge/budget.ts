import { type Numeral, readNumerals } from '../types/numerals.ts'

/** A loose sum (三百来, 五百出头, 四百多一点) goes beyond the one that is named by so much of it. */
const BEYOND = 1.2

/** 百来块, 千把块: a hundred and a thousand without their 一. */
const BARE_HUNDRED = /(?<![零一两二三四五六七八九几十百千万\d])[百千](?=十?[来把多])/g

/** What a customer wants to spend at most: 200以内, 预算300, 三四百的, 一百多, 三百来块; null where nothing is said. */
export function budgetIn(text: string): number | null {
  const words = text.replace(BARE_HUNDRED, '一$&')
  for (const numeral of readNumerals(words)) {
    const sum = loosely(words, numeral) ?? atMost(words, numeral)
    if (sum !== null) return Math.round(sum * 100)
  }
  return null
}

/** 三百来块, 五百出头 and 四百多一点 come near to it; 三百多 is anything of that hundred. */
function loosely(words: string, { start, end, value }: Numeral): number | null {
  if (value < 100 || value % 10 !== 0) return null
  const after = words.slice(end, end + 4)
  const isOpen = /[多余]$/.test(words.slice(start, end))
  const isNear = isOpen ? /^一?点/.test(after) : /^[块元]?钱?(?:[来把][块元的]|出头)/.test(after)
  if (isNear || words.slice(start, end).endsWith('来')) return value * BEYOND
  return isOpen && value % 100 === 0 ? value + (value % 1000 === 0 ? 999 : 99) : null
}

/** What is too little to be about such a sum: 千把块的 is nothing for three hundred. Null where no loose sum is named. */
export function leastIn(text: string): number | null {
  const words = text.replace(BARE_HUNDRED, '一$&')
  const named = readNumerals(words).find((numeral) => loosely(words, numeral) !== null)
  return named === undefined ? null : Math.round(named.value * 100 * LEAST)
}

/** Of a loose sum less than this share is far from it. */
const LEAST = 0.6

/** 四百左右 is open to what costs a little more. */
const AROUND = /^[块元]?(?:钱)?(?:左右|上下)/
const ABOUT = 1.15

function atMost(words: string, { start, end, value, to }: Numeral): number | null {
  const before = words.slice(Math.max(0, start - 4), start)
  const after = words.slice(end, end + 5)
  const isBudget = /(?:预算|[不别]要?超过?|最多|大概|控制在|只有|手头|手里)[是在有]?$/.test(before)
  // 一百七八的包: a range is no price of one.
  const isAbout = to > value && value >= 100 && /^[块元]?(?:钱)?(?:的|上下)/.test(after)
  if (AROUND.test(after)) return to * ABOUT
  const isEnd = /^[块元]?(?:钱)?(?:以内|以里|以下|之内|内的|预算|不到)/.test(after)
  return isBudget || isAbout || isEnd ? to : null
}
