import { z } from 'zod'

/** Ids are keys in the database, whose indexes bear no long ones, and which take no null character and no half of one. */
const MAX_ID_LENGTH = 200

/** An id as a platform or a shop gives it. */
export const idText = z
  .string()
  .min(1)
  .max(MAX_ID_LENGTH)
  .refine((text) => !text.includes('\0'), 'contains a null character')
  .refine((text) => text.isWellFormed(), 'contains half a character (a lone surrogate)')
