import type { ProductUpdate, Sku } from '../../types/index.ts'
import { type Column, countOf, fenOf, type Head, headOf, statusOf } from './columns.ts'
import { type Read, type Refusal, refused } from './refusal.ts'

/** A row of a table as it was read; its line counts from 1. */
export interface TableRow {
  line: number
  cells: readonly string[]
}

interface Parsed {
  update: ProductUpdate
  sku: Sku | null
}

/** One row a SKU: the products of a table, each with all its rows, and the rows that are refused. */
export function productsOfTable(rows: Iterable<TableRow>): Read<ProductUpdate>[] {
  const refusals: Read<never>[] = []
  const products = new Map<string, ProductUpdate>()
  let heads: Head[] | null = null
  for (const { line, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue
    if (heads === null) {
      heads = cells.map(headOf)
      const fault = headFault(heads)
      if (fault !== null) return [refused(line, null, fault)]
      continue
    }
    const parsed = productOfRow(line, cells, heads)
    if ('message' in parsed) refusals.push({ ok: false, refusal: parsed })
    else refusals.push(...join(products, parsed, line))
  }
  return [...[...products.values()].map((value) => ({ ok: true as const, value })), ...refusals]
}

function headFault(heads: readonly Head[]): string | null {
  const columns = heads.flatMap((head) => (head !== null && 'column' in head ? [head.column] : []))
  for (const needed of ['id', 'title'] as const)
    if (!columns.includes(needed)) return `the column ${needed} is missing`
  const twice = columns.find((column, i) => columns.indexOf(column) !== i)
  return twice === undefined ? null : `the column ${twice} stands twice`
}

function productOfRow(line: number, cells: readonly string[], heads: readonly Head[]): Parsed | Refusal {
  if (cells.slice(heads.length).some((cell) => cell.trim() !== ''))
    return { line, column: null, message: `${cells.length} cells under ${heads.length} heads` }
  const fields: Partial<Record<Column, string>> = {}
  const attributes: Record<string, string> = {}
  heads.forEach((head, i) => {
    const cell = cells[i]?.trim() ?? ''
    if (head === null || cell === '') return
    if ('column' in head) fields[head.column] = cell
    else attributes[head.attribute] = cell
  })
  return fieldsToProduct(line, fields, attributes)
}

function fieldsToProduct(
  line: number,
  fields: Partial<Record<Column, string>>,
  attributes: Record<string, string>,
): Parsed | Refusal {
  const { id, title, category, aliases, url, price, color, size, stock } = fields
  const wrong = (column: Column, message: string): Refusal => ({ line, column, message })
  if (id === undefined) return wrong('id', 'is empty')
  if (title === undefined) return wrong('title', 'is empty')
  const priceFen = price === undefined ? undefined : fenOf(price)
  if (priceFen === null) return wrong('price', `"${price}" is no price in yuan`)
  const count = stock === undefined ? undefined : countOf(stock)
  if (count === null) return wrong('stock', `"${stock}" is no number of pieces`)
  const status = statusOf(fields.status ?? '')
  if (status === null) return wrong('status', `"${fields.status}" is neither on_sale nor off_shelf`)
  const update: ProductUpdate = { id, title, status }
  if (category !== undefined) update.category = category.replace(/\s*(?:>|＞|\/)\s*/g, '/')
  if (aliases !== undefined)
    update.aliases = aliases
      .split(/[|｜]/)
      .map((each) => each.trim())
      .filter(Boolean)
  if (url !== undefined) update.url = url
  if (priceFen !== undefined) update.priceFen = priceFen
  if (Object.keys(attributes).length > 0) update.attributes = attributes
  const isSku = color !== undefined || size !== undefined || count !== undefined
  return { update, sku: isSku ? skuOf(id, color, size, count, priceFen) : null }
}

function skuOf(id: string, color?: string, size?: string, stock?: number, priceFen?: number): Sku {
  const sku: Sku = { id: [id, color, size].filter(Boolean).join('-') }
  if (color !== undefined) sku.color = color
  if (size !== undefined) sku.size = size
  if (stock !== undefined) sku.stock = stock
  if (priceFen !== undefined) sku.priceFen = priceFen
  return sku
}

/** Adds a row to its product; a variant that stands there already is refused. */
function join(products: Map<string, ProductUpdate>, { update, sku }: Parsed, line: number): Read<never>[] {
  const known = products.get(update.id)
  const skus = known?.skus ?? []
  if (sku !== null && skus.some(({ id }) => id === sku.id))
    return [refused(line, null, `${update.id}: this colour and size stand in an earlier row`)]
  if (known === undefined) products.set(update.id, sku === null ? update : { ...update, skus: [sku] })
  else if (sku !== null) known.skus = [...skus, sku]
  else return [refused(line, 'id', `${update.id} stands in an earlier row`)]
  return []
}
