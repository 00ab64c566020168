import { z } from 'zod'
import { idText } from './id.ts'
import { fenSchema, instantText } from './instant.ts'

const word = z.string().min(1)
const instant = instantText.nullable().optional()

export const ORDER_STATES = ['unpaid', 'paid', 'shipped', 'delivered', 'completed', 'closed'] as const

export const orderItemSchema = z.looseObject({
  productId: word,
  title: z.string().optional(),
  color: z.string().optional(),
  size: z.string().optional(),
  quantity: z.int().positive().default(1),
  priceFen: fenSchema.optional(),
})

export const shipmentSchema = z.looseObject({
  courier: z.string().optional(),
  trackingNo: z.string().optional(),
  status: z
    .enum(['picked_up', 'in_transit', 'out_for_delivery', 'delivered', 'exception', 'returned'])
    .optional(),
  /** The day it should arrive. */
  eta: z.string().nullable().optional(),
  events: z
    .array(z.looseObject({ at: instantText, place: z.string().optional(), text: z.string().default('') }))
    .default([]),
})

export const refundSchema = z.looseObject({
  id: word,
  status: z.enum(['requested', 'approved', 'goods_received', 'refunded', 'rejected']),
  amountFen: fenSchema.optional(),
  requestedAt: instant,
  refundedAt: instant,
  /** Where the money goes: 支付宝. */
  to: z.string().nullable().optional(),
})

/** An order, whole or in part. Fields that are not named here are kept, and never quoted. */
export const orderUpdateSchema = z.looseObject({
  id: idText,
  customerId: idText.optional(),
  status: z.enum(ORDER_STATES).optional(),
  amountFen: fenSchema.optional(),
  createdAt: instant,
  paidAt: instant,
  shippedAt: instant,
  deliveredAt: instant,
  items: z.array(orderItemSchema).optional(),
  shipments: z.array(shipmentSchema).optional(),
  refunds: z.array(refundSchema).optional(),
  invoice: z
    .looseObject({ status: z.enum(['none', 'requested', 'issued']) })
    .nullable()
    .optional(),
  remark: z.string().nullable().optional(),
  updatedAt: instantText.optional(),
})

/** An order as it has to be to be told about: its customer and its state are known. */
export const orderRecordSchema = orderUpdateSchema.extend({
  customerId: idText,
  status: z.enum(ORDER_STATES),
  /** When the shop last told of it, in milliseconds since the epoch; only the store knows. */
  seenAt: z.number().optional(),
})

export type Shipment = z.infer<typeof shipmentSchema>
export type Refund = z.infer<typeof refundSchema>
export type OrderUpdate = z.infer<typeof orderUpdateSchema>
export type OrderRecord = z.infer<typeof orderRecordSchema>
