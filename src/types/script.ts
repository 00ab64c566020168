import { z } from 'zod'
import { intentSchema } from './intent.ts'

/** What an intent or one of its sub-questions leads to. */
export const policySchema = z.enum([
  /** answered by script */
  'reply',
  /** asks once for what is missing, then a human gets the case */
  'clarify',
  /** a human gets the case at once; a response, if any, is what the customer reads meanwhile */
  'handoff',
  /** nothing is said */
  'silent',
])

/** What an intent can need before it can be worked on. */
export const needSchema = z.enum(['order_number', 'photo', 'size', 'measurements', 'product'])

/**
 * A scripted text. `kinds` names the sub-questions it answers (empty: any), `when` the circumstances,
 * `facts` what it quotes: each wording may use `{fact}`, `{shop}`, `{goods}` and `{slot.<name>}`, nothing else.
 */
export const responseSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/),
  kinds: z.array(z.string()).default([]),
  when: z
    .strictObject({
      campaign: z.boolean().optional(),
      /** Slots that the question must carry. */
      slots: z.array(z.string()).optional(),
      /** True for words that are used where the wanted courier, place … is not among the shop's facts. */
      unlisted: z.boolean().optional(),
      /** Only while the customer bargains, or only while not. */
      bargaining: z.boolean().optional(),
      /** Hours of the shop's day, [from, until). */
      hours: z.tuple([z.int().min(0).max(24), z.int().min(0).max(24)]).optional(),
    })
    .default({}),
  facts: z.array(z.string()).default([]),
  wordings: z.array(z.string().min(1)).min(1),
})

const kindSchema = z.strictObject({
  title: z.string().min(1),
  policy: policySchema.optional(),
  needs: z.array(needSchema).optional(),
})

export const intentScriptSchema = z.strictObject({
  intent: intentSchema,
  title: z.string().min(1),
  about: z.string().min(1),
  /** Neighbours that are mistaken for it. */
  not: z.array(z.strictObject({ intent: intentSchema, because: z.string().min(1) })).default([]),
  /** The cost of being wrong; decides the demanded confidence. */
  risk: z.enum(['low', 'medium', 'high']),
  policy: policySchema,
  needs: z.array(needSchema).default([]),
  /** Sub-questions; the same names as the files in `training-data/<intent>/`. */
  kinds: z.record(z.string(), kindSchema).default({}),
  /** In order of preference: the first whose kinds, circumstances and facts fit is used. */
  responses: z.array(responseSchema).default([]),
})

export type Policy = z.infer<typeof policySchema>
export type Need = z.infer<typeof needSchema>
export type Response = z.infer<typeof responseSchema>
export type IntentScript = z.infer<typeof intentScriptSchema>
