/** `npm run test:reliability` tells the long forms; `npm test` runs the short ones. */
export const LONG = process.env.SHOUDA_RELIABILITY === 'long'

/** So many in the short form, so many in the long one. */
export const scaled = (short: number, long: number): number => (LONG ? long : short)

/** How long a test may take. */
export const TIMEOUT = LONG ? 4 * 60 * 60_000 : 240_000

/** Counts of a run, for whoever watches. */
export function tell(name: string, counts: object): void {
  process.stdout.write(`${name}: ${JSON.stringify(counts)}\n`)
}
