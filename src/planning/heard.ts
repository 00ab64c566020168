import { clausesOf, type HeardAttribute } from '../types/index.ts'
import { plain } from '../types/plain.ts'

/** What a text would ask of a product: the whole of it, or the only clause of it that asks for something. */
export function heardIn(text: string, all: readonly HeardAttribute[] = []): HeardAttribute | null {
  const named = (each: string) => all.find((one) => one.text === plain(each)) ?? null
  const clauses = clausesOf(text)
  if (clauses.length < 2) return named(text)
  const heard = clauses.flatMap((clause) => named(clause) ?? [])
  return new Set(heard.map(({ id }) => id)).size === 1 ? heard[0]! : named(text)
}
