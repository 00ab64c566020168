/**
 * McNemar's exact test: how likely `broken` against `fixed` cases, or a split more uneven, would be if a change were
 * as likely for the worse as for the better (two-sided binomial test, p = 1/2).
 */
export function mcnemarExact(broken: number, fixed: number): number {
  const n = broken + fixed
  let tail = 0
  let logTerm = -n * Math.LN2
  for (let k = 0; k <= Math.min(broken, fixed); k++) {
    tail += Math.exp(logTerm)
    logTerm += Math.log(n - k) - Math.log(k + 1)
  }
  return Math.min(1, 2 * tail)
}
