/** The characters that numbers are written with. */
export interface Numerals {
  digits: Readonly<Record<string, number>>
  units: Readonly<Record<string, number>>
  /** Counts as 0.5. */
  half: string
}

/** The source of a pattern for a number as replies write them, without a sign. */
export function numberPattern({ digits, units, half }: Numerals): string {
  const letters = [...Object.keys(digits), ...Object.keys(units), half].join('')
  return `(?:\\d+(?:\\.\\d+)?|[${letters}]+)`
}

/** The value of a number in figures or numerals. `NaN` where it is neither. */
export function numberOf(text: string, { digits, units, half }: Numerals): number {
  if (/^\d/.test(text)) return Number(text)
  if (text === half) return 0.5
  let total = 0
  let digit: number | null = null
  for (const char of text.replace(half, '')) {
    const unit = units[char]
    if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = null
    } else if (digit === null) digit = digits[char] ?? Number.NaN
    // Digits in a row are read one after the other, as those of a price reduced to 85 in a hundred.
    else digit = digit * 10 + (digits[char] ?? Number.NaN)
  }
  return total + (digit ?? 0)
}
