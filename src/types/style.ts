import { z } from 'zod'
import { expressionSchema as expression } from './expression.ts'

const sentences = z.array(z.string().min(1)).min(1)
const numerals = z.record(z.string().length(1), z.int().min(0))

/** Patterns with a sentence that each of them finds (`yes`) and sentences that none does (`no`). */
const ruleSchema = z.strictObject({
  /** What a script writer reads: what is wrong. */
  says: z.string().min(1),
  patterns: z.array(expression).min(1),
  yes: sentences,
  no: sentences,
})

/**
 * `intents/_style.yaml`: how the house does not speak, as regular expressions (flag u) over our own wordings.
 * They never see what customers write. In a pattern `@number` stands for a number in figures or numerals, `@gift`
 * for one of `gifts`.
 */
export const styleSchema = z.strictObject({
  /** Words by which the writer promises to look, ask, check or watch: they need a `task`. */
  promises: ruleSchema,
  /** Kinds of sentences that no wording may hold and no draft is shown with. */
  banned: z.array(ruleSchema.extend({ id: z.string().regex(/^[a-z][a-z0-9_]*$/) })).min(1),
  /** Words of address before a reply says anything, besides punctuation. */
  opening: ruleSchema,
  /** How a reply may not begin, after its opening. */
  negation_opening: ruleSchema,
  /** What may not stand in the last clause, nor in praise and closing of a sandwich. */
  refusal: ruleSchema,
  /** Giving in on a price; `unless` finds the negation in the clause that makes it none. */
  concession: ruleSchema.extend({ unless: expression }),
  contact_data: ruleSchema,
  /** Both ways of addressing the customer in one reply. */
  address_mixed: ruleSchema.omit({ patterns: true }).extend({ familiar: expression, polite: expression }),
  numerals: z.strictObject({ digits: numerals, units: numerals, half: z.string().length(1) }),
  gifts: sentences,
  /** Turns of phrase that look like a promise of time and are none: left out before `commitments` are looked for. */
  innocent: ruleSchema,
  /** What commits the shop, in the order in which it is looked for. */
  commitments: z
    .array(
      ruleSchema.extend({
        /**
         * Equal for the same promise in other words: `{1}` is a group of the pattern, `{0}` all of it, `{n}` the
         * value of the first group as a number.
         */
        key: z.string().min(1),
        /** What has to stand in a fact that grants it: these words, or only what the first group names. */
        granted_by: z.enum(['words', 'first_group']).default('words'),
      }),
    )
    .min(1),
})

export type StyleScript = z.infer<typeof styleSchema>
