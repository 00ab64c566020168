import type { ProductRecord } from '../../types/index.ts'
import type { Attributes } from '../attributes/attributes.ts'
import { readQuantities, rounded } from '../attributes/quantities.ts'

type Weighing = Pick<Attributes, 'units' | 'sentWeight'>

const WEIGHT = 'weight'
const GRAMS_IN_KILO = 1000

/** What a text says that something weighs, in grams (2公斤的东西); null where it names no weight or several. */
export function weightIn(text: string, { units }: Pick<Weighing, 'units'>): number | null {
  const weights = readQuantities(text, units).filter(({ dimension }) => dimension === WEIGHT)
  const [one, ...others] = weights
  return one === undefined || others.length > 0 || one.from !== one.to ? null : one.to
}

/** What one piece weighs when it is sent; null where the record does not say it, or says only about what. */
export function sentGrams(product: ProductRecord, { units, sentWeight }: Weighing): number | null {
  for (const name of sentWeight) {
    const value = product.attributes?.[name]?.trim().toLowerCase()
    if (value === undefined || value === '') continue
    const [quantity] = readQuantities(value, units)
    // 约420克, 单只420克 and 3-4kg are no weights to compute with.
    const isExact = quantity?.dimension === WEIGHT && quantity.text === value && quantity.from === quantity.to
    return isExact ? quantity.to : null
  }
  return null
}

/** 1.5公斤, 500克. */
export function sayGrams(grams: number): string {
  return grams >= GRAMS_IN_KILO ? `${rounded(grams / GRAMS_IN_KILO)}公斤` : `${rounded(grams)}克`
}
