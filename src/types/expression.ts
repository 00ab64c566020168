import { z } from 'zod'

/** A regular expression as data, read with flag u. */
export const expressionSchema = z
  .string()
  .min(1)
  .refine(compiles, 'a regular expression that does not compile')

function compiles(source: string): boolean {
  try {
    new RegExp(source, 'u')
    return true
  } catch {
    return false
  }
}
