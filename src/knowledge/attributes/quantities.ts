import type { AttributesSource } from '../../types/index.ts'
import { readNumerals } from '../../types/numerals.ts'

export interface Unit {
  dimension: string
  /** As the text wrote it. */
  word: string
  factor: number
}

/** A number or range with its unit; `from` and `to` in the dimension's first unit. */
export interface Quantity {
  dimension: string
  from: number
  to: number
  unit: Unit
  /** The words that say it. */
  text: string
}

const JOINTS = new Set(['-', '~', '到', '至', '—', '–'])

/** Units by their words, longest first, so that 千克 is not read as 克. */
export function unitsOf(source: AttributesSource['units']): Unit[] {
  return Object.entries(source)
    .flatMap(([dimension, units]) =>
      units.flatMap(({ words, factor }) => words.map((word) => ({ dimension, word, factor }))),
    )
    .sort((one, other) => other.word.length - one.word.length)
}

/** The units with those of the dimension before others that are called alike: 寸 of a screen is no 寸 of a measure. */
export const unitsFor = (units: readonly Unit[], dimension: string): Unit[] =>
  [...units].sort(
    (one, other) =>
      other.word.length - one.word.length ||
      Number(other.dimension === dimension) - Number(one.dimension === dimension),
  )

/** Every number of the text that bears a unit: 约420克, 15-20平, 1米6, 两斤半. */
export function readQuantities(text: string, units: readonly Unit[]): Quantity[] {
  const numerals = readNumerals(text)
  const found: Quantity[] = []
  for (let i = 0; i < numerals.length; i++) {
    const { start, end, value, to: most } = numerals[i]!
    const unit = unitAt(text, end, units)
    if (unit === null) continue
    const before = numerals[i - 1]
    const isRange = before !== undefined && joins(text.slice(before.end, start), unit.word)
    const [more, until] = small(text, end + unit.word.length, numerals[i + 1])
    const to = (most + more) * unit.factor
    const from = (isRange ? before.value : value + more) * unit.factor
    const begin = isRange ? before.start : start
    const bounds = open(text, until, { from, to })
    found.push({ dimension: unit.dimension, ...bounds, unit, text: text.slice(begin, until) })
  }
  return found
}

function unitAt(text: string, at: number, units: readonly Unit[]): Unit | null {
  return units.find(({ word }) => text.startsWith(word, at)) ?? null
}

/** 15-20平 and 15平-20平. */
function joins(between: string, unit: string): boolean {
  return JOINTS.has(between) || (between.startsWith(unit) && JOINTS.has(between.slice(unit.length)))
}

/** What a record writes behind a number that is only an end: 2个月以上, 25kg以内. */
const UPWARDS = /^(?:龄|大)?(?:及|或)?(?:以上|起|\+)/
const DOWNWARDS = /^(?:龄)?(?:及|或)?(?:以下|以内|之内)/

function open(text: string, at: number, { from, to }: { from: number; to: number }) {
  const rest = text.slice(at, at + 4)
  if (UPWARDS.test(rest)) return { from, to: Number.POSITIVE_INFINITY }
  return DOWNWARDS.test(rest) ? { from: 0, to } : { from, to }
}

/** The 6 of 1米6, the 65 of 1米65 or 一米六五 and the 半 of 两斤半, in parts of the unit. */
function small(
  text: string,
  at: number,
  next: { start: number; end: number; value: number } | undefined,
): [number, number] {
  if (text[at] === '半') return [0.5, at + 1]
  if (next?.start !== at) return [0, at]
  const digits = text.slice(next.start, next.end)
  const isTail = /^(?:\d{1,2}|[一二三四五六七八九]{2})$/.test(digits) || next.value < 10
  return isTail ? [next.value / 10 ** (next.value < 10 ? 1 : 2), next.end] : [0, at]
}

/** The number as people write it: at most two digits after the point. */
export const rounded = (value: number): string => String(Math.round(value * 100) / 100)
