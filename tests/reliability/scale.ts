/**
 * `npm run test:reliability` tells the long forms; `npm test` runs the short ones. A number is a share of the long one,
 * for whoever has less time: SHOUDA_RELIABILITY=0.1.
 */
const form = process.env.SHOUDA_RELIABILITY ?? ''
const share = form === 'long' ? 1 : Number(form) || 0
const LONG = share > 0

/** So many in the short form, so many in the long one. */
export const scaled = (short: number, long: number): number => Math.max(short, Math.round(long * share))

/** How long a test may take. */
export const TIMEOUT = LONG ? 4 * 60 * 60_000 : 240_000

/** Counts of a run, for whoever watches. */
export function tell(name: string, counts: object): void {
  process.stdout.write(`${name}: ${JSON.stringify(counts)}\n`)
}
