import { plain } from '../../types/plain.ts'
import { stretchesOf } from '../stretches.ts'
import { type Quantity, readQuantities, type Unit } from './quantities.ts'

/** One of the amounts that a value writes, with the variant that it is of: 小号10-15㎡ of 小号10-15㎡，大号20-30㎡. */
export interface Part {
  /** As the record writes it. */
  text: string
  /** What it is of: 小号, 50cm款; empty where nothing says so. */
  label: string
  quantity: Quantity
}

/** The amounts of a dimension in a value, each in its own stretch; those of one stretch are one. */
export function partsOf(value: string, dimension: string, units: readonly Unit[]): Part[] {
  return stretchesOf(value).flatMap((stretch) => {
    const written = plain(stretch)
    const quantity = readQuantities(written, units).findLast((one) => one.dimension === dimension)
    if (quantity === undefined) return []
    const at = written.indexOf(quantity.text)
    const around = [written.slice(0, at), written.slice(at + quantity.text.length)]
    return [{ text: stretch, label: around.map(bare).find((text) => text !== '') ?? '', quantity }]
  })
}

/** Without the brackets and joints that only hold it to its amount. */
const bare = (text: string): string => text.replace(/[()（）[\]【】:：≤≥<>~约为是的]/g, '')

/** Whether it is of a variant, and not one measure of several: 直径60cm，高9cm. */
export const isOfVariant = ({ label }: Part): boolean => /[款码号型a-z\d]/.test(label)

/** The parts whose variant the words name: 50的 for 50cm款, l码, 大的 for 大号. */
export function partsCalled(parts: readonly Part[], words: string): Part[] {
  return parts.filter(({ label }) => isCalled(label, plain(words)))
}

/** 小号 of 小号可放13.3寸. */
const HOLDS = /[可能]?(?:放|装|容纳|配|适合|适用)$/

function isCalled(label: string, words: string): boolean {
  const core = label.replace(HOLDS, '').replace(/[款码号型个]+$/, '')
  // M 42×32cm: the letters say of which size it is.
  const letters = /^[a-z]+(?=[\d×x*.]*$)/.exec(core)?.[0]
  if (letters !== undefined && letters !== core)
    return new RegExp(`(?<![a-z\\d])${letters}(?![a-z\\d])`).test(words)
  const number = /^\d+(?:\.\d+)?/.exec(core)?.[0]
  if (number !== undefined) return new RegExp(`(?<![\\d.])${number}(?![\\d.])`).test(words)
  if (/^[a-z\d]+$/.test(core)) return new RegExp(`(?<![a-z\\d])${core}(?![a-z\\d])`).test(words)
  return core.length > 1 ? words.includes(core) : new RegExp(`${core}[的号款码个]`).test(words)
}
