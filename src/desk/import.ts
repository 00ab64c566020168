/** A line that is not taken in, and why. */
export interface Refused {
  line: number
  column: string | null
  message: string
}

/** What an import came to. */
export interface Imported {
  taken: number
  refused: number
}

export interface ImportSteps<T> {
  rows: Iterable<{ ok: true; value: T } | { ok: false; refusal: Refused }>
  /** Stores some; not called in a dry run. */
  put: ((batch: readonly T[]) => Promise<void>) | null
  onRefused(refusal: Refused): void
  onProgress(taken: number): void
}

const BATCH = 500

/** Takes in all rows that are right, in batches, and names the others. */
export async function importRows<T>({ rows, put, onRefused, onProgress }: ImportSteps<T>): Promise<Imported> {
  const result = { taken: 0, refused: 0 }
  let batch: T[] = []
  const flush = async () => {
    if (batch.length > 0) await put?.(batch)
    result.taken += batch.length
    batch = []
    onProgress(result.taken)
  }
  for (const row of rows) {
    if (!row.ok) {
      result.refused++
      onRefused(row.refusal)
      continue
    }
    batch.push(row.value)
    if (batch.length === BATCH) await flush()
  }
  await flush()
  return result
}
