import type { Document } from '../classifier.ts'
import { emitFeatures, type FeatureSink } from './features.ts'
import { FeatureTable } from './feature-table.ts'

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
  private seen: Int32Array
  private round = 0
  private readonly look: FeatureSink = (hash) => {
    const column = this.table.get(hash)
    if (column === -1) {
      this.unknown++
      return
    }
    this.keep(column)
  }

  constructor(readonly table: FeatureTable) {
    this.seen = new Int32Array(table.size)
  }

  vectorise(document: Document): void {
    this.begin(document)
    emitFeatures(document, this.look)
  }

  private begin(document: Document): void {
    this.round++
    this.count = 0
    this.unknown = 0
    const most = document.text.length * 2 + document.tokens.length + 2
    if (this.columns.length < most) this.columns = new Int32Array(most * 2)
  }

  private keep(column: number): void {
    if (this.seen[column] === this.round) return
    this.seen[column] = this.round
    this.columns[this.count++] = column
  }
}

/** Builds the table of all features of the documents, and their rows. */
export function fitRows(documents: readonly Document[]): { table: FeatureTable; rows: SparseRows } {
  const table = new FeatureTable(1 << 14)
  const starts = new Int32Array(documents.length + 1)
  const columns: number[] = []
  documents.forEach((document, i) => {
    const row = new Set<number>()
    emitFeatures(document, (hash) => row.add(table.add(hash)))
    columns.push(...row)
    starts[i + 1] = columns.length
  })
  return { table, rows: { starts, columns: Int32Array.from(columns) } }
}
