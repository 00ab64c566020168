import { z } from 'zod'
import { AREAS } from '../types/index.ts'

/*
 * What supervisors see and set, and what all agents search. Times are milliseconds since the epoch.
 */

const at = z.int().nonnegative()

/** A count of a whole, its share and the 95 % interval of the share. */
const shareSchema = z.object({
  n: z.int(),
  of: z.int(),
  share: z.number(),
  interval: z.tuple([z.number(), z.number()]),
})

const groupSchema = z.object({
  messages: z.int().nullable(),
  sentAsIs: shareSchema,
  edited: shareSchema,
  rejected: shareSchema,
  ignored: shareSchema,
  superseded: shareSchema,
  firstResponse: z.object({
    medianMs: z.number().nullable(),
    within6s: shareSchema,
    within3min: shareSchema,
  }),
})

const rowsSchema = z.array(groupSchema.extend({ key: z.string() }))

export const dashboardSchema = groupSchema.extend({
  messages: z.int(),
  conversations: z.int(),
  /** Drafts with words that could be sent. */
  drafted: shareSchema,
  handoffs: z.array(z.object({ reason: z.string(), n: z.int() })),
  tasks: z.object({ kept: z.int(), late: z.int(), open: z.int() }),
  missingFacts: z.array(
    z.object({
      shop: z.string(),
      intent: z.string().nullable(),
      kind: z.string().nullable(),
      n: z.int(),
      example: z.string(),
    }),
  ),
  byShop: rowsSchema,
  byIntent: rowsSchema,
  byAgent: rowsSchema,
  /** `key` is the shops' date, YYYY-MM-DD. */
  byDay: rowsSchema,
})

export const dashboardQuerySchema = z.object({
  shop: z.string().optional(),
  from: z.coerce.number().int().nonnegative(),
  to: z.coerce.number().int().nonnegative(),
})

export const divisionSchema = z.object({
  division: z
    .array(z.object({ agentId: z.string().min(1), areas: z.array(z.enum(AREAS)) }))
    .max(500)
    .meta({ description: 'Which kinds of work an agent takes; whoever is not named takes all.' }),
})

export const phraseSchema = z.object({
  id: z.string(),
  /** The script's intent; null for a phrase of the shop's own. */
  intent: z.object({ id: z.string(), title: z.string() }).nullable(),
  title: z.string(),
  text: z.string(),
  own: z.boolean(),
})

export const newPhraseSchema = z.object({
  shop: z.string(),
  title: z.string().trim().min(1).max(80),
  text: z.string().trim().min(1).max(2000),
})

/** Where words break house style; offsets in UTF-16 code units. */
export const adviceSchema = z.object({
  rule: z.string(),
  title: z.string(),
  start: z.int(),
  end: z.int(),
})

export const searchQuerySchema = z.object({
  q: z.string().trim().min(1).max(200),
  shop: z.string().optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

const placeSchema = z.object({
  shop: z.string(),
  channel: z.string(),
  conversationId: z.string(),
  customer: z.string(),
  at,
})

export const searchSchema = z.object({
  /** Customers whose names hold the words; on the first page alone. */
  customers: z.array(placeSchema.extend({ lastText: z.string() })),
  hits: z.array(placeSchema.extend({ messageId: z.string(), from: z.string(), text: z.string() })),
  cursor: z.string().nullable(),
  total: z.int(),
})

export type Dashboard = z.infer<typeof dashboardSchema>
