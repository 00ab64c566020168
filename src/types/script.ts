import { z } from 'zod'
import { expressionSchema as pattern } from './expression.ts'
import { intentSchema } from './intent.ts'
import { REASONS } from './plan.ts'
import { urgencySchema } from './sign.ts'
import { situationSchema, whenSchema } from './when.ts'

/** What an intent or one of its sub-questions leads to. */
export const policySchema = z.enum([
  /** answered by script */
  'reply',
  /** asks once for what is missing, then a human gets the case */
  'clarify',
  /** a human gets the case at once; a response, if any, is what the customer reads meanwhile */
  'handoff',
  /** nothing is said */
  'silent',
])

/** What an intent can need before it can be worked on. */
export const needSchema = z.enum(['order_number', 'photo', 'size', 'measurements', 'product', 'wish'])

/**
 * A scripted text. `kinds` names the sub-questions it answers (empty: any), `when` the circumstances,
 * `facts` what it quotes: each wording may use `{fact}`, `{shop}`, `{goods}` and `{slot.<name>}`, nothing else
 * (`_holding.yaml` and `_outgoing.yaml` name their own extra words). Every fact listed must hold now, quoted
 * or not: that is how a response is bound to a fact that it only alludes to. At least 3 wordings (the linter
 * asks for them); a wording is never said twice in a conversation.
 */
export const responseSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/),
  kinds: z.array(z.string()).default([]),
  when: whenSchema.default({}),
  facts: z.array(z.string()).default([]),
  /**
   * What these words lead to, where it is not the policy of the question: a shop with a fact that answers
   * replies (`reply`) where others ask back (`clarify`).
   */
  policy: policySchema.optional(),
  /**
   * What these words promise the customer (查仓库, 问快递), as a task for whoever sends them, due within the shop's
   * `followUpHours`. Words that promise to look, ask or watch may not do without.
   */
  task: z.string().min(1).optional(),
  wordings: z.array(z.string().min(1)).min(1),
})

const intentOrKind = z.string().regex(/^[a-z_]+(\/[a-z0-9_]+)?$/)

const kindSchema = z.strictObject({
  title: z.string().min(1),
  policy: policySchema.optional(),
  /** Only rules of `_context.yaml` lead here: the classifier has learned no examples of it. */
  by_rules: z.literal(true).optional(),
  needs: z.array(needSchema).optional(),
  /** Names this reading in a choice question, as the end of 您是…还是…呢 (想问几天能到). */
  choice: z.string().min(1).optional(),
  /** Situations in which the question makes sense; all where it is left out. */
  situations: z.array(situationSchema).min(1).optional(),
  /** What the same words may as well mean while nobody knows the situation: a choice question settles it. */
  or: intentOrKind.optional(),
  /** What the same words mean in other situations: `intent` or `intent/kind`. */
  elsewhere: z
    .array(z.strictObject({ situations: z.array(situationSchema).min(1), means: intentOrKind }))
    .optional(),
})

/** The kinds of work that agents divide among them. */
export const AREAS = ['pre_sale', 'after_sale', 'complaint'] as const
export type Area = (typeof AREAS)[number]

export const intentScriptSchema = z.strictObject({
  intent: intentSchema,
  title: z.string().min(1),
  about: z.string().min(1),
  /** Neighbours that are mistaken for it. */
  not: z.array(z.strictObject({ intent: intentSchema, because: z.string().min(1) })).default([]),
  /** The cost of being wrong; decides the demanded confidence. */
  risk: z.enum(['low', 'medium', 'high']),
  /** Whose work it is where agents divide it. */
  area: z.enum(AREAS).default('pre_sale'),
  policy: policySchema,
  needs: z.array(needSchema).default([]),
  /** Names the intent in a choice question, where its kind has no words of its own. */
  choice: z.string().min(1).optional(),
  /** Sub-questions; the same names as the files in `training-data/<intent>/`. */
  kinds: z.record(z.string(), kindSchema).default({}),
  /** In order of preference: the first whose kinds, circumstances and facts fit is used. */
  responses: z.array(responseSchema).default([]),
})

/**
 * `intents/_bargaining.yaml`: how to bargain. `tactics` answer the kinds of `discount` (first_ask, too_expensive,
 * next_time, promise, comparison, ultimatum, excuse, insist) and `hesitation` (a customer who bargains wants to
 * think it over), in order of preference: the first that fits the kind, the round and the facts and still has an
 * unused wording; a kind without one falls back on `insist`. `price_protection` and `other` are no haggling:
 * they belong to `intents/discount.yaml`. A threat to leave gets the sandwich: one wording of each layer in this
 * order, the refusal (if any) inside `value`. `opening` praise is said once in a conversation, `closing` may
 * quote a gift fact. No wording may grant, hint at or promise a lower price.
 */
export const bargainingSchema = z.strictObject({
  /** Which questions climb the ladder, and how their kinds are used. */
  haggles: z
    .strictObject({
      intent: intentSchema,
      /** Kinds that are a matter of facts. */
      unless: z.array(z.string()),
      first: z.string(),
      /** What is answered where a kind has no words of its own, or has been answered before. */
      fallback: z.string(),
      sandwich: z.string(),
      /** Kinds that want to know something: asked again they are told again, in other words. */
      informs: z.array(z.string()),
      /** `intent/kind` of who bargains and wants to think it over. */
      hesitation: z.string(),
      /** Emotions in which nobody is bargained with: a person hears them. */
      not_with: z.array(z.string()),
    })
    .default({
      intent: 'discount',
      unless: ['price_protection', 'wholesale'],
      first: 'first_ask',
      fallback: 'insist',
      sandwich: 'threat',
      informs: ['next_time'],
      hesitation: 'acknowledge/hesitation',
      not_with: ['angry'],
    }),
  tactics: z.array(responseSchema).min(1),
  sandwich: z.strictObject({
    praise: z.array(responseSchema).min(1),
    value: z.array(responseSchema).min(1),
    closing: z.array(responseSchema).min(1),
  }),
})

/** `intents/_handoff.yaml`: how urgent what goes to a human is, and what the human is told. */
export const handoffSchema = z.strictObject({
  /** Urgency of intents (`complaint`) or kinds (`complaint/threat`) that go to a human; `normal` where not named. */
  urgency: z.record(z.string().regex(/^[a-z_]+(\/[a-z0-9_]+)?$/), urgencySchema).default({}),
  /** The fact (type duration) within which an order is sent: a longer wait is overdue. */
  dispatchFact: z.string().default('dispatch'),
  /** The facts (type duration) within which returned goods are paid back, before and after the deal is completed. */
  refundFacts: z
    .strictObject({ open: z.string(), completed: z.string() })
    .default({ open: 'refund_within', completed: 'refund_within_completed' }),
  /** The fact (type duration) within which what was delivered may go back without a reason. */
  returnFact: z.string().default('no_reason'),
  /** The fact that tells which faults are mended, and for how many months from delivery on. */
  coverFact: z.string().default('warranty'),
  /** The fact that tells how long a parcel is under way. */
  deliveryFact: z.string().default('delivery_time'),
  /** The reason as one sentence for the agent; may use `{intent}`, `{kind}`, `{sign}`, `{needs}`, `{round}`. */
  explanations: z.record(z.enum(REASONS), z.string().min(1)),
  /** The pieces of the one-line summary, joined by ` · `; each is left out where it has nothing to say. */
  summary: z.strictObject({
    /** `{intents}`: titles of what was asked, `{text}`: the message, shortened. */
    asked: z.string().min(1),
    /** `{text}`: the message, shortened, where nobody knows what it asks. */
    said: z.string().min(1),
    /** `{round}` */
    bargaining: z.string().min(1),
    /** `{slots}` */
    slots: z.string().min(1),
    /** `{needs}`: what was asked for and not given. */
    waiting: z.string().min(1),
    /** Order id known from the platform: `{order}`. */
    order: z.string().min(1),
    photo: z.string().min(1),
    /** `{known}`: what the records say nearest to the question. */
    known: z.string().min(1).optional(),
  }),
  /** What agents call the needs. */
  needs: z.record(needSchema, z.string().min(1)),
})

/**
 * Words for a handoff: for these reasons, and only for these intents or `intent/kind` where any are named; or, where
 * nobody is sure what was asked, only where the readings that are `likely` carry `likely_from` together.
 */
const holdingWordsSchema = responseSchema.omit({ kinds: true }).extend({
  reasons: z.array(z.enum(REASONS)).min(1),
  intents: z.array(z.string().regex(/^[a-z_]+(\/[a-z0-9_]+)?$/)).default([]),
  likely: z.array(intentSchema).min(1).optional(),
})

/**
 * `intents/_holding.yaml`: words around the answers. `words` are what the customer reads while a human takes over:
 * they promise nothing beyond a colleague looking at it; the first that fits reason and intent and has an unused
 * wording; where none fits nothing is said (so low_confidence, close_call, out_of_scope and with_human should have
 * none). `off_hours` and `overloaded` are said once a conversation: why it takes longer and by when; they may use
 * `{opens}`, the time when agents are back, written as one of `opens`.
 */
export const holdingSchema = z.strictObject({
  words: z.array(holdingWordsSchema).min(1),
  /** The share of the confidence from which a matter is named though nobody is sure of the question. */
  likely_from: z.number().min(0).max(1).default(1),
  off_hours: z.array(responseSchema).min(1),
  /** May list a fact that says within what time an answer comes. */
  overloaded: z.array(responseSchema).min(1),
  /** How `{opens}` reads; may use `{time}` (9:00), `{month}`, `{day}`. */
  opens: z.strictObject({ today: z.string(), tomorrow: z.string(), later: z.string() }),
  /** Questions that another part of the draft answers, by the facts that it quotes. */
  told_by: z
    .array(
      z.strictObject({
        question: z.string().regex(/^[a-z_]+\/[a-z0-9_]+$/),
        by: intentSchema,
        facts: z.array(z.string()).min(1),
      }),
    )
    .default([]),
  /** Choice questions between two readings: `{one}` and `{other}` name them. */
  choices: z.array(responseSchema).default([]),
  /** What joins the second and later answers of one draft to the first, e.g. `另外,`; used in order. */
  joins: z.array(z.string().min(1)).min(1),
  /** Leads holding words in behind an answer, so that it is clear what the colleague looks at; uses `{topic}`. */
  about: z.string().default(''),
  /** What customers call the subject of an intent (发票, 退款), for `about`. */
  topics: z.partialRecord(intentSchema, z.string().min(1)).default({}),
  /** How answers begin that greet (您好, 亲您好 …): removed from all but the first answer of a draft. */
  greetings: z.array(pattern).min(1),
})

/**
 * `intents/_outgoing.yaml`: messages that the shop begins. Wordings may also use `{product}` (the product's title),
 * `{order}` (the order's id), `{time}` (time of payment), `{left}` (the time left to pay), `{courier}` and `{tracking}`, each
 * where it is known. Each response is one
 * technique; none is used twice in a conversation.
 */
export const outgoingSchema = z.strictObject({
  payment_reminder: z.array(responseSchema).min(1),
  order_check: z.array(responseSchema).min(1),
  dispatched: z.array(responseSchema).default([]),
  arrived: z.array(responseSchema).default([]),
  follow_up: z.array(responseSchema).min(1),
  /** How `{left}` tells the minutes in which an order may still be paid. */
  left: z.string().includes('{minutes}').default('{minutes}'),
  /** Order statuses of the platform that call for each occasion. */
  statuses: z.strictObject({
    payment_reminder: z.array(z.string()).min(1),
    order_check: z.array(z.string()).min(1),
    dispatched: z.array(z.string()).default([]),
    arrived: z.array(z.string()).default([]),
    follow_up: z.array(z.string()).min(1),
  }),
})

export type Situation = z.infer<typeof situationSchema>
export type Policy = z.infer<typeof policySchema>
export type Need = z.infer<typeof needSchema>
export type Response = z.infer<typeof responseSchema>
export type IntentScript = z.infer<typeof intentScriptSchema>
export type When = z.infer<typeof whenSchema>
export type BargainingScript = z.infer<typeof bargainingSchema>
export type HandoffScript = z.infer<typeof handoffSchema>
export type HoldingScript = z.infer<typeof holdingSchema>
export type OutgoingScript = z.infer<typeof outgoingSchema>
