import type { ContentFault } from '../errors.ts'
import { type ProductRecord, productRecordSchema } from '../types/index.ts'
import { readText } from './text-file.ts'

/** A product with the line that defines it. */
export interface ProductLine {
  product: ProductRecord
  file: string
  /** Counted from 1. */
  line: number
}

/** Reads a demonstration catalogue; what does not validate is noted among the faults, with its line. */
export function loadProducts(file: string, shop: string, faults: ContentFault[]): ProductLine[] {
  return readText(file)
    .split('\n')
    .flatMap((text, i) => (text.trim() === '' ? [] : productOf(text, shop, { file, line: i + 1 }, faults)))
}

function productOf(
  text: string,
  shop: string,
  place: { file: string; line: number },
  faults: ContentFault[],
): ProductLine[] {
  const parsed = productRecordSchema.safeParse(jsonOf(text))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    faults.push({ ...place, message: `${issue?.path.join('.') || 'the line'}: ${issue?.message}` })
    return []
  }
  const product = { ...parsed.data, shop }
  if (parsed.data.shop !== undefined && parsed.data.shop !== shop)
    faults.push({ ...place, message: `shop: ${parsed.data.shop} is not ${shop}` })
  if (product.demo !== true)
    faults.push({ ...place, message: 'demo: a product of this file is marked "demo": true' })
  return [{ product, ...place }]
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
