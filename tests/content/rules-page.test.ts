import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  attributesSchema,
  bargainingSchema,
  contextSchema,
  handoffSchema,
  holdingSchema,
  intentScriptSchema,
  knowledgeSchema,
  outgoingSchema,
  signsSchema,
  styleSchema,
} from '../../src/types/index.ts'

const PAGE = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8')
/** The page without what it shows as text. */
const explained = new Set([...PAGE.matchAll(/`([a-zA-Z_]+)(?::[^`]*)?`/g)].map(([, key]) => key))

interface Definition {
  shape?: Record<string, z.core.$ZodType>
  [part: string]: unknown
}

/** The keys that a file of this form may hold, at any depth. */
function keysOf(schema: z.core.$ZodType, seen = new Set<z.core.$ZodType>()): string[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const { shape = {}, ...parts } = schema._zod.def as unknown as Definition
  const below = [...Object.values(shape), ...Object.values(parts).flat()].filter(isSchema)
  return [...Object.keys(shape), ...below.flatMap((one) => keysOf(one, seen))]
}

const isSchema = (value: unknown): value is z.core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value

describe('the page on rules', () => {
  it.each<[string, z.core.$ZodType]>([
    ['an intent', intentScriptSchema],
    ['_attributes', attributesSchema],
    ['_bargaining', bargainingSchema],
    ['_context', contextSchema],
    ['_handoff', handoffSchema],
    ['_holding', holdingSchema],
    ['_knowledge', knowledgeSchema],
    ['_outgoing', outgoingSchema],
    ['_signs', signsSchema],
    ['_style', styleSchema],
  ])('explains every key of %s', (_, schema) => {
    const keys = keysOf(schema)
    expect(keys.length).toBeGreaterThan(5)
    expect(keys.filter((key) => !explained.has(key))).toEqual([])
  })
})
