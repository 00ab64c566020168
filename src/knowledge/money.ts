/** 45900 as 459元, 4590 as 45.9元: exact, without ends of zeros. */
export function yuan(fen: number): string {
  const whole = Math.trunc(fen / 100)
  const rest = Math.abs(fen % 100)
  if (rest === 0) return `${whole}元`
  return `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}元`
}
