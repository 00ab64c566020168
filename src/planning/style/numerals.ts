const DIGITS: Record<string, number> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }

/** A number as replies write them, without a sign. */
export const NUMBER = '(?:\\d+(?:\\.\\d+)?|[零一二两三四五六七八九十百千万半]+)'

/** The value of a number in digits or Chinese numerals; 半 counts as 0.5. `NaN` where it is neither. */
export function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  if (text === '半') return 0.5
  let total = 0
  let digit: number | null = null
  for (const char of text.replace('半', '')) {
    const unit = UNITS[char]
    if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = null
    } else if (digit === null) digit = DIGITS[char] ?? Number.NaN
    // "八五" of 八五折: digits in a row are read one after the other.
    else digit = digit * 10 + (DIGITS[char] ?? Number.NaN)
  }
  return total + (digit ?? 0)
}
