import { z } from 'zod'
import { activitySchema, postageSchema } from './activity.ts'
import { intentSchema } from './intent.ts'

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))
const fen = z.int().nonnegative()

/**
 * The days on which a version of a fact holds, and whether it holds in a campaign, outside one, or always.
 * `say` is how a reply quotes it: customer-facing words live in the shop's file, not in the code.
 */
const version = {
  say: z.string().min(1),
  /** What is quoted instead where the customer's words name one of `on`; several are quoted one after another. */
  narrow: z
    .array(z.strictObject({ on: z.array(z.string().min(1)).min(1), say: z.string().min(1) }))
    .optional(),
  when: z.enum(['campaign', 'regular']).optional(),
  validFrom: instant.optional(),
  validUntil: instant.optional(),
  /** Where the shop's documents say so. */
  source: z.string().optional(),
}

/** One version of a fact, typed by what can be computed with it. */
export const factSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), ...version }),
  z.strictObject({ type: z.literal('duration'), hours: z.number().positive(), ...version }),
  z.strictObject({ type: z.literal('money'), fen, ...version }),
  z.strictObject({ type: z.literal('list'), items: z.array(z.string().min(1)).min(1), ...version }),
  z.strictObject({
    type: z.literal('couriers'),
    items: z
      .array(z.strictObject({ name: z.string().min(1), regions: z.array(z.string()).optional() }))
      .min(1),
    /** What stands between two of them where only some are quoted. */
    or: z.string().min(1).default('或'),
    ...version,
  }),
  z.strictObject({
    type: z.literal('tiers'),
    tiers: z
      .array(
        z.strictObject({
          fromFen: fen,
          minusFen: fen.optional(),
          couponFen: fen.optional(),
          gift: z.string().optional(),
          freeShipping: z.boolean().optional(),
          /** What is quoted instead of the whole where the customer names an amount of this tier. */
          say: z.string().min(1).optional(),
        }),
      )
      .min(1),
    ...version,
  }),
  z.strictObject({
    type: z.literal('warranty'),
    rows: z
      .array(z.strictObject({ months: z.int().positive(), defects: z.array(z.string().min(1)).min(1) }))
      .min(1),
    ...version,
  }),
])

const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time of day as HH:MM, up to 24:00')
const day = z.iso.date('a date of the calendar as YYYY-MM-DD')
const shift = z.tuple([clock, clock])
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const autonomy = z.enum(['off', 'draft', 'auto'])

export const shopSchema = z.strictObject({
  shop: z.string().regex(/^[a-z][a-z0-9_]*$/),
  name: z.string().min(1),
  /** What the shop sells, as replies call it (鞋子, 包包, 灯具). */
  goods: z.string().min(1),
  timezone: z.string().default('Asia/Shanghai'),
  /** Where replies leave to, as Standard Webhooks; without it replies wait in the outbox. */
  replyUrl: z.url().optional(),
  /** Where the shop's own orders are asked for: `{url}/customers/{id}/orders`, `{url}/orders/{id}`. */
  orderDesk: z.url({ protocol: /^https?$/ }).optional(),
  /** Where a product's page is, with `{id}`: https://shop.example/item?id={id}. */
  productUrl: z
    .url()
    .refine((url) => url.split('{id}').length === 2, 'holds {id} once')
    .optional(),
  /** Reductions and gifts in a form that can be computed with, rules on pieces in the order in which they count. */
  activities: z.array(activitySchema).default([]),
  postage: postageSchema.optional(),
  campaigns: z
    .array(z.strictObject({ name: z.string().min(1), validFrom: instant, validUntil: instant.optional() }))
    .default([]),
  facts: z.record(
    z.string().regex(/^[a-z][a-z0-9_]*$/),
    z.union([factSchema.transform((fact) => [fact]), z.array(factSchema).min(1)]),
  ),
  policy: z.strictObject({
    /** Share of accepted intents that have to be right; the model holds the thresholds for it. */
    precision: z.number().min(0.5).max(0.999).default(0.9),
    /** Least confidence per intent, over the model's own. */
    thresholds: z.partialRecord(intentSchema, z.number().min(0).max(1)).default({}),
    mergeWindowSeconds: z.number().nonnegative().default(8),
    /** So soon a customer is to hear something. */
    answerWithinSeconds: z.number().positive().default(180),
    /** Within how many hours whoever promised a customer to look, ask or watch has to come back. */
    followUpHours: z.number().positive().default(4),
    /** A count of stock that is older is no fact. */
    stockMaxAgeMinutes: z
      .int()
      .positive()
      .default(24 * 60),
    /** Without an event for so long a parcel counts as stuck. */
    stuckAfterHours: z.int().positive().default(48),
    /** How long an order may stay unpaid; unset where the shop does not say. */
    payWithinMinutes: z.int().positive().optional(),
    bargainingRounds: z.int().min(1).default(4),
    /** More open conversations than this and the customer is told why it takes longer. */
    overloadedAbove: z.int().positive().default(10),
    /** What is done with a draft: not made, made for an agent, or sent by itself. */
    autonomy: z
      .strictObject({ default: autonomy, intents: z.partialRecord(intentSchema, autonomy).default({}) })
      .default({ default: 'draft', intents: {} }),
    outgoing: z
      .strictObject({
        payment_reminder: autonomy.default('off'),
        order_check: autonomy.default('off'),
        dispatched: autonomy.default('off'),
        arrived: autonomy.default('off'),
        follow_up: autonomy.default('off'),
      })
      .prefault({}),
  }),
  hours: z
    .strictObject({
      /** Shifts per weekday; a day left out is closed. */
      week: z.partialRecord(z.enum(WEEKDAYS), z.array(shift)),
      holidays: z
        .array(
          z.strictObject({ from: day, until: day, name: z.string(), shifts: z.array(shift).default([]) }),
        )
        .default([]),
    })
    .optional(),
})

export type Fact = z.infer<typeof factSchema>
export type Shop = z.infer<typeof shopSchema>
export type Autonomy = z.infer<typeof autonomy>
export type OutgoingOccasion = keyof Shop['policy']['outgoing']
