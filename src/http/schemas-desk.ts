import { z } from 'zod'
import { DESK_VIEWS } from '../desk/context.ts'
import {
  conversationViewSchema,
  messageViewSchema,
  queueRowSchema,
  replyViewSchema,
  titledSchema,
} from './schemas.ts'
import { USUAL_CHANNEL } from './views/channel.ts'

/*
 * What the agents' desk shows and takes. Times are milliseconds since the epoch.
 */

const at = z.int().nonnegative()

export const assigneeSchema = z.object({ id: z.string(), name: z.string() })
const presentSchema = z.object({ name: z.string(), typing: z.boolean() })

/** A conversation as a line of a list. */
export const deskRowSchema = queueRowSchema.extend({
  waitingSince: at.nullable(),
  draftId: z.string().nullable(),
  version: z.int().nullable(),
  decision: queueRowSchema.shape.decision.nullable(),
  reason: queueRowSchema.shape.reason.nullable(),
  lastFrom: z.enum(['customer', 'agent', 'system']),
  lastAt: at,
  assignee: assigneeSchema.nullable(),
  /** Until when the customer is to hear something: the oldest unanswered message and the shop's target. */
  dueAt: at.nullable(),
  owed: z.boolean(),
  handedOver: z.boolean(),
  failed: z.boolean(),
  labels: z.array(z.string()),
  snoozedUntil: at.nullable(),
  tasksDueAt: at.nullable(),
  present: z.array(presentSchema),
})

export const deskPageSchema = z.object({
  conversations: z.array(deskRowSchema),
  /** For the next page; null after the last one. */
  cursor: z.string().nullable(),
  total: z.int(),
})

export const countsSchema = z.object({
  review: z.int(),
  follow_up: z.int(),
  mine: z.int(),
  failed: z.int(),
  closed: z.int(),
})

const text = z.string().optional()

export const filterSchema = z.object({
  shop: text.meta({ description: 'One shop alone.' }),
  intent: text,
  urgency: z.enum(['normal', 'high', 'urgent']).optional(),
  reason: text,
  label: text,
  q: text.meta({ description: "Words in the customer's name or in the last message." }),
})

export const listQuerySchema = filterSchema.extend({
  view: z.enum(DESK_VIEWS).default('review'),
  cursor: text,
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const deskMessageSchema = messageViewSchema.extend({
  /** Where it is a reply of ours: by whom, from which draft, how far it has come, until when it can be taken back. */
  reply: z
    .object({
      id: z.string(),
      state: replyViewSchema.shape.state,
      author: z.string(),
      draftId: z.string().nullable(),
      /** Whether the author changed the draft's words; null without a draft. */
      edited: z.boolean().nullable(),
      undoUntil: at.nullable(),
      lastError: z.string().nullable(),
    })
    .nullable(),
})

export const noteSchema = z.object({ id: z.string(), author: z.string(), text: z.string(), at })

export const taskSchema = z.object({
  id: z.string(),
  what: z.string(),
  owner: z.string(),
  dueAt: at,
  done: z.boolean(),
})

export const deskConversationSchema = conversationViewSchema.extend({
  messages: z.array(deskMessageSchema),
  /** `before` of the page before this one; null where it is the first. */
  older: z.string().nullable(),
  /** Replies that have not arrived yet. */
  replies: z.array(replyViewSchema.extend({ undoUntil: at.nullable() })),
  assignee: assigneeSchema.nullable(),
  present: z.array(presentSchema),
  labels: z.array(z.string()),
  notes: z.array(noteSchema),
  tasks: z.array(taskSchema),
  /** The customer's other conversations with the shop. */
  earlier: z.array(
    z.object({ id: z.string(), channel: z.string(), lastText: z.string(), lastMessageAt: at }),
  ),
  owed: z.boolean(),
  dueAt: at.nullable(),
  handedOver: z.boolean(),
  snoozedUntil: at.nullable(),
  closedAt: at.nullable(),
  /** What a reply answers. */
  answers: z.object({ messageIds: z.array(z.string()) }),
  /** The draft before the one that waits, where new messages replaced it. */
  olderDraft: z.object({ id: z.string(), text: z.string().nullable() }).nullable(),
  myWords: z.object({ draftId: z.string().nullable(), text: z.string() }).nullable(),
})

export const conversationQuerySchema = z.object({
  channel: z
    .string()
    .default(USUAL_CHANNEL)
    .meta({ description: 'The channel that the conversation is on.' }),
  before: text.meta({ description: 'Messages before this one.' }),
})

export const conversationPathSchema = z.object({ shop: z.string(), id: z.string() })

export const wordsSchema = z.object({ draftId: z.string().nullable(), text: z.string().max(20_000) })

export const replySchema = z.object({
  text: z.string(),
  draftId: z.string().nullish(),
  version: z.int().nullish(),
  /** Ids of all messages and replies on screen. */
  seen: z.array(z.string()).max(5000).default([]),
})

/** Other words than the draft's; `n` from 1 to 9 is its key. */
export const alternativeSchema = z.object({
  n: z.int(),
  intent: titledSchema.nullable(),
  kind: z.object({ name: z.string(), title: z.string() }).nullable(),
  text: z.string(),
})

export const sentSchema = z.object({ replyId: z.string(), undoUntil: at })
export const doneSchema = z.object({ status: z.literal('done') })

export type DeskRow = z.infer<typeof deskRowSchema>
export type DeskMessage = z.infer<typeof deskMessageSchema>
export type DeskConversation = z.infer<typeof deskConversationSchema>
