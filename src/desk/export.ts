import type { Store } from '../store/store.ts'

export type ExportName = 'messages' | 'drafts' | 'corrections'

/** Mobile numbers, also with country code, gaps or full-width digits; a longer row of digits is an order number. */
const MOBILE =
  /(?<![0-9０-９])((?:86)?[1１][3-9３-９][0-9０-９])([-\s]?[0-9０-９]{4})([-\s]?[0-9０-９]{4})(?![0-9０-９])/g
const LANDLINE = /(?<![0-9])(0[0-9]{2,3}-?)([0-9]{3,4})([0-9]{4})(?![0-9])/g

/** The text with the middle of phone numbers masked. */
export function withoutPhones(text: string): string {
  const masked = (_: string, head: string, middle: string, tail: string) =>
    head + middle.replace(/[0-9０-９]/g, '*') + tail
  return text.replace(MOBILE, masked).replace(LANDLINE, masked)
}

/** What is no text of a person, although it may look like a phone number. */
const NO_WORDS = new Set(['id', 'conversationId', 'draftId', 'messageIds', 'responseId', 'version', 'url'])

/** Masked wherever a person's words stand inside plain data. */
function masked<T>(value: T): T {
  if (typeof value === 'string') return withoutPhones(value) as T
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

/** Rows of the store, oldest first, with phone numbers masked; of one shop, or of all where it is null. */
export function exportRows(store: Store, name: ExportName, shop: string | null): AsyncIterable<object> {
  if (name === 'messages') return maskedRows(store.exportMessages(shop))
  if (name === 'drafts') return maskedRows(store.exportDrafts(shop))
  return maskedRows(store.exportCorrections(shop))
}
