import { readNumerals } from '../types/numerals.ts'

/** What a customer wants to spend at most: 200以内, 预算300, 三四百的, 一百多; null where nothing is said. */
export function budgetIn(text: string): number | null {
  for (const { start, end, value, to } of readNumerals(text)) {
    const before = text.slice(Math.max(0, start - 4), start)
    const after = text.slice(end, end + 5)
    const isBudget = /(?:预算|不超过|最多|大概|控制在|只有|手头|手里)[是在有]?$/.test(before)
    if (value >= 100 && value % 100 === 0 && text.slice(start, end).endsWith('多'))
      return Math.round((value + 99) * 100)
    // 一百七八的包: a range is no price of one.
    const isAbout = to > value && value >= 100 && /^[块元]?(?:钱)?(?:的|上下)/.test(after)
    if (isBudget || isAbout || /^[块元]?(?:钱)?(?:以内|以里|以下|之内|左右|上下|内的|预算)/.test(after))
      return Math.round(to * 100)
  }
  return null
}
