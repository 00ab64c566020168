import type { z } from 'zod'
import type { ContentFault } from '../errors.ts'

/** A line that validates, with where it stands. */
export interface JsonLine<T> {
  row: T
  file: string
  /** Counted from 1. */
  line: number
}

/** Reads JSON Lines; empty lines are skipped, what does not validate is noted among the faults. */
export function jsonLines<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  faults: ContentFault[],
): JsonLine<T>[] {
  return text.split('\n').flatMap((each, i) => {
    if (each.trim() === '') return []
    const place = { file, line: i + 1 }
    const json = jsonOf(each)
    if (json === undefined) {
      faults.push({ ...place, message: 'not JSON' })
      return []
    }
    const parsed = schema.safeParse(json)
    if (parsed.success) return [{ row: parsed.data, ...place }]
    const [issue] = parsed.error.issues
    faults.push({ ...place, message: `${issue?.path.join('.') || 'the line'}: ${issue?.message}` })
    return []
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
