import { z } from 'zod'
import { DECISIONS, isTooLong, labelSchema, MAX_TEXT_LENGTH, REASONS, SLOT_NAMES } from '../types/index.ts'
import { groundViewSchema, orderRecordViewSchema, productRecordViewSchema } from './schemas-records.ts'

/*
 * What the console and the API show of the store: phone numbers masked, ids with their titles.
 * Times are milliseconds since the epoch; confidences are probabilities from 0 to 1.
 */

const at = z.int().nonnegative()
const share = z.number().min(0).max(1)

export const intentViewSchema = z.object({
  id: labelSchema,
  title: z.string().meta({ example: '正品保证' }),
  kinds: z.array(z.object({ name: z.string(), title: z.string() })),
})

export const shopViewSchema = z.object({ id: z.string(), name: z.string(), goods: z.string() })

const slotViewSchema = z.object({ name: z.enum(SLOT_NAMES), title: z.string(), text: z.string() })

export const titledSchema = z.object({ id: labelSchema, title: z.string() })

export const queueRowSchema = z.object({
  shop: z.string(),
  shopName: z.string(),
  channel: z.string(),
  conversationId: z.string(),
  customer: z.string(),
  lastText: z.string(),
  /** When the oldest unanswered message came. */
  waitingSince: at,
  urgency: z.enum(['normal', 'high', 'urgent']),
  draftId: z.string(),
  version: z.int(),
  decision: z.enum(DECISIONS),
  reason: z.enum(REASONS),
  intents: z.array(titledSchema),
  /** The likeliest meaning, where no intent was accepted. */
  guess: titledSchema.nullable(),
  confidence: share,
})

export const messageViewSchema = z.object({
  id: z.string(),
  from: z.enum(['customer', 'agent', 'system']),
  name: z.string(),
  text: z.string(),
  attachments: z.array(
    z.object({ type: z.string(), url: z.string().nullable(), title: z.string().nullable() }),
  ),
  at,
  recalled: z.boolean(),
  /** How far a reply of ours has come on its way to the platform; null for what arrived. */
  delivery: z.enum(['leaving', 'unknown', 'delivered', 'failed']).nullable(),
})

const responseViewSchema = z.object({
  intent: titledSchema.nullable(),
  kind: z.object({ name: z.string(), title: z.string() }).nullable(),
  id: z.string(),
  version: z.string(),
  /** Counted from 0. */
  wording: z.int(),
  facts: z.record(z.string(), z.string()),
})

export const draftViewSchema = z.object({
  id: z.string(),
  shop: z.string(),
  channel: z.string(),
  conversationId: z.string(),
  /** Grows with every change; send it back with a decision. */
  version: z.int(),
  status: z.enum(['waiting', 'sent', 'superseded', 'void', 'handed_over', 'dismissed']),
  /** The words that may be sent; null where the scripts hold none. */
  text: z.string().nullable(),
  decision: z.enum(DECISIONS),
  reason: z.enum(REASONS),
  explanation: z.string(),
  intents: z.array(titledSchema),
  confidence: share,
  why: z.array(z.object({ text: z.string(), weight: z.number() })),
  responses: z.array(responseViewSchema),
  /** What the words quote, each with where it is from and from when. */
  facts: z.array(groundViewSchema),
  /** Parts of the message that stay for a human. */
  open: z.array(z.object({ text: z.string(), intent: titledSchema.nullable(), reason: z.enum(REASONS) })),
  handoff: z
    .object({
      urgency: z.enum(['normal', 'high', 'urgent']),
      sign: z.string().nullable(),
      summary: z.string(),
      candidates: z.array(
        z.object({ intent: titledSchema, confidence: share, draft: z.string().nullable() }),
      ),
      slots: z.array(slotViewSchema),
      bargaining: z.array(z.string()),
    })
    .nullable(),
  messageIds: z.array(z.string()),
  createdAt: at,
})

export const conversationViewSchema = z.object({
  shop: z.string(),
  shopName: z.string(),
  timeZone: z.string(),
  id: z.string(),
  channel: z.string(),
  customer: z.string(),
  withHuman: z.boolean(),
  /** `record`: all that the shop's orders tell of it; null where they know nothing of it. */
  order: z
    .object({
      id: z.string(),
      status: z.string(),
      amountFen: z.int().nullable(),
      record: orderRecordViewSchema.nullable(),
    })
    .nullable(),
  product: z
    .object({ id: z.string(), title: z.string(), record: productRecordViewSchema.nullable() })
    .nullable(),
  messages: z.array(messageViewSchema),
  /** The one to decide next, of those that wait. */
  draft: draftViewSchema.nullable(),
  waitingDrafts: z.int(),
  /** Changes with the draft and with every message of the customer. */
  revision: z.string(),
  /** The latest value of each slot the customer has given. */
  slots: z.array(slotViewSchema),
  /** Replies the customer was given, oldest first. */
  told: z.array(z.string()),
})

/** A reply of ours and how far it has come. */
export const replyViewSchema = z.object({
  id: z.string(),
  shop: z.string(),
  channel: z.string(),
  conversationId: z.string(),
  text: z.string(),
  author: z.string(),
  /** `unknown`: sent, but the platform did not answer; it is tried again with the same id. */
  state: z.enum(['queued', 'sending', 'unknown', 'delivered', 'refused', 'failed']),
  createdAt: at,
  attempts: z.int(),
  nextAttemptAt: at.nullable(),
  deliveredAt: at.nullable(),
  lastError: z.string().nullable(),
})

export const replyWithLogSchema = replyViewSchema.extend({
  /** Every attempt, oldest first. */
  log: z.array(z.object({ at, state: replyViewSchema.shape.state, message: z.string().nullable() })),
})

/** An agent's decision on a draft; `intent` says what it really was, where the draft understood it wrongly. */
export const decisionSchema = z.object({
  version: z.coerce.number().int().nonnegative(),
  intent: labelSchema.nullish(),
})

/** To whom the conversation goes, and what she has to know. */
export const handoverSchema = decisionSchema.extend({
  to: z.string().nullish(),
  note: z.string().trim().max(2000).nullish(),
})

export const dismissSchema = decisionSchema.extend({ reason: z.string().trim().max(200).nullish() })

export const sendSchema = decisionSchema.extend({
  text: z
    .string()
    .trim()
    .min(1)
    .refine((text) => !isTooLong(text), `at most ${MAX_TEXT_LENGTH} characters`),
})

export type IntentView = z.infer<typeof intentViewSchema>
export type ShopView = z.infer<typeof shopViewSchema>
export type QueueRow = z.infer<typeof queueRowSchema>
export type MessageView = z.infer<typeof messageViewSchema>
export type DraftView = z.infer<typeof draftViewSchema>
export type ConversationView = z.infer<typeof conversationViewSchema>
export type ReplyView = z.infer<typeof replyViewSchema>
export type SlotView = z.infer<typeof slotViewSchema>
export type Titled = z.infer<typeof titledSchema>
