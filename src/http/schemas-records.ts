import { z } from 'zod'

/*
 * Products and orders as agents and programs see them: no address, no telephone, nothing that is not named here.
 * Sums in fen, times in milliseconds since the epoch.
 */

const at = z.int().nonnegative().nullable()
const fen = z.int().nullable()
const text = z.string().nullable()

export const productRecordViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  category: text,
  url: text,
  priceFen: fen,
  status: z.enum(['on_sale', 'off_shelf']).nullable(),
  /** Of all variants together; null where none is counted. */
  stock: z.int().nullable(),
  attributes: z.record(z.string(), z.string()),
  skus: z.array(
    z.object({ id: z.string(), color: text, size: text, stock: z.int().nullable(), priceFen: fen }),
  ),
  /** Made up for the first start. */
  demo: z.boolean(),
  /** From when it is. */
  at,
})

export const orderRecordViewSchema = z.object({
  createdAt: at,
  paidAt: at,
  shippedAt: at,
  deliveredAt: at,
  items: z.array(
    z.object({
      productId: z.string(),
      title: text,
      color: text,
      size: text,
      quantity: z.int(),
      priceFen: fen,
    }),
  ),
  shipments: z.array(
    z.object({
      courier: text,
      trackingNo: text,
      status: text,
      eta: text,
      events: z.array(z.object({ at, place: text, text: z.string() })),
    }),
  ),
  refunds: z.array(
    z.object({ id: z.string(), status: z.string(), amountFen: fen, requestedAt: at, refundedAt: at }),
  ),
  invoice: text,
  /** When the shop last told of it. */
  at,
  /** Whether it may have moved on since. */
  stale: z.boolean(),
})

/** A fact that the draft quotes. */
export const groundViewSchema = z.object({
  name: z.string(),
  say: z.string(),
  /** The record it is from: `product KN-2301`, `order 2635`, `shop kangnai`. */
  source: z.string(),
  /** From when it is; null where the record does not tell. */
  at,
  /** Whether it may have changed since: ask before it is sent. */
  stale: z.boolean(),
})

export type ProductRecordView = z.infer<typeof productRecordViewSchema>
export type OrderRecordView = z.infer<typeof orderRecordViewSchema>
export type GroundView = z.infer<typeof groundViewSchema>
