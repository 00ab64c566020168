import type { ContentFault } from '../errors.ts'
import { type ProductRecord, productRecordSchema } from '../types/index.ts'
import { jsonLines } from './json-lines.ts'
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
  const own: ContentFault[] = []
  const products = jsonLines(file, readText(file), productRecordSchema, own).map(({ row, ...place }) => {
    const product = { ...row, shop }
    if (row.shop !== undefined && row.shop !== shop)
      own.push({ ...place, message: `shop: ${row.shop} is not ${shop}` })
    if (product.demo !== true)
      own.push({ ...place, message: 'demo: a product of this file is marked "demo": true' })
    return { product, ...place }
  })
  faults.push(...own.sort((one, other) => one.line - other.line))
  return products
}
