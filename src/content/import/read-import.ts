import { readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import { InputError } from '../../errors.ts'
import {
  type OrderUpdate,
  orderUpdateSchema,
  type ProductUpdate,
  productUpdateSchema,
} from '../../types/index.ts'
import { decode, productsOfCsv } from './csv.ts'
import { objectsOfLines } from './json-lines.ts'
import { type Read, refused } from './refusal.ts'
import { productsOfXlsx } from './xlsx.ts'

const MEGABYTE = 1024 * 1024
/** A hundred thousand products with all they have are about 100 MB. */
const MOST = { '.jsonl': 400, '.csv': 200, '.xlsx': 30 } as const

/**
 * The products of a file by its ending: .jsonl, .csv or .xlsx.
 * @throws InputError where it is none of these, too large, or no such file
 */
export async function readProducts(file: string, shop: string): Promise<Iterable<Read<ProductUpdate>>> {
  const bytes = readWithin(file, Object.keys(MOST))
  const ending = extname(file).toLowerCase()
  if (ending === '.xlsx') return productsOfXlsx(bytes)
  if (ending === '.csv') return productsOfCsv(bytes)
  return ofShop(objectsOfLines(decode(bytes), productUpdateSchema), shop)
}

/** The orders of a JSON Lines file. */
export function readOrders(file: string): Iterable<Read<OrderUpdate>> {
  return objectsOfLines(decode(readWithin(file, ['.jsonl'])), orderUpdateSchema)
}

function readWithin(file: string, endings: readonly string[]): Buffer {
  const ending = extname(file).toLowerCase() as keyof typeof MOST
  if (!endings.includes(ending)) throw new InputError(`${file}: expected ${endings.join(', ')}`)
  const size = statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new InputError(`${file}: no such file`)
  if (size > MOST[ending] * MEGABYTE) throw new InputError(`${file}: larger than ${MOST[ending]} MB`)
  return readFileSync(file)
}

/** A product that names another shop is refused. */
function* ofShop(products: Iterable<Read<ProductUpdate>>, shop: string): Generator<Read<ProductUpdate>> {
  let line = 0
  for (const read of products) {
    line = read.ok ? line + 1 : read.refusal.line
    const other =
      read.ok && read.value.shop !== undefined && read.value.shop !== shop ? read.value.shop : null
    yield other === null ? read : refused(line, 'shop', `${other} is not ${shop}`)
  }
}
