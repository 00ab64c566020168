import { z } from 'zod'
import { fenSchema, instantText } from './instant.ts'

const word = z.string().min(1)
const instant = instantText.transform((text) => Date.parse(text))

/** Which products an activity is for; all of the shop where nothing is named. Any of the named is enough. */
const scope = z.strictObject({
  ids: z.array(word).default([]),
  categories: z.array(word).default([]),
  tags: z.array(word).default([]),
})

const common = {
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** How the shop calls it (店铺满减). */
  name: word,
  /** How a reply quotes the rule. */
  say: word,
  validFrom: instant.optional(),
  validUntil: instant.optional(),
  products: scope.optional(),
  source: z.string().optional(),
}

/** A reduction or gift that a shop grants, in a form that can be computed with. */
export const activitySchema = z.discriminatedUnion('type', [
  /** From a sum on so much less; `every`: again for each full sum (每满). */
  z.strictObject({
    type: z.literal('tiers'),
    tiers: z
      .array(
        z.strictObject({ fromFen: fenSchema, minusFen: fenSchema, freeShipping: z.boolean().default(false) }),
      )
      .min(1),
    every: z.boolean().default(false),
    ...common,
  }),
  /** Of `buy + get` pieces the `get` cheapest cost nothing. */
  z.strictObject({
    type: z.literal('buy_get'),
    buy: z.int().positive(),
    get: z.int().positive(),
    ...common,
  }),
  /** The cheaper of each two pieces at so many percent of its price. */
  z.strictObject({ type: z.literal('second_piece'), percent: z.int().min(0).max(99), ...common }),
  z.strictObject({
    type: z.literal('coupon'),
    minusFen: fenSchema,
    fromFen: fenSchema.default(0),
    /** Where customers get it. */
    where: word.optional(),
    /** What a customer has to do for it. */
    condition: word.optional(),
    /** Together with other coupons. */
    stackable: z.boolean().default(false),
    ...common,
  }),
  /** Given with an order that was paid with so much, or that holds so many of the pieces. */
  z.strictObject({
    type: z.literal('gift'),
    gift: word,
    fromFen: fenSchema.default(0),
    /** Below this sum; tiers of gifts that do not add up have it. */
    belowFen: fenSchema.optional(),
    fromPieces: z.int().positive().optional(),
    condition: word.optional(),
    ...common,
  }),
  /** Something that is granted but can not be computed: what it says is all there is. */
  z.strictObject({ type: z.literal('note'), ...common }),
])

const steps = z.strictObject({
  firstGrams: z.int().positive(),
  firstFen: fenSchema,
  nextGrams: z.int().positive(),
  nextFen: fenSchema,
})

/** What sending to a region costs. Exactly one of `fen` and `steps`, or `excluded`. */
const region = z
  .strictObject({
    places: z.array(word).min(1),
    excluded: z.boolean().default(false),
    fen: fenSchema.optional(),
    steps: steps.optional(),
    /** Added also where the rest is free. */
    surchargeFen: fenSchema.default(0),
    /** Whether the shop's free postage reaches there. */
    free: z.boolean().default(true),
  })
  .refine(
    ({ excluded, fen, steps }) =>
      !(fen !== undefined && steps !== undefined) &&
      !(excluded && (fen !== undefined || steps !== undefined)),
    {
      message: 'one of fen, steps and excluded',
    },
  )

export const postageSchema = z.strictObject({
  /** Free for everybody, from a paid sum on, or from a number of pieces on; any is enough. */
  free: z
    .strictObject({
      always: z.boolean().default(false),
      fromFen: fenSchema.optional(),
      fromPieces: z.int().positive().optional(),
    })
    .default({ always: false }),
  /** What it costs where no region says otherwise; nobody knows where it is left out. */
  standard: z.strictObject({ fen: fenSchema.optional(), steps: steps.optional() }).optional(),
  regions: z.array(region).default([]),
  say: word.optional(),
  source: z.string().optional(),
})

export type Activity = z.infer<typeof activitySchema>
export type ActivityOf<T extends Activity['type']> = Extract<Activity, { type: T }>
export type Postage = z.infer<typeof postageSchema>
export type PostageSteps = z.infer<typeof steps>
