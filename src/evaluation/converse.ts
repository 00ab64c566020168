import { z } from 'zod'
import { InputError } from '../errors.ts'
import { workingMoment } from '../knowledge/hours.ts'
import type { Planner, PlannerOutput, Understanding } from '../planning/engine.ts'
import { answerMessage, seedOf } from '../planning/pipeline.ts'
import { MAX_TEXT_LENGTH, NEW_STATE, type Plan, type Shop } from '../types/index.ts'

/** Seconds between two turns where a dialogue does not say. */
const USUAL_PAUSE = 60
const SECOND_MS = 1000

const turnSchema = z.union([
  z.string().transform((text) => ({ text })),
  z.looseObject({ text: z.string(), at: z.number().nonnegative().optional() }),
])

/** One line in: a whole dialogue; `shop` overrides the command's. */
export const converseSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).nullable().default(null),
  shop: z.string().optional(),
  turns: z.array(turnSchema).min(1),
})

/** One of the customer's turns; `at` in seconds since the dialogue began. */
export interface Turn {
  text: string
  at?: number | undefined
}

/** One entry out a turn. */
export interface ConverseRow {
  decision: string
  intents: string[]
  reply: string | null
  reason: string
}

/**
 * Lives through a dialogue that begins on the day of `now`, in a working hour of the shop. Turns that follow within
 * the shop's merge window are one burst: the last of them carries the answer to all, the others are `merged`.
 * @param now milliseconds since the epoch
 * @param id the dialogue's: the same one gets the same wordings again, others get others
 * @throws InputError where a turn is longer than a message may be or comes before the one it follows
 */
export function converse(
  engine: { understanding: Understanding; planner: Planner },
  shop: Shop,
  turns: readonly Turn[],
  now: number,
  id: string | number | null = null,
): PlannerOutput[] {
  const began = workingMoment(shop, now)
  const outputs: PlannerOutput[] = []
  const seed = seedOf(String(id))
  let state = NEW_STATE
  for (const burst of burstsOf(turns, shop.policy.mergeWindowSeconds)) {
    const at = began + burst.at * SECOND_MS
    const circumstances = {
      now: at,
      seed,
      openConversations: 0,
      hasPhoto: false,
      product: null,
      order: null,
    }
    const { output } = answerMessage(engine, { text: burst.texts.join('\n'), shop, state, circumstances })
    outputs.push(
      ...burst.texts.slice(1).map(() => ({ plan: MERGED, text: null, state: output.state })),
      output,
    )
    state = output.state
  }
  return outputs
}

/** A turn's outcome in the outer form. */
export function converseRow({ plan, text }: PlannerOutput): ConverseRow {
  return { decision: plan.decision, intents: plan.intents, reply: text, reason: plan.reason }
}

const MERGED: Plan = {
  decision: 'silent',
  reason: 'merged',
  explanation: '',
  intents: [],
  responses: [],
  open: [],
  handoff: null,
  why: [],
  confidence: 0,
}

interface Burst {
  texts: string[]
  at: number
}

function burstsOf(turns: readonly Turn[], window: number): Burst[] {
  const bursts: Burst[] = []
  let last = -USUAL_PAUSE
  for (const { text, at = last + USUAL_PAUSE } of turns) {
    if (text.length > MAX_TEXT_LENGTH)
      throw new InputError(`a turn is longer than ${MAX_TEXT_LENGTH} characters`)
    if (at < last) throw new InputError(`a turn at ${at} s follows one at ${last} s`)
    const burst = bursts.at(-1)
    if (burst !== undefined && at - last <= window)
      Object.assign(burst, { texts: [...burst.texts, text], at })
    else bursts.push({ texts: [text], at })
    last = at
  }
  return bursts
}
