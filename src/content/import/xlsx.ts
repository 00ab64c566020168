import { readSheet } from 'read-excel-file/node'
import { InputError } from '../../errors.ts'
import type { ProductUpdate } from '../../types/index.ts'
import { type Read, refused } from './refusal.ts'
import { productsOfTable } from './table.ts'
import { unpack } from './zip-guard.ts'

const FORMULA = /<(?:\w{1,20}:)?f[ >/]/
/** How far before its formula a cell begins. */
const CELL_HEAD = 200

/**
 * The products of a workbook's first sheet, one row a SKU. A sheet with formulas is refused: what they come to is not
 * what was written.
 * @throws InputError where the file is no workbook or unpacks to more than it may
 */
export async function productsOfXlsx(bytes: Buffer): Promise<Read<ProductUpdate>[]> {
  for (const part of unpack(bytes)) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(part.name)) continue
    const formula = formulaIn(part.text())
    if (formula !== null) return [formula]
  }
  const rows = await sheetOf(bytes)
  return productsOfTable(rows.map((cells, i) => ({ line: i + 1, cells: cells.map(textOf) })))
}

/** The first cell that holds a formula, refused. */
function formulaIn(xml: string): Read<never> | null {
  const at = xml.search(FORMULA)
  if (at < 0) return null
  const [, column = null, row = '0'] =
    / r="([A-Z]{1,3})(\d{1,7})"[^"]*(?:"[^"]*"[^"]*)?$/.exec(xml.slice(Math.max(0, at - CELL_HEAD), at)) ?? []
  return refused(Number(row), column, 'holds a formula: save values alone')
}

async function sheetOf(bytes: Buffer): Promise<unknown[][]> {
  try {
    return await readSheet(bytes)
  } catch (cause) {
    throw new InputError(`the XLSX file can not be read: ${(cause as Error).message}`)
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}
