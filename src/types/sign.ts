import { z } from 'zod'
import { subjectSchema } from './intent.ts'
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
  /**
   * Whether what is told next stays with the person too (总闸拉了，明天电工来): `until_else`, until the customer plainly
   * asks something else; `until_asked`, until he asks anything; `whatever`, whatever he asks.
   */
  lasts: z.enum(['until_else', 'until_asked', 'whatever']).optional(),
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
  /** How a customer turns away from a sign that lasts. */
  lasting: z
    .strictObject({
      /** After so many hours of silence it has passed. */
      hours: z.number().positive(),
      /** What he asks plainly, from this confidence on, is something else. */
      else: z.array(subjectSchema).min(1),
      confidence: z.number().min(0).max(1),
      /** What is answered as surely asked, though the sign lasts: how to send back what did the harm. */
      beside: z.array(subjectSchema).default([]),
      /** Words that lead to something else, whatever it is (对了, 另外想问). */
      turns: phrasesSchema,
      /** Particulars of `_context.yaml` that end it: that nobody came to harm, that the goods are another shop's. */
      over: z.array(z.string().min(1)).default([]),
      /** The one of them that a person answers once more: that nobody came to harm. */
      relief: z.string().min(1).optional(),
    })
    .optional(),
  disguises: z.array(disguiseSchema).default([]),
  signs: z.array(signSchema).min(1),
})

export type SignsScript = z.infer<typeof signsSchema>
