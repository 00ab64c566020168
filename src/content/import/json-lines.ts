import type { z } from 'zod'
import { type Read, refused } from './refusal.ts'

/** One object a line; empty lines are skipped. */
export function* objectsOfLines<T>(text: string, schema: z.ZodType<T>): Generator<Read<T>> {
  let line = 0
  for (const each of text.replace(/^\ufeff/, '').split('\n')) {
    line++
    if (each.trim() !== '') yield objectOf(each, line, schema)
  }
}

function objectOf<T>(text: string, line: number, schema: z.ZodType<T>): Read<T> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refused(line, null, 'not JSON')
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, value: parsed.data }
  const [issue] = parsed.error.issues
  return refused(line, issue!.path.join('.') || null, issue!.message)
}
