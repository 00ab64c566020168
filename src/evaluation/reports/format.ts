import type { Estimate } from '../metrics/intervals.ts'

/** 0.9312 -> `93.1 %`. */
export function percent(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)} %`
}

/** An estimate with its interval: `93.1 % (90.2–95.4)`; a dash where nothing was measured. */
export function withInterval(estimate: Estimate): string {
  if (estimate.of === 0) return '–'
  return `${percent(estimate.value)} (${(estimate.low * 100).toFixed(1)}–${(estimate.high * 100).toFixed(1)})`
}

/** An estimate with its counts: `93.1 % (540/580)`. */
export function withCounts(estimate: Estimate): string {
  return estimate.of === 0 ? '–' : `${percent(estimate.value)} (${estimate.right}/${estimate.of})`
}

/** A figure of any kind, short. */
export function figure(value: number | null): string {
  if (value === null) return 'not measured'
  return Number.isInteger(value) ? String(value) : value.toFixed(4)
}

/** A probability of a test; very small ones as a bound. */
export function pValue(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`
}
