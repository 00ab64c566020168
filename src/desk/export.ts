import type { Store } from '../store/store.ts'
import { maskPersonal } from './mask/index.ts'

export type ExportName = 'messages' | 'drafts' | 'corrections'

/** What is no text of a person, although it may look like a phone number. */
const NO_WORDS = new Set(['id', 'conversationId', 'draftId', 'messageIds', 'responseId', 'version', 'url'])

/** Masked wherever a person's words stand inside plain data. */
function masked<T>(value: T): T {
  if (typeof value === 'string') return maskPersonal(value) as T
  if (Array.isArray(value)) return value.map(masked) as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    NO_WORDS.has(key) ? inner : masked(inner),
  ])
  return Object.fromEntries(entries)
}

async function* maskedRows<T extends object>(rows: AsyncIterable<T>): AsyncIterable<T> {
  for await (const row of rows) yield masked(row)
}

/** Rows of the store, oldest first, with phone and card numbers masked; of one shop, or of all where it is null. */
export function exportRows(store: Store, name: ExportName, shop: string | null): AsyncIterable<object> {
  if (name === 'messages') return maskedRows(store.exportMessages(shop))
  if (name === 'drafts') return maskedRows(store.exportDrafts(shop))
  return maskedRows(store.exportCorrections(shop))
}
