import type { ProductRecord } from '../types/index.ts'
import { plain } from '../types/plain.ts'
import { readQuantities } from './attributes/quantities.ts'
import type { Need } from './recommend.ts'

/** Whether it is not just for others than the customer names, of several for one of them: nothing from 女鞋 for 我爸. */
export function isFor(
  { category = '', title }: ProductRecord,
  { text, asked = text, people = [] }: Need,
): boolean {
  const namedIn = (said: string) => people.filter(({ words }) => words.some((word) => said.includes(word)))
  const [last, all] = [namedIn(asked), namedIn(text)]
  const named = last.length > 0 ? last : all
  const isForOthers = (not: readonly string[]) => not.some((word) => `${category}${title}`.includes(word))
  return named.length === 0 || named.some(({ not }) => !isForOthers(not))
}

const AREA = 'area'

/**
 * The entry that says for how large a room it is, where the words name one of that size; `unsaid` where either names
 * none, null where the room is larger or smaller.
 */
export function fitsRoom(
  { attributes = {} }: ProductRecord,
  { text, units = [] }: Need,
): [name: string, value: string] | 'unsaid' | null {
  const areaIn = (words: string) => readQuantities(words, units).filter(({ dimension }) => dimension === AREA)
  const [room, ...others] = areaIn(plain(text))
  if (room === undefined || others.length > 0) return 'unsaid'
  for (const [name, value] of Object.entries(attributes)) {
    const written = areaIn(plain(value))
    if (written.length === 0) continue
    // One size of several may be the one: 60cm 20㎡，80cm 30㎡.
    const isOne = written.some(({ from, to }) => room.from >= from && room.to <= to)
    return isOne ? [name, value] : written.length > 1 ? 'unsaid' : null
  }
  return 'unsaid'
}
