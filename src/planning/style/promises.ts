import type { Commitment, CompiledStyle } from './compile.ts'

/** Something a reply commits the shop to. `key` is equal for the same promise in other words. */
export interface Promised {
  key: string
  start: number
  end: number
  /** What a fact has to name that grants it. */
  granting: string
}

/** All that the text promises: amounts, shares, times, gifts, free services, dates to come. */
export function promisesIn(text: string, { innocent, commitments }: CompiledStyle): Promised[] {
  const read =
    text.search(innocent) === -1 ? text : text.replace(innocent, (phrase) => '·'.repeat(phrase.length))
  return commitments.flatMap((one) => matchesOf(one, read))
}

function matchesOf({ pattern, key, byFirstGroup }: Commitment, text: string): Promised[] {
  // Most texts promise nothing, and looking is cheaper than collecting.
  if (text.search(pattern) === -1) return []
  return [...text.matchAll(pattern)].map((match) => ({
    key: key(match),
    start: match.index,
    end: match.index + match[0].length,
    granting: (byFirstGroup ? match[1] : undefined) ?? match[0],
  }))
}

/** The promises of the text that none of the grounds (facts quoted, the customer's own values) makes. */
export function groundlessPromises(
  text: string,
  grounds: readonly string[],
  style: CompiledStyle,
): Promised[] {
  const promised = promisesIn(text, style)
  if (promised.length === 0) return promised
  const granted = new Set(grounds.flatMap((ground) => promisesIn(ground, style)).map((one) => one.key))
  return promised.filter((one) => !granted.has(one.key) && !grounds.some((ground) => grants(ground, one)))
}

/** A gift or a fixed phrase is granted by any fact that names it; a number never by a longer one. */
function grants(ground: string, { key, granting }: Promised): boolean {
  return !/\d/.test(key) && ground.includes(granting)
}
