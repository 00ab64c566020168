import { z } from 'zod'
import {
  attachmentSchema,
  idText,
  isTooDeep,
  isTooLong,
  MAX_DEPTH,
  MAX_TEXT_LENGTH,
  type OrderUpdate,
  orderSchema,
  orderUpdateSchema,
  type ProductUpdate,
  productSchema,
  productUpdateSchema,
  senderSchema,
} from '../types/index.ts'
import type { ChannelEvent } from './channel.ts'
import { plainMessage } from './standard-plain.ts'

const id = idText
  // No address leads to them: browsers and proxies take them for a folder.
  .refine((text) => text !== '.' && text !== '..', 'is no id but a folder')
/** Databases take no null character and no half of one in a text, and no customer types one. */
const words = z.string().transform((text) => text.replaceAll('\0', '').toWellFormed())
const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

const envelopeSchema = z.object({ type: z.string().min(1), timestamp: instant, data: z.unknown() })

const messageSchema = z
  .object({
    conversationId: id,
    messageId: id,
    sender: senderSchema.extend({ id, name: words.optional() }),
    text: words.default(''),
    attachments: z.array(attachmentSchema).default([]),
    sentAt: instant.optional(),
    replyId: id.optional(),
    order: orderSchema.nullish(),
    product: productSchema.nullish(),
  })
  .refine(({ text, attachments }) => text !== '' || attachments.length > 0, {
    path: ['text'],
    message: 'empty, and there are no attachments',
  })

/** An edit need not say again who wrote. */
const editSchema = z.object({
  conversationId: id,
  messageId: id,
  sender: senderSchema.extend({ id, name: words.optional() }).optional(),
  text: words.default(''),
  attachments: z.array(attachmentSchema).default([]),
})

const recallSchema = z.object({ conversationId: id, messageId: id })
const orderEventSchema = z.object({
  conversationId: id,
  order: orderSchema,
  product: productSchema.nullish(),
})
/** A record itself, or under its name. */
const orderDataSchema = z.union([z.object({ order: orderUpdateSchema }), orderUpdateSchema])
const productDataSchema = z.union([z.object({ product: productUpdateSchema }), productUpdateSchema])

/** Made once: a schema is compiled when it is first used, which takes far longer than a message. */
const IN_DATA = {
  message: z.object({ data: messageSchema }),
  edit: z.object({ data: editSchema }),
  recall: z.object({ data: recallSchema }),
  orderEvent: z.object({ data: orderEventSchema }),
  order: z.object({ data: orderDataSchema }),
  product: z.object({ data: productDataSchema }),
}
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** What the body of a delivery says, or why it says nothing. */
export type ParsedBody =
  | { ok: true; event: ChannelEvent }
  | { ok: false; fault: 'malformed' | 'too_large'; message: string }

/** Where the delivery came in and when, in milliseconds since the epoch. */
export interface Arrival {
  shop: string
  channel: string
  receivedAt: number
}

const malformed = (message: string): ParsedBody => ({ ok: false, fault: 'malformed', message })

const tooLong: ParsedBody = {
  ok: false,
  fault: 'too_large',
  message: `the text is longer than ${MAX_TEXT_LENGTH} characters`,
}

function faultOf(error: z.ZodError): ParsedBody {
  const issue = error.issues[0]
  return malformed(`${['body', ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'not understood'}`)
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body))
  } catch {
    return undefined
  }
}

function parseMessage(data: unknown, timestamp: number, arrival: Arrival): ParsedBody {
  const parsed = IN_DATA.message.safeParse({ data })
  if (!parsed.success) return faultOf(parsed.error)
  const { messageId, sentAt, order, product, ...rest } = parsed.data.data
  if (isTooLong(rest.text)) return tooLong
  const message = {
    ...rest,
    ...arrival,
    id: messageId,
    order: order ?? null,
    product: product ?? null,
    sentAt: sentAt ?? timestamp,
  }
  return { ok: true, event: { type: 'message', message } }
}

function parseEdit(data: unknown, timestamp: number, arrival: Arrival): ParsedBody {
  const parsed = IN_DATA.edit.safeParse({ data })
  if (!parsed.success) return faultOf(parsed.error)
  const { messageId, sender, ...rest } = parsed.data.data
  if (isTooLong(rest.text)) return tooLong
  const writer = sender ?? { id: rest.conversationId, role: 'customer' as const }
  const known = { ...arrival, order: null, product: null, sentAt: timestamp }
  return { ok: true, event: { type: 'edit', message: { ...known, ...rest, id: messageId, sender: writer } } }
}

function parseRecall(data: unknown): ParsedBody {
  const parsed = IN_DATA.recall.safeParse({ data })
  if (!parsed.success) return faultOf(parsed.error)
  return { ok: true, event: { type: 'recall', ...parsed.data.data } }
}

/** An order of a conversation; of none it is kept with the shop's orders alone. */
function parseOrderEvent(data: unknown, timestamp: number): ParsedBody {
  if (isOfConversation(data)) {
    const parsed = IN_DATA.orderEvent.safeParse({ data })
    if (!parsed.success) return faultOf(parsed.error)
    const { conversationId, order, product } = parsed.data.data
    return { ok: true, event: { type: 'order', conversationId, order, product: product ?? null } }
  }
  const parsed = IN_DATA.order.safeParse({ data })
  if (!parsed.success) return faultOf(parsed.error)
  const found = parsed.data.data
  const order = 'order' in found ? (found.order as OrderUpdate) : found
  return { ok: true, event: { type: 'records', orders: [order], products: [], at: timestamp } }
}

const isOfConversation = (data: unknown): boolean =>
  data !== null && typeof data === 'object' && 'conversationId' in data && 'order' in data

function parseProductEvent(data: unknown, timestamp: number): ParsedBody {
  const parsed = IN_DATA.product.safeParse({ data })
  if (!parsed.success) return faultOf(parsed.error)
  const found = parsed.data.data
  const product = 'product' in found ? (found.product as ProductUpdate) : found
  return { ok: true, event: { type: 'records', orders: [], products: [product], at: timestamp } }
}

/** Bytes of a delivery whose signature was checked -> what happened on the platform. */
export function parseBody(body: Uint8Array, arrival: Arrival): ParsedBody {
  const json = parseJson(body)
  if (json === undefined) return malformed('the body is not JSON in UTF-8')
  const message = plainMessage(json, arrival)
  return message === null ? parseBySchema(json, arrival) : { ok: true, event: { type: 'message', message } }
}

/** What the parsed body of a delivery says, by the schemas alone. */
export function parseBySchema(json: unknown, arrival: Arrival): ParsedBody {
  if (isTooDeep(json)) return malformed(`the body is nested deeper than ${MAX_DEPTH} levels`)
  const envelope = envelopeSchema.safeParse(json)
  if (!envelope.success) return faultOf(envelope.error)
  const { type, timestamp, data } = envelope.data
  if (type === 'message.created') return parseMessage(data, timestamp, arrival)
  if (type === 'message.edited') return parseEdit(data, timestamp, arrival)
  if (type === 'message.recalled') return parseRecall(data)
  if (type === 'order.updated') return parseOrderEvent(data, timestamp)
  if (type === 'product.updated') return parseProductEvent(data, timestamp)
  return { ok: true, event: { type: 'ignored', name: type } }
}
