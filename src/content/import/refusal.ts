/** A line that is not taken in, and why. */
export interface Refusal {
  /** Counted from 1; 0 where it is of the whole file. */
  line: number
  /** The column's head or the field's path; null where it is of the whole line. */
  column: string | null
  message: string
}

/** What a line came to. */
export type Read<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const refused = (line: number, column: string | null, message: string): Read<never> => ({
  ok: false,
  refusal: { line, column, message },
})
