import { readNumerals } from '../../types/numerals.ts'
import { plain } from '../../types/plain.ts'
import type { Attributes } from './attributes.ts'
import { readQuantities } from './quantities.ts'
import type { Thing } from './things.ts'

/**
 * Whether the thing goes into something of these measures: largest to largest. Null where fewer than two measures are
 * written.
 * @param measures as a record writes them: 长32×宽12×高26cm
 */
export function fits(measures: string, thing: Thing, { units }: Attributes): boolean | null {
  const inside = measuresOf(measures, units).sort((a, b) => b - a)
  if (inside.length < 2) return null
  return thing.mm.every((mm, i) => (inside[i] ?? Infinity) >= mm)
}

/** The measures in millimetres; a unit at the end holds for all before it. */
function measuresOf(text: string, units: Attributes['units']): number[] {
  const written = plain(text)
  const unit = readQuantities(written, units).findLast(({ dimension }) => dimension === 'length')
  if (unit === undefined) return []
  return readNumerals(written).map(({ value }) => value * unit.unit.factor)
}
