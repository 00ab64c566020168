import { z } from 'zod'
import { intentSchema } from './intent.ts'
import { SLOT_NAMES } from './prediction.ts'

/** Where the customer stands with us, from looking around to having the money back. */
export const situationSchema = z.enum([
  'browsing',
  'ordered',
  'paid',
  'shipped',
  'delivered',
  'returning',
  'refunded',
])

/**
 * Circumstances under which words fit; all that are named must hold. Every one may be left out.
 */
export const whenSchema = z.strictObject({
  /** Only in a campaign (true) or outside one (false). */
  campaign: z.boolean().optional(),
  /** Slots that the question must carry (names of `SLOT_NAMES`). */
  slots: z.array(z.enum(SLOT_NAMES)).optional(),
  /** Slots of which the customer refuses a value and wants no other. */
  excluded: z.array(z.enum(SLOT_NAMES)).min(1).optional(),
  /** True: the wanted courier or size is not among the shop's facts; false: it is. Needs such a slot. */
  unlisted: z.boolean().optional(),
  /** Only while the customer bargains, or only while not. */
  bargaining: z.boolean().optional(),
  /** Hours of the shop's day, [from, until). */
  hours: z.tuple([z.int().min(0).max(24), z.int().min(0).max(24)]).optional(),
  /**
   * Only once all `needs` of the question are given (photo sent, order number known), or only before.
   * Under policy `clarify` words without it are the ones that ask.
   */
  given: z.boolean().optional(),
  /** Only where nobody knows which product is meant. */
  product: z.literal(false).optional(),
  /** Only in a conversation that was greeted already, or only in one that was not. */
  greeted: z.boolean().optional(),
  /** Situations of the customer in which the words fit; unknown ones fit none of them. */
  situations: z.array(situationSchema).min(1).optional(),
  /** Only where the sub-question was not told apart. */
  kindless: z.literal(true).optional(),
  /** Emotions that have to be heard in the message (names of `_context.yaml`). */
  emotions: z.array(z.string().min(1)).min(1).optional(),
  /** Only where the message brings a picture, or only where it brings none. */
  photo: z.boolean().optional(),
  /** Only where our last words promised to see to something. */
  promised: z.literal(true).optional(),
  /** Only while one of these is talked about. */
  matters: z.array(intentSchema).min(1).optional(),
  /** Only while none of these is talked about. */
  apart_from: z.array(intentSchema).min(1).optional(),
  /** Only as long as the conversation has heard none of these wordings. */
  first: z.literal(true).optional(),
  /** False: only where a product is looked at and nothing says that anything was ordered. */
  ordered: z.literal(false).optional(),
  /** What the customer has to have told besides (names of `particulars` in `_context.yaml`). */
  particulars: z.array(z.string().min(1)).min(1).optional(),
  /** Bargaining rounds [first, last] in which the words fit, counted from 1. */
  rounds: z.tuple([z.int().min(1), z.int().min(1)]).optional(),
})
