import { z } from 'zod'
import { mcnemarExact } from '../metrics/mcnemar.ts'

/** What the verdict on one case was. */
export interface CaseResult {
  /** `suite/id`. */
  id: string
  text: string
  expected: string
  got: string
  confidence: number | null
  right: boolean
}

/** `eval/baseline.json`: the last accepted verdicts and figures. */
export const baselineSchema = z.strictObject({
  metrics: z.record(z.string(), z.number()),
  cases: z.record(z.string(), z.union([z.literal(0), z.literal(1)])),
})
export type Baseline = z.infer<typeof baselineSchema>

export interface Comparison {
  /** Cases of both runs. */
  compared: number
  broken: CaseResult[]
  fixed: CaseResult[]
  /** McNemar's exact test, two-sided. */
  p: number
}

/** What changed since the baseline, over the cases that both know. Pure. */
export function compareWithBaseline(results: readonly CaseResult[], baseline: Baseline): Comparison {
  const known = results.filter((result) => baseline.cases[result.id] !== undefined)
  const broken = known.filter((result) => !result.right && baseline.cases[result.id] === 1)
  const fixed = known.filter((result) => result.right && baseline.cases[result.id] === 0)
  return { compared: known.length, broken, fixed, p: mcnemarExact(broken.length, fixed.length) }
}

export function baselineOf(results: readonly CaseResult[], metrics: Record<string, number>): Baseline {
  return {
    metrics,
    cases: Object.fromEntries(results.map((result) => [result.id, result.right ? 1 : 0] as const)),
  }
}
