import type { z } from 'zod'
import { ShoudaError } from '../errors.ts'

/** The row that stands in the place of a bad line. */
export interface ErrorRow {
  /** The line's own id where it could be read. */
  id: string | number | null
  /** Counted from 1. */
  line: number
  error: string
}

export type Row<T> = { ok: true; value: T } | { ok: false; row: ErrorRow }

/**
 * Maps JSON Lines to rows, one for each line that is not empty, in order and as they come. A bad line, or one that
 * `map` refuses by throwing a `ShoudaError`, becomes an error row and the work goes on.
 */
export async function* mapJsonLines<I, O>(
  lines: AsyncIterable<string>,
  schema: z.ZodType<I>,
  map: (value: I) => O,
): AsyncGenerator<Row<O>> {
  let line = 0
  for await (const text of lines) {
    line++
    // Some editors begin a file with a byte-order mark.
    const json = line === 1 ? text.replace(/^\ufeff/, '') : text
    if (json.trim() !== '') yield mapLine(json, line, schema, map)
  }
}

function mapLine<I, O>(text: string, line: number, schema: z.ZodType<I>, map: (value: I) => O): Row<O> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, row: { id: null, line, error: 'not JSON' } }
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const where = issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
    return { ok: false, row: { id: idOf(json), line, error: `${where}${issue.message}` } }
  }
  try {
    return { ok: true, value: map(parsed.data) }
  } catch (error) {
    if (!(error instanceof ShoudaError)) throw error
    return { ok: false, row: { id: idOf(json), line, error: error.message } }
  }
}

function idOf(json: unknown): string | number | null {
  if (typeof json !== 'object' || json === null) return null
  const { id } = json as { id?: unknown }
  return typeof id === 'string' || typeof id === 'number' ? id : null
}
