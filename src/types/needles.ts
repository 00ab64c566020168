import type { AST } from '@eslint-community/regexpp'

/**
 * Characters that so many messages hold that looking for one of them tells little; of two characters that a phrase
 * cannot do without, the other one is looked for.
 */
const EVERYDAY = new Set('的了吗么是不没有我你们这那个一就都还可以能会要给什多少怎到说在呢吧啊货')
const RARE = 1
const FREQUENT = 6
/** A class of more characters than this is hardly ever missed. */
const MOST_IN_CLASS = 12
/** Numbers in which a place of the filter is kept; a power of two. */
export const PLACES = 4096

/** The characters of which a text holds one wherever a pattern matches: what holds none need not be tried. */
export type Needles = Uint32Array

/** The place in the filter of a UTF-16 code unit; several share one. */
export const placeOf = (code: number): number => code % PLACES

/** All places that are set. */
export function placesIn(needles: Needles): number[] {
  const set: number[] = []
  for (let place = 0; place < PLACES; place++)
    if ((needles[place >> 5]! & (1 << (place & 31))) !== 0) set.push(place)
  return set
}

/** Null where some text matches that holds none of few characters. */
export function needlesOf(patterns: readonly (readonly AST.Alternative[])[]): Needles | null {
  const each = patterns.map(ofAlternatives)
  const characters = each.flatMap((one) => (one === null ? [] : [...one]))
  if (each.includes(null)) return null
  const places = new Uint32Array(PLACES / 32)
  for (const character of characters) {
    const place = placeOf(character.charCodeAt(0))
    places[place >> 5]! |= 1 << (place & 31)
  }
  return places
}

/** Whether the text may hold one; a character may be taken for another, but none is overlooked. */
export function mayHold(text: string, needles: Needles): boolean {
  for (let i = 0; i < text.length; i++) {
    const place = placeOf(text.charCodeAt(i))
    if ((needles[place >> 5]! & (1 << (place & 31))) !== 0) return true
  }
  return false
}

type Characters = ReadonlySet<string> | null

const DIGITS: ReadonlySet<string> = new Set('0123456789')

function ofAlternatives(alternatives: readonly AST.Alternative[]): Characters {
  const all = new Set<string>()
  for (const { elements } of alternatives) {
    const least = rarest(elements.map(ofElement))
    if (least === null) return null
    for (const character of least) all.add(character)
  }
  return all
}

/** All elements have to match, so the one that fewest texts do is enough to look for. */
function rarest(sets: readonly Characters[]): Characters {
  return sets.reduce((best, one) => (costOf(one) < costOf(best) ? one : best), null)
}

function costOf(characters: Characters): number {
  if (characters === null) return Infinity
  let cost = 0
  for (const character of characters) cost += EVERYDAY.has(character) ? FREQUENT : RARE
  return cost
}

function ofElement(element: AST.Element): Characters {
  switch (element.type) {
    case 'Character':
      return new Set([String.fromCodePoint(element.value)])
    case 'CharacterClass':
      return ofClass(element)
    case 'CharacterSet':
      return element.kind === 'digit' && !element.negate ? DIGITS : null
    case 'Group':
    case 'CapturingGroup':
      return ofAlternatives(element.alternatives)
    case 'Quantifier':
      return element.min === 0 ? null : ofElement(element.element)
    default:
      return null
  }
}

function ofClass({ negate, elements }: AST.CharacterClass): Characters {
  if (negate) return null
  const all = new Set<string>()
  for (const element of elements) {
    if (element.type === 'Character') all.add(String.fromCodePoint(element.value))
    else if (element.type === 'CharacterSet' && element.kind === 'digit' && !element.negate)
      for (const digit of DIGITS) all.add(digit)
    else if (element.type !== 'CharacterClassRange' || !addRange(element, all)) return null
    if (all.size > MOST_IN_CLASS) return null
  }
  return all
}

function addRange({ min, max }: AST.CharacterClassRange, all: Set<string>): boolean {
  if (max.value - min.value >= MOST_IN_CLASS) return false
  for (let code = min.value; code <= max.value; code++) all.add(String.fromCodePoint(code))
  return true
}
