import { z } from 'zod'

/** An instant as it is written in data: ISO 8601 with offset. */
export const instantText = z.iso.datetime({ offset: true })
/** A sum of money in fen. */
export const fenSchema = z.int().nonnegative()
/** Milliseconds since the epoch of a written instant; null where none is given. */
export const instantOf = (text: string | null | undefined): number | null =>
  text === null || text === undefined ? null : Date.parse(text)
