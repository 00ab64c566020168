import { z } from 'zod'

const expression = z.string().min(1).refine(compiles, 'a regular expression that does not compile')

/**
 * `intents/_style.yaml`: how the house does not speak, as regular expressions (flag u) over our own wordings.
 * They never see what customers write.
 */
export const styleSchema = z.strictObject({
  /** Words by which the writer promises to look, ask, check or watch: they need a `task`. */
  promises: z.array(expression).min(1),
  /** Kinds of sentences that no wording may hold. */
  banned: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9_]*$/),
        /** What a script writer reads in the linter's report. */
        says: z.string().min(1),
        patterns: z.array(expression).min(1),
      }),
    )
    .min(1),
})

function compiles(source: string): boolean {
  try {
    new RegExp(source, 'u')
    return true
  } catch {
    return false
  }
}

export type StyleScript = z.infer<typeof styleSchema>
