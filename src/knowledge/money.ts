const FEN = 100

/** The sum in yuan that the first group of the patterns finds in a text, in fen; null where none of them matches. */
export function fenIn(text: string, ...patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const sum = pattern.exec(text)?.[1]
    if (sum !== undefined) return Math.round(Number(sum) * FEN)
  }
  return null
}

/** 45900 as 459元, 4590 as 45.9元: exact, without ends of zeros. */
export function yuan(fen: number): string {
  const whole = Math.trunc(fen / FEN)
  const rest = Math.abs(fen % FEN)
  if (rest === 0) return `${whole}元`
  return `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}元`
}
