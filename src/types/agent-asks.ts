import { z } from 'zod'
import { subjectSchema } from './intent.ts'
import { phrasesSchema } from './pattern.ts'
import { needSchema } from './script.ts'

/**
 * What words to the customer ask for: `details` where a form is to be filled, `confirm` where a yes is waited for,
 * `address` whither else it goes, `variant` which colour or size is wanted instead, `title` on whom an invoice is
 * made out, `item` what is missing.
 */
export const agentAskSchema = z.enum([
  ...needSchema.options,
  'place',
  'color',
  'details',
  'confirm',
  'address',
  'variant',
  'title',
  'item',
])

/** Words that ask for it. */
export const agentAsksSchema = phrasesSchema.extend({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  asks: agentAskSchema,
  /** What is talked about where she asks for it and nothing was heard before. */
  about: subjectSchema.optional(),
})
