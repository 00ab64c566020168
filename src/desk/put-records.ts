import type { z } from 'zod'
import type { KnowledgeStore } from '../store/knowledge-contract.ts'
import { isTooDeep, orderUpdateSchema, productUpdateSchema } from '../types/index.ts'

/** A row that is not taken in, and why. */
export interface RefusedRow {
  /** Counted from 0. */
  index: number
  /** Its own id, where it has one. */
  id: string | null
  /** The field's path; null where it is of the whole row. */
  field: string | null
  message: string
}

export interface PutOutcome {
  taken: number
  refused: RefusedRow[]
}

/** Where rows go, and when they came, in milliseconds since the epoch. */
interface Place {
  knowledge: KnowledgeStore
  shop: string
  at: number
}

/** So many rows are merged in one transaction: others get their turn between two. */
const BATCH = 500

type Checked<T> = { ok: true; row: T } | { ok: false; field: string | null; message: string }

/** Merges products, whole or in part, into the shop's; those that are none are named. */
export function putProducts(rows: readonly unknown[], { knowledge, shop, at }: Place): Promise<PutOutcome> {
  return put(
    rows,
    (row) => {
      const checked = check(row, productUpdateSchema)
      if (!checked.ok || (checked.row.shop ?? shop) === shop) return checked
      return { ok: false, field: 'shop', message: `${checked.row.shop} is not ${shop}` }
    },
    (batch) => knowledge.putProducts(shop, batch, at),
  )
}

/** As `putProducts`, for orders. */
export function putOrders(rows: readonly unknown[], { knowledge, shop, at }: Place): Promise<PutOutcome> {
  return put(
    rows,
    (row) => check(row, orderUpdateSchema),
    (batch) => knowledge.putOrders(shop, batch, at),
  )
}

async function put<T>(
  rows: readonly unknown[],
  check: (row: unknown) => Checked<T>,
  store: (batch: readonly T[]) => Promise<void>,
): Promise<PutOutcome> {
  const outcome: PutOutcome = { taken: 0, refused: [] }
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch: T[] = []
    for (const [i, row] of rows.slice(from, from + BATCH).entries()) {
      const checked = check(row)
      if (checked.ok) batch.push(checked.row)
      else {
        const { field, message } = checked
        outcome.refused.push({ index: from + i, id: idOf(row), field, message })
      }
    }
    if (batch.length > 0) await store(batch)
    outcome.taken += batch.length
  }
  return outcome
}

function check<T>(row: unknown, schema: z.ZodType<T>): Checked<T> {
  if (isTooDeep(row)) return { ok: false, field: null, message: 'is nested too deep' }
  const parsed = schema.safeParse(row)
  if (parsed.success) return { ok: true, row: parsed.data }
  const [issue] = parsed.error.issues
  return { ok: false, field: issue?.path.join('.') || null, message: issue?.message ?? 'not understood' }
}

function idOf(row: unknown): string | null {
  const id = row !== null && typeof row === 'object' && 'id' in row ? row.id : null
  return typeof id === 'string' ? id : null
}
