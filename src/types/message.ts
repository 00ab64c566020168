import { z } from 'zod'

/** The longest text a message may have, in characters (code points). */
export const MAX_TEXT_LENGTH = 4000

/** Whether a text is longer than a message may be; an emoji outside the first plane is one character. */
export function isTooLong(text: string): boolean {
  if (text.length <= MAX_TEXT_LENGTH) return false
  return text.length > 2 * MAX_TEXT_LENGTH || [...text].length > MAX_TEXT_LENGTH
}

export const attachmentSchema = z.looseObject({
  type: z.enum(['image', 'video', 'voice', 'file', 'product', 'order']),
  url: z.string().optional(),
})

export const orderSchema = z.looseObject({
  id: z.string().min(1),
  /** Empty where only part of the order is told. */
  status: z.string().default(''),
  customerId: z.string().optional(),
  amountFen: z.int().nonnegative().optional(),
  paidAt: z.iso.datetime({ offset: true }).nullish(),
})

export const productSchema = z.object({ id: z.string().min(1), title: z.string().default('') })

export const senderSchema = z.object({
  id: z.string().min(1),
  role: z.enum(['customer', 'agent', 'system']),
  name: z.string().optional(),
})

export type Attachment = z.infer<typeof attachmentSchema>
export type Order = z.infer<typeof orderSchema>
export type Product = z.infer<typeof productSchema>
export type Sender = z.infer<typeof senderSchema>

/** What arrived on a channel. Times are milliseconds since the epoch. */
export interface Message {
  id: string
  shop: string
  channel: string
  conversationId: string
  sender: Sender
  text: string
  attachments: Attachment[]
  order: Order | null
  product: Product | null
  /** The reply of ours that an agent's message reports back, where the platform says so. */
  replyId?: string | undefined
  sentAt: number
  receivedAt: number
}
