import { z } from 'zod'
import { subjectSchema } from './intent.ts'
import { phrasesSchema } from './pattern.ts'

/** What counts as small talk in the middle of a conversation, and from which confidence on. */
export const smallTalkSchema = z.strictObject({
  kind: z.string(),
  confidence: z.number().min(0).max(1),
  courteous: z.number().min(0).max(1),
  /** The same where a matter is for a person or looked up: there a statement is seldom mere courtesy. */
  in_a_case: z.number().min(0).max(1),
  /** From this confidence on a message that nobody understood is only told in passing. */
  passing: z.number().min(0).max(1),
  /** From this confidence on nothing is wanted in what would else go to a person, whatever it was taken for. */
  instead_of_a_person: z.number().min(0).max(1).default(1),
  /** Who is merry and asks nothing is chatting, whatever else it sounds like; not where a person looks into it. */
  merry: phrasesSchema.optional(),
  /** While goods are chosen (`topics`) a remark may be a wish: how surely it has to be told in passing. */
  while_choosing: z
    .strictObject({ topics: z.array(subjectSchema).min(1), passing: z.number().min(0).max(1) })
    .optional(),
  /** First words beside goods that ask nothing, and so surely are only told: what answers them. */
  opening: z.strictObject({ passing: z.number().min(0).max(1), means: subjectSchema }).optional(),
  /**
   * So few first words that nobody understood, beside no goods and no order, name something: it is asked what about
   * it. Each label has to be less likely than `below`, what is asked of `goods` less than its own.
   */
  few_words: z
    .strictObject({
      letters: z.number().int().positive(),
      below: z.number().min(0).max(1),
      goods: z.strictObject({ topics: z.array(subjectSchema).min(1), below: z.number().min(0).max(1) }),
      /** Few words that name nothing. */
      unless: phrasesSchema,
      means: subjectSchema,
    })
    .optional(),
  /** What tells of the matter itself, be it ever so chatty: a deadline, for whom it is, what became of the goods. */
  tells: phrasesSchema.optional(),
  means: subjectSchema,
})
