import { parse } from 'csv-parse/sync'
import type { ProductUpdate } from '../../types/index.ts'
import { type Read, refused } from './refusal.ts'
import { productsOfTable, type TableRow } from './table.ts'

const DELIMITERS = [',', '\t', ';', '，'] as const

/** The products of a CSV file, one row a SKU. */
export function productsOfCsv(bytes: Uint8Array): Read<ProductUpdate>[] {
  const text = decode(bytes)
  const faults: Read<never>[] = []
  const rows = parse(text, {
    delimiter: delimiterOf(text),
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (fault) => {
      faults.push(refused(Number(fault?.lines ?? 0), null, fault?.message ?? 'not CSV'))
      return undefined
    },
  }) as unknown as { record: string[]; info: { lines: number } }[]
  const unread = faults.map((fault) => within(fault, rows.at(-1)?.info.lines ?? 0))
  return rows.length === 0 && unread.length > 0 ? unread : [...productsOfTable(rows.map(toRow)), ...unread]
}

/** A quotation mark that nobody closes swallows all that follows it: the message says from where on. */
function within(fault: Read<never>, last: number): Read<never> {
  if (fault.ok || !/not closed/i.test(fault.refusal.message)) return fault
  const from = `a quotation mark is not closed: lines ${last + 1} to ${fault.refusal.line} could not be read`
  return refused(last + 1, null, from)
}

/** The parser tells the line at which a record ends; a cell may hold line breaks. */
function toRow({ record, info }: { record: string[]; info: { lines: number } }): TableRow {
  const breaks = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
  return { line: info.lines - breaks, cells: record }
}

/** UTF-8, or what spreadsheets write: UTF-16 as Unicode text, GB 18030 on Chinese systems. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** What the first line is cut by most often. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/))
  const counts = DELIMITERS.map((each) => ({ each, count: head.split(each).length }))
  return counts.sort((one, other) => other.count - one.count)[0]!.each
}
