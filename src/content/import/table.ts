import type { ProductUpdate, Sku } from '../../types/index.ts'
import { type Column, countOf, fenOf, type Head, headOf, isRounded, statusOf, unwrapped } from './columns.ts'
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
  const filled = [...rows].filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const at = headRow(filled)
  const [head] = filled.slice(at)
  if (head === undefined) return [refused(0, null, 'holds no row')]
  const heads = head.cells.map(headOf)
  const fault = headFault(heads)
  if (fault !== null) return [refused(head.line, null, fault)]
  return filled.length === at + 1
    ? [refused(head.line, null, 'no row follows the heads')]
    : productsUnder(heads, filled.slice(at + 1))
}

function productsUnder(heads: readonly Head[], rows: readonly TableRow[]): Read<ProductUpdate>[] {
  const refusals: Read<never>[] = []
  const products = new Map<string, ProductUpdate>()
  let above: Above | null = null
  for (const { line, cells } of rows) {
    const parsed = productOfRow(line, cells, heads, above)
    if ('message' in parsed) {
      refusals.push({ ok: false, refusal: parsed })
      // What belongs to a row that was refused belongs to nothing.
      if (cells[heads.findIndex(isId)]?.trim() !== '') above = null
    } else {
      const { id, title = '' } = parsed.update
      above = { id, title }
      refusals.push(...join(products, parsed, line))
    }
  }
  return [...[...products.values()].map((value) => ({ ok: true as const, value })), ...refusals]
}

/** The product of the row before: merged cells leave its id and title empty in the rows of its other variants. */
type Above = { id: string; title: string }

/** Some exports begin with a title and a date. */
const MOST_BEFORE = 10

/** The first of the first rows that heads both id and title; 0 where there is none. */
function headRow(rows: readonly TableRow[]): number {
  const isHead = ({ cells }: TableRow) => headFault(cells.map(headOf)) === null
  return Math.max(0, rows.slice(0, MOST_BEFORE).findIndex(isHead))
}

const isId = (head: Head): boolean => head !== null && 'column' in head && head.column === 'id'

function headFault(heads: readonly Head[]): string | null {
  const columns = heads.flatMap((head) => (head !== null && 'column' in head ? [head.column] : []))
  const read = heads.flatMap((head) => (head !== null && 'attribute' in head ? [head.attribute] : columns))
  for (const needed of ['id', 'title'] as const)
    if (!columns.includes(needed))
      return `the column ${needed} is missing; the heads read are ${[...new Set(read)].join(', ').slice(0, 120)}`
  const twice = columns.find((column, i) => columns.indexOf(column) !== i)
  return twice === undefined ? null : `the column ${twice} stands twice`
}

function productOfRow(
  line: number,
  cells: readonly string[],
  heads: readonly Head[],
  above: Above | null,
): Parsed | Refusal {
  if (cells.slice(heads.length).some((cell) => cell.trim() !== ''))
    return { line, column: null, message: `${cells.length} cells under ${heads.length} heads` }
  const fields: Partial<Record<Column, string>> = {}
  const attributes: Record<string, string> = {}
  heads.forEach((head, i) => {
    const cell = unwrapped(cells[i]?.trim() ?? '')
    if (head === null || cell === '') return
    if ('column' in head) fields[head.column] = cell
    else attributes[head.attribute] = cell
  })
  const isMerged = above !== null && fields.id === undefined && fields.title === undefined
  return fieldsToProduct(line, isMerged ? { ...above, ...fields } : fields, attributes)
}

function fieldsToProduct(
  line: number,
  fields: Partial<Record<Column, string>>,
  attributes: Record<string, string>,
): Parsed | Refusal {
  const { id, title, category, aliases, url, price, color, size, stock } = fields
  const wrong = (column: Column, message: string): Refusal => ({ line, column, message })
  if (id === undefined) return wrong('id', 'is empty')
  if (isRounded(id)) return wrong('id', `"${id}" is rounded: save the column as text`)
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
  if (known === undefined) {
    products.set(update.id, sku === null ? update : { ...update, skus: [sku] })
    return []
  }
  if (known.title !== update.title)
    return [refused(line, 'title', `${update.id} is called "${known.title}" in an earlier row`)]
  if (sku === null) return [refused(line, 'id', `${update.id} stands in an earlier row`)]
  known.skus = [...skus, sku]
  return joinAttributes(known, update, line)
}

/** What the product's earlier rows leave open; a value that contradicts them is refused, the row's variant is not. */
function joinAttributes(
  known: ProductUpdate,
  { attributes = {} }: ProductUpdate,
  line: number,
): Read<never>[] {
  const told = known.attributes ?? {}
  if (Object.keys(attributes).length > 0) known.attributes = { ...attributes, ...told }
  return Object.entries(attributes)
    .filter(([name, value]) => (told[name] ?? value) !== value)
    .map(([name, value]) => refused(line, name, `"${value}" is "${told[name]}" in an earlier row`))
}
