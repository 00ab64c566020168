import { instantOf } from './instant.ts'
import type { OrderUpdate } from './order-data.ts'
import type { ProductUpdate } from './product.ts'

/** A record with the moment from which each of its fields is. */
export interface Versioned<T> {
  record: T
  times: Readonly<Record<string, number>>
}

type Update = { id: string; updatedAt?: string | undefined }

/**
 * The record with those fields of the update that are no older than what is known. Field by field, so that the order
 * in which parts arrive does not matter; of two of one moment the one that is written later in the alphabet stays.
 * @param at the moment of an update that names none of its own, in milliseconds since the epoch
 */
function merge<T extends Update>(known: Versioned<T> | null, update: T, at: number): Versioned<T> {
  const time = instantOf(update.updatedAt) ?? at
  const record: Record<string, unknown> = { ...known?.record, id: update.id }
  const times: Record<string, number> = { ...known?.times }
  for (const [field, value] of Object.entries(update)) {
    if (field === 'id' || field === 'updatedAt' || value === undefined) continue
    const before = times[field]
    if (before !== undefined && !isNewer(time, value, before, record[field])) continue
    record[field] = value
    times[field] = time
  }
  const newest = Math.max(time, timeOf(known))
  record.updatedAt = new Date(newest).toISOString()
  return { record: record as T, times }
}

function isNewer(time: number, value: unknown, before: number, known: unknown): boolean {
  return time > before || (time === before && JSON.stringify(value) > JSON.stringify(known))
}

const timeOf = (known: Versioned<Update> | null): number =>
  known === null ? -Infinity : (instantOf(known.record.updatedAt) ?? -Infinity)

/** The product after an update, whole or in part; older parts never overwrite newer ones. */
export const mergeProduct = (known: Versioned<ProductUpdate> | null, update: ProductUpdate, at: number) =>
  merge(known, update, at)

/** The order after an update, whole or in part; older parts never overwrite newer ones. */
export const mergeOrder = (known: Versioned<OrderUpdate> | null, update: OrderUpdate, at: number) =>
  merge(known, update, at)
