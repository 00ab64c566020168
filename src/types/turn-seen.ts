import { z } from 'zod'
import { DECISIONS, REASONS } from './plan.ts'
import { situationSchema } from './when.ts'

/** An intent, or an intent with one of its kinds: `invoice/title`. */
const subject = z.string()
const share = z.number().min(0).max(1)

/** A turn before its decision, as somebody sees it who has the conversation before him. */
export const turnSeenSchema = z.strictObject({
  /** The customer's newest words. */
  text: z.string().default(''),
  /** The end of what the shop said last, and who said it; null before anything was said. */
  told: z.string().default(''),
  by: z.enum(['us', 'agent']).nullable().default(null),
  /** How much was said to the customer so far; from three on it makes no difference. */
  replies: z.number().int().nonnegative().default(0),
  /** The customer's words before. */
  before: z.string().default(''),
  /** What was talked about, and the question that waits for its answer. */
  topic: subject.nullable().default(null),
  waiting: subject.nullable().default(null),
  /** Where the order stands, as the platform calls it. */
  order: z.string().nullable().default(null),
  situation: situationSchema.nullable().default(null),
  product: z.boolean().default(false),
  picture: z.boolean().default(false),
  /** What the classifier hears in the words alone, clause by clause, and what the shop's scripts hold for that. */
  heard: z.array(z.strictObject({ subject, confidence: share, holds: z.string() })).default([]),
  /** How likely it is only told in passing. */
  passing: share.default(0),
  /** The likeliest sign. */
  sign: z.strictObject({ id: z.string(), confidence: share }).nullable().default(null),
  /** What the rules make of it in the conversation. */
  asked: z.array(subject).default([]),
  /** What is planned, by which judge, with which words. */
  planned: z.enum(DECISIONS),
  reason: z.enum(REASONS),
  judge: z.string(),
  words: z.array(subject).default([]),
})

export type TurnSeen = z.infer<typeof turnSeenSchema>

/** What a lead decides: as the plan does, and with a handoff whether a sign in the words demands it. */
export const LEAD_DECISIONS = [...DECISIONS, 'must_hand_over'] as const
export type LeadDecision = (typeof LEAD_DECISIONS)[number]

/** One line of `training-data/_decisions/`: a turn with what a lead of the shop's service decides on it. */
export const decidedTurnSchema = turnSeenSchema.extend({
  decision: z.enum(LEAD_DECISIONS),
  /** What it asks in its conversation; empty where it asks nothing, null where nobody says so. */
  meant: subject.nullable().default(null),
})

export type DecidedTurn = z.infer<typeof decidedTurnSchema>
