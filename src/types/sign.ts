import { z } from 'zod'
import { phrasesSchema } from './pattern.ts'

export const urgencySchema = z.enum(['normal', 'high', 'urgent'])

/** Phrases that say one thing in one way, with a sentence for whoever reads the file. */
const groupSchema = phrasesSchema.extend({ about: z.string().min(1) })

/**
 * A word that customers write so that no filter sees it (cha评, 差*评). It is looked for in the message as it was
 * typed: one width, lower case, a blank for each stretch of white space. Where a spelling stands outside every
 * `unless`, the signs are tried once more with the word in its place.
 */
const disguiseSchema = phrasesSchema.extend({ word: z.string().min(1) })

const signSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** What the agent reads: 差评威胁, 要求人工 … */
  title: z.string().min(1),
  urgency: urgencySchema,
  /** What is told next stays with the person, but for a plain OK (总闸拉了，明天电工来). */
  lasts: z.literal(true).optional(),
  /** One group a way of saying it; the sign holds where any of them does. */
  groups: z.array(groupSchema).min(1),
  /** What merely mentions the matter (工商备案, 会不会过敏): cut out of the text before any group is tried. */
  mentions: phrasesSchema.optional(),
})

/** `intents/_signs.yaml`: when a human must take over, whatever the confidence. */
export const signsSchema = z.strictObject({
  /** From this confidence on what a message sounds like is a sign, though no phrase stands in it. */
  sure: z.number().min(0).max(1),
  /** The same where the message is plainly understood as a question. */
  sure_beside: z.number().min(0).max(1),
  disguises: z.array(disguiseSchema).default([]),
  signs: z.array(signSchema).min(1),
})

export type SignsScript = z.infer<typeof signsSchema>
