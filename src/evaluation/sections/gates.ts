import { z } from 'zod'

/** One line of `eval/gates.yaml`: a figure and the bound it must keep. */
export const gateSchema = z
  .strictObject({
    metric: z.string().min(1),
    'at least': z.number().optional(),
    'at most': z.number().optional(),
  })
  .refine((gate) => (gate['at least'] === undefined) !== (gate['at most'] === undefined), {
    message: 'a gate has either "at least" or "at most"',
  })
export type Gate = z.infer<typeof gateSchema>

export interface GateResult {
  metric: string
  /** The bound in words: `≥ 0.95`. */
  bound: string
  /** Null where the figure was not measured; such a gate has fallen. */
  value: number | null
  held: boolean
}

/** Holds each gate against the figures. Pure. */
export function checkGates(gates: readonly Gate[], metrics: Record<string, number>): GateResult[] {
  return gates.map((gate) => {
    const value = metrics[gate.metric] ?? null
    const least = gate['at least']
    const most = gate['at most']
    const held =
      value !== null && (least === undefined || value >= least) && (most === undefined || value <= most)
    return { metric: gate.metric, bound: least === undefined ? `≤ ${most}` : `≥ ${least}`, value, held }
  })
}
