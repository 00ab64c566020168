import { earlier } from '../../conversation/index.ts'
import { factAt, sameCourier } from '../../knowledge/facts.ts'
import { asksForSum, colorsThere } from '../../knowledge/index.ts'
import type { Fact, Slot } from '../../types/index.ts'
import { hasGoods } from '../claims.ts'
import type { Ask, Scene } from '../scene.ts'
import type { CompiledResponse } from './response.ts'

/** Between two parts of a fact. */
const BETWEEN = '，'

/** All facts of the response as they hold now and as far as the customer asks about them; null where one does not. */
export function factsOf(response: CompiledResponse, ask: Ask, scene: Scene): Map<string, Fact> | null {
  const facts = new Map<string, Fact>()
  for (const id of response.facts) {
    const fact = factAt(scene.shop, id, scene.circumstances.now, scene.campaign)
    if (fact === null) return null
    const left = withoutExcluded(fact, ask.slots)
    if (left === null) return null
    const told = ofGoods(narrowed(left, textFor(left, scene), ask.slots), left, ask, scene)
    if (told === null) return null
    const asked = tierOf(told, ask, scene.text)
    if (leavesOut(fact, ask)) return null
    facts.set(id, asked)
  }
  return facts
}

/** The fact without what the customer does not want (别发EMS); null where nothing is left of it. */
function withoutExcluded(fact: Fact, slots: readonly Slot[]): Fact | null {
  const excluded = slots.filter((slot) => slot.polarity === 'excluded')
  if (fact.type !== 'couriers' || excluded.every((slot) => slot.name !== 'courier')) return fact
  const items = fact.items.filter(
    ({ name }) => !excluded.some((slot) => slot.name === 'courier' && sameCourier(name, slot.value)),
  )
  if (items.length === fact.items.length) return fact
  if (items.length === 0) return null
  return { ...fact, items, say: items.map(({ name }) => name).join(fact.or) }
}

/** Whether a list of colours says nothing of one that the customer asks about: of two that he weighs neither is left out. */
function leavesOut({ type, narrow }: Fact, { slots }: Ask): boolean {
  if (type !== 'list' || narrow === undefined) return false
  const colors = slots.filter(({ name, polarity }) => name === 'color' && polarity !== 'excluded')
  return colors.some(({ text, value }) => namedOf(narrow, `${text} ${value}`).length === 0)
}

/** The fact as far as the customer asks about it: of ten colours the two that were named, or all but those refused. */
function narrowed(fact: Fact, text: string, slots: readonly Slot[]): Fact {
  const refused = slots.filter((slot) => slot.polarity === 'excluded').map((slot) => slot.text)
  const mentions = (on: readonly string[], words: string) => on.some((word) => words.includes(word))
  const named = namedOf(fact.narrow ?? [], text)
  if (named.length === 0) return fact
  const isRefused = ({ on }: { on: string[] }) => refused.some((words) => mentions(on, words))
  const wanted = named.filter((one) => !isRefused(one))
  const told = wanted.length > 0 ? wanted : (fact.narrow?.filter((one) => !isRefused(one)) ?? [])
  return { ...fact, say: told.map(({ say }) => say).join(BETWEEN) }
}

/** The words of a fact as far as a text asks about it: 到镇上几天 for that alone. */
export const sayFor = (fact: Fact, text: string): string => narrowed(fact, text, []).say

/**
 * Of a list of colours those that the product can be had in, of them what the words describe (稳重点的); a colour that
 * is named is told of all the same. Null where it says nothing of any of them.
 */
function ofGoods(told: Fact, { type, narrow = [] }: Fact, { slots }: Ask, { records: { product } }: Scene) {
  const colors = product === null || type !== 'list' ? [] : colorsThere(product)
  if (colors.length === 0 || slots.some(({ name }) => name === 'color')) return told
  const own = namedOf(narrow, colors.join(BETWEEN))
  const described = own.filter(({ say }) => told.say.includes(say))
  const parts = described.length > 0 ? described : own
  return parts.length === 0 ? null : { ...told, say: parts.map(({ say }) => say).join(BETWEEN) }
}

/** The words that name a part: of faults, by rows, the one that was told earlier (管多久 after 拉链坏了). */
function textFor(fact: Fact, { text, situation, state }: Scene): string {
  const narrow = fact.narrow ?? []
  if (!('rows' in fact) || !hasGoods(situation) || namedOf(narrow, text).length > 0) return text
  return earlier(state).findLast((before) => namedOf(narrow, before).length > 0) ?? text
}

/** Those that a text names: 墨绿的 names no 绿的, which begins within it. */
function namedOf<T extends { on: readonly string[] }>(narrow: readonly T[], text: string): T[] {
  const places = narrow.flatMap((one) =>
    one.on.flatMap((word) => placesOf(word, text).map((start) => ({ one, start, end: start + word.length }))),
  )
  const isWithin = (place: (typeof places)[number]) =>
    places.some(({ one, start, end }) => one !== place.one && start < place.start && place.start < end)
  const free = new Set(places.filter((place) => !isWithin(place)).map(({ one }) => one))
  return narrow.filter((one) => free.has(one))
}

function placesOf(word: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at)
  return places
}

/** Of several tiers the highest that the amount named reaches, as far as the shop has words for it alone. */
function tierOf(fact: Fact, { slots }: Ask, text: string): Fact {
  const amounts = slots.filter((slot) => slot.name === 'amount')
  const named = amounts.map(({ value }) => Number(value))
  // 159的和179的一起 pays both; of a list price and a price now the lower one is paid.
  const paid = asksForSum(text) ? named.reduce((sum, fen) => sum + fen, 0) : Math.min(...named)
  if (fact.type !== 'tiers' || amounts.length === 0) return fact
  const reached = fact.tiers.filter((tier) => tier.fromFen <= paid)
  const say = reached.toSorted((one, other) => other.fromFen - one.fromFen)[0]?.say
  return say === undefined ? fact : { ...fact, say }
}
