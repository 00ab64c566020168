import { z } from 'zod'
import { seedOf } from '../conversation/index.ts'
import { InputError } from '../errors.ts'
import {
  type Attachment,
  attachmentSchema,
  broughtSchema,
  MAX_TEXT_LENGTH,
  type Order,
  orderSchema,
  type Plan,
  type ProductBrought,
  type Shop,
  type Slot,
} from '../types/index.ts'
import { beginning, type Engine, shelfOf } from './predict.ts'
import { type Answering, Replay, type ReplayMessage } from './replay.ts'

/** Seconds between two turns where a dialogue does not say. */
const USUAL_PAUSE = 60
const SECOND_MS = 1000

const turnSchema = z.union([
  z.string().transform((text) => ({ text })),
  z.looseObject({
    role: z.enum(['customer', 'agent']).optional(),
    text: z.string().default(''),
    at: z.number().nonnegative().optional(),
    product: broughtSchema.optional(),
    order: orderSchema.optional(),
    attachments: z.array(attachmentSchema).optional(),
  }),
])

/** One line in: a whole dialogue; `shop` overrides the command's. */
export const converseSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).nullable().default(null),
  shop: z.string().optional(),
  customerId: z.string().optional(),
  turns: z.array(turnSchema).min(1),
})

/** One turn of a dialogue; `at` in seconds since it began. */
export interface DialogueTurn {
  role?: 'customer' | 'agent' | undefined
  text: string
  at?: number | undefined
  product?: ProductBrought | undefined
  order?: Order | undefined
  attachments?: Attachment[] | undefined
}

/** A dialogue as it is lived through. */
export interface Dialogue {
  id?: string | number | null
  customerId?: string | undefined
  turns: readonly DialogueTurn[]
}

/** What a customer's turn led to: the draft for everything unanswered, or nothing yet in the midst of a burst. */
export interface TurnOutput {
  plan: Plan
  text: string | null
  /** The values that the customer has given so far. */
  slots: readonly Slot[]
}

/** One entry out a customer's turn. */
export interface ConverseRow {
  decision: string
  intents: string[]
  reply: string | null
  reason: string
}

/** What answers, with the products and orders of the run. */
type Run = Answering & Pick<Engine, 'shelves' | 'exact'>

/**
 * Lives through a dialogue that begins on the day of `now`, in a working hour of the shop. Where agents speak in it,
 * nothing else counts as said; else each draft counts as sent before the next turn outside the shop's merge window.
 * Of turns inside the window the last carries the answer to all.
 * @param now milliseconds since the epoch
 * @returns one output a customer's turn
 * @throws InputError where a turn is longer than a message may be or comes before the one it follows
 */
export function converse(answering: Run, shop: Shop, dialogue: Dialogue, now: number): TurnOutput[] {
  const turns = timed(dialogue.turns, beginning(answering, shop, now))
  const customerId = dialogue.customerId ?? null
  const seed = seedOf(String(dialogue.id ?? null))
  const around = { shop, seed, customerId, shelf: shelfOf(answering, shop) }
  const replay = new Replay(answering, around)
  const agentsSpeak = turns.some(({ role }) => role === 'agent')
  const outputs: TurnOutput[] = []
  for (const [i, turn] of turns.entries()) {
    if (turn.role === 'agent') {
      replay.agentSays(turn.text, turn.at)
      continue
    }
    const { plan, text } = replay.hear(turn).drafted
    const next = turns[i + 1]
    const isMerged =
      next?.role === 'customer' && next.at - turn.at <= shop.policy.mergeWindowSeconds * SECOND_MS
    const { slots } = replay.state
    outputs.push(isMerged ? { plan: merged(plan), text: null, slots } : { plan, text, slots })
    // A draft is sent before the next turn; what needs no answer is done with.
    const isDone = plan.decision === 'silent'
    if (!isMerged && (!agentsSpeak || isDone)) replay.deliver(turn.at)
  }
  return outputs
}

/** A turn's outcome in the outer form. */
export function converseRow({ plan, text }: Pick<TurnOutput, 'plan' | 'text'>): ConverseRow {
  return { decision: plan.decision, intents: plan.intents, reply: text, reason: plan.reason }
}

/** The messages with their times. */
function timed(turns: readonly DialogueTurn[], began: number): ReplayMessage[] {
  let last = -USUAL_PAUSE
  return turns.map(({ role = 'customer', text, at = last + USUAL_PAUSE, product, order, attachments }) => {
    if ([...text].length > MAX_TEXT_LENGTH)
      throw new InputError(`a turn is longer than ${MAX_TEXT_LENGTH} characters`)
    if (at < last) throw new InputError(`a turn at ${at} s follows one at ${last} s`)
    last = at
    return {
      role,
      text,
      at: began + at * SECOND_MS,
      attachments: attachments ?? [],
      product: product ?? null,
      order: order ?? null,
    }
  })
}

/** In the midst of a burst nothing is said: its last message carries the answer. */
function merged(plan: Plan): Plan {
  return { ...plan, decision: 'silent', reason: 'merged', intents: [], responses: [], handoff: null }
}
