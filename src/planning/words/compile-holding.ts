import type { Intent, Reason, Scripts } from '../../types/index.ts'
import type { CompiledResponse, compileResponse } from './response.ts'

/** Words for a handoff with what they are for. */
export interface CompiledHolding {
  response: CompiledResponse
  /** `intent` or `intent/kind`; null: any. */
  intents: ReadonlySet<string> | null
  /** What it has to be about, though nobody is sure what was asked; null: anything. */
  likely: readonly Intent[] | null
}

/** Makes a response of the scripts ready for choosing. */
export type Compile = (response: Parameters<typeof compileResponse>[0]) => CompiledResponse

/** The words by the reason for the handoff, each list in the order of the file. */
export function compileHolding(
  words: Scripts['holding']['words'],
  compile: Compile,
): ReadonlyMap<Reason, readonly CompiledHolding[]> {
  const byReason = new Map<Reason, CompiledHolding[]>()
  for (const { reasons, intents, likely, ...source } of words) {
    const response = compile(source)
    const one = { response, intents: intents.length === 0 ? null : new Set(intents), likely: likely ?? null }
    for (const reason of new Set(reasons)) byReason.set(reason, [...(byReason.get(reason) ?? []), one])
  }
  return byReason
}
