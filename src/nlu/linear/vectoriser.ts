import type { Document } from '../classifier.ts'
import { FeatureTable } from './feature-table.ts'
import { FeatureBuffer, type Features } from './features.ts'

/** Rows of binary features in compressed form: row i is `columns[starts[i] .. starts[i+1])`, each column once. */
export interface SparseRows {
  starts: Int32Array
  columns: Int32Array
}

/**
 * Documents -> columns of a feature table. One instance reuses its buffers: the columns that `vectorise` leaves
 * in `columns[0 .. count)` hold until the next call.
 */
export class Vectoriser {
  columns = new Int32Array(1024)
  /** Known features of the last document. */
  count = 0
  /** Features of the last document that the table does not know. */
  unknown = 0
  readonly features = new FeatureBuffer()
  /** By column the last document it occurred in. */
  private readonly seen: Int32Array
  private round = 0

  constructor(readonly table: FeatureTable) {
    this.seen = new Int32Array(table.size)
  }

  /** @param of a document, or its features where more than one classifier looks at it */
  vectorise(of: Document | Features): void {
    const { table, seen } = this
    const features = 'hashes' in of ? of : this.filled(of)
    if (this.columns.length < features.length) this.columns = new Int32Array(features.length * 2)
    const { columns } = this
    const { hashes, length } = features
    const round = ++this.round
    let count = 0
    let unknown = 0
    for (let i = 0; i < length; i++) {
      const column = table.get(hashes[i] as number)
      if (column === -1) unknown++
      else if (seen[column] !== round) {
        seen[column] = round
        columns[count++] = column
      }
    }
    this.count = count
    this.unknown = unknown
  }

  private filled(document: Document): Features {
    this.features.fill(document)
    return this.features
  }
}

/**
 * Builds the table of the features that occur in at least `leastCount` documents, and the documents' rows. A feature
 * that occurs in fewer teaches nothing that carries over. The most frequent come first: what nearly every message
 * touches lies close together and stays in the processor's cache.
 */
export function fitRows(
  documents: readonly Document[],
  leastCount = 1,
): { table: FeatureTable; rows: SparseRows } {
  const found = allFeatures(documents)
  const counts = new Int32Array(found.table.size)
  for (const column of found.columns) counts[column]!++
  const hashes = found.table.hashes()
  const order = Array.from(counts.keys())
    .filter((column) => counts[column]! >= leastCount)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
  const table = new FeatureTable(order.length)
  const kept = new Int32Array(counts.length).fill(-1)
  for (const column of order) kept[column] = table.add(hashes[column] as number)
  return { table, rows: renumber(found, kept) }
}

/** The rows with new column numbers; columns that map to -1 are left out. */
function renumber({ starts: bounds, columns: all }: SparseRows, numbers: Int32Array): SparseRows {
  const starts = new Int32Array(bounds.length)
  const columns: number[] = []
  for (let i = 0; i + 1 < bounds.length; i++) {
    for (let k = bounds[i] as number; k < (bounds[i + 1] as number); k++) {
      const column = numbers[all[k] as number] as number
      if (column !== -1) columns.push(column)
    }
    starts[i + 1] = columns.length
  }
  return { starts, columns: Int32Array.from(columns) }
}

/** Every feature of the documents, each once a document. */
function allFeatures(documents: readonly Document[]): SparseRows & { table: FeatureTable } {
  const table = new FeatureTable(1 << 14)
  const features = new FeatureBuffer()
  const starts = new Int32Array(documents.length + 1)
  const columns: number[] = []
  documents.forEach((document, i) => {
    features.fill(document)
    const row = new Set<number>()
    for (let f = 0; f < features.length; f++) row.add(table.add(features.hashes[f] as number))
    columns.push(...row)
    starts[i + 1] = columns.length
  })
  return { starts, columns: Int32Array.from(columns), table }
}
