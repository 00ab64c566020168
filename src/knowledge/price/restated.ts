import { letters } from '../../types/plain.ts'
import { countsIn } from './count-in.ts'
import type { Wanted } from './read-basket.ts'

/** Before what it comes to now: 一共5个泡, 改成3双袜子. */
const NOW = /(?:一共|总共|合计|改成?|换成|变成|改为)(?:要|拿|买|是)?/
const LONGEST = 4

/**
 * What was picked, with the number that the words now say of one part of it (一共5个泡 after a lamp with three bulbs);
 * null where they say none, or where it may be more than one of the parts.
 */
export function restated(text: string, picked: readonly Wanted[]): Wanted[] | null {
  const [before, ...behind] = text.split(NOW)
  if (before === text || picked.length < 2) return null
  for (const words of behind) {
    const [count] = countsIn(words)
    if (count === undefined || count.at > 0) continue
    const part = calledBy(letters(words.slice(count.end).split(/[,，。!！?？\s]/)[0] ?? ''), picked)
    if (part !== null) return picked.map((one) => (one === part ? { ...one, quantity: count.value } : one))
  }
  return null
}

/** The only part whose name holds how the words begin, by as much of them as it can. */
function calledBy(words: string, picked: readonly Wanted[]): Wanted | null {
  for (let length = Math.min(LONGEST, words.length); length > 0; length--) {
    const called = words.slice(0, length)
    const found = picked.filter(({ product: { title, aliases = [] } }) =>
      [title, ...aliases].some((name) => letters(name).includes(called)),
    )
    if (found.length > 0) return found.length === 1 ? found[0]! : null
  }
  return null
}
