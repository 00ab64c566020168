import { z } from 'zod'
import { jsonLines } from '../content/json-lines.ts'
import { ContentError, type ContentFault } from '../errors.ts'
import {
  attachmentSchema,
  broughtSchema,
  DECISIONS,
  labelSchema,
  orderSchema,
  REASONS,
  SLOT_NAMES,
} from '../types/index.ts'

/** One line of `eval/suites/*.jsonl`. Which fields a suite needs depends on what it measures. */
export const caseSchema = z.strictObject({
  id: z.string().min(1),
  text: z.string().min(1),
  /** The right labels; where a suite takes one label, any of them is right. */
  intents: z.array(labelSchema).default([]),
  /** The sub-question of the intent; in `out_of_scope` and `perturbations` the group of the case. */
  kind: z.string().optional(),
  /** The undisturbed text of a perturbation. */
  base: z.string().optional(),
  /** The must-hand-over sign that it bears, by its id in `intents/_signs.yaml`. */
  sign: z.string().optional(),
  slots: z.array(z.looseObject({ name: z.enum(SLOT_NAMES), value: z.string() })).optional(),
  shop: z.string().optional(),
})

const besides = {
  /** Seconds since the dialogue began. */
  at: z.number().nonnegative().optional(),
  product: broughtSchema.optional(),
  order: orderSchema.optional(),
  attachments: z.array(attachmentSchema).optional(),
}

/** What the shop really answered. */
const agentTurnSchema = z.strictObject({ role: z.literal('agent'), text: z.string().min(1), at: besides.at })

const customerTurnSchema = z.strictObject({
  role: z.literal('customer').optional(),
  text: z.string(),
  ...besides,
  expect: z.strictObject({
    decision: z.enum(DECISIONS),
    /** Further decisions that are acceptable. */
    also: z.array(z.enum(DECISIONS)).optional(),
    intents: z.array(labelSchema).optional(),
    reason: z.enum(REASONS).optional(),
  }),
})

/** One line of `eval/dialogues/*.jsonl`. */
export const dialogueSchema = z.looseObject({
  id: z.string().min(1),
  shop: z.string().min(1),
  customerId: z.string().optional(),
  turns: z.array(z.union([agentTurnSchema, customerTurnSchema])).min(1),
})

export type SuiteCase = z.infer<typeof caseSchema>
export type DialogueCase = z.infer<typeof dialogueSchema>
export type CustomerTurn = z.infer<typeof customerTurnSchema>

export interface Suite {
  /** The file's name without its ending. */
  name: string
  cases: SuiteCase[]
}

/**
 * Reads JSON Lines; empty lines are skipped.
 * @throws ContentError naming every line that does not fit the schema
 */
export function parseLines<T>(file: string, text: string, schema: z.ZodType<T>): T[] {
  const faults: ContentFault[] = []
  const rows = jsonLines(file, text, schema, faults).map(({ row }) => row)
  if (faults.length > 0) throw new ContentError(faults)
  return rows
}
