import type { Conversation, Draft } from '../../desk/context.ts'
import { maskPersonal } from '../../desk/mask/index.ts'
import { orderShown, type ShownRecords, shownRecords } from '../../desk/shown-records.ts'
import { instantOf, type OrderRecord, type ProductRecord } from '../../types/index.ts'
import type { HttpContext } from '../context.ts'
import type { ConversationView } from '../schemas.ts'
import type { OrderRecordView, ProductRecordView } from '../schemas-records.ts'
import { webAddress } from './messages.ts'

const MOST_SKUS = 200
const MOST_EVENTS = 20

/** The product and the order that the conversation, or its draft, is about. */
export async function recordViews(
  ctx: HttpContext,
  conversation: Conversation,
  draft: Draft | undefined,
): Promise<Pick<ConversationView, 'product' | 'order'>> {
  const shown = await shownRecords(ctx, conversation, draft)
  return { product: productOf(conversation, shown), order: orderOf(ctx, conversation, shown) }
}

function productOf({ product }: Conversation, { product: record }: ShownRecords) {
  if (record !== null) return { id: record.id, title: record.title, record: productView(record) }
  return product && { id: product.id, title: product.title, record: null }
}

function orderOf(ctx: HttpContext, { order }: Conversation, { order: record }: ShownRecords) {
  const basic = record ?? order
  if (basic === null) return null
  const { id, status, amountFen = null } = basic
  return { id, status, amountFen, record: record && orderView(record, orderShown(record, ctx.clock())) }
}

function productView(product: ProductRecord): ProductRecordView {
  const { id, title, category, url, priceFen, status, attributes, skus = [], demo } = product
  const counted = skus.flatMap(({ stock }) => stock ?? [])
  return {
    ...{ id, title },
    category: category ?? null,
    url: webAddress(url),
    priceFen: priceFen ?? null,
    status: status ?? null,
    stock: counted.length === 0 ? null : counted.reduce((sum, stock) => sum + stock, 0),
    attributes: attributes ?? {},
    skus: skus.slice(0, MOST_SKUS).map((sku) => ({
      id: sku.id,
      color: sku.color ?? null,
      size: sku.size ?? null,
      stock: sku.stock ?? null,
      priceFen: sku.priceFen ?? null,
    })),
    demo: demo === true,
    at: instantOf(product.updatedAt),
  }
}

function orderView(order: OrderRecord, fresh: { at: number | null; stale: boolean }): OrderRecordView {
  const { createdAt, paidAt, shippedAt, deliveredAt, items = [], refunds = [], invoice } = order
  return {
    createdAt: instantOf(createdAt),
    paidAt: instantOf(paidAt),
    shippedAt: instantOf(shippedAt),
    deliveredAt: instantOf(deliveredAt),
    items: items.map(({ productId, title, color, size, quantity, priceFen }) => ({
      ...{ productId, quantity },
      title: title ?? null,
      color: color ?? null,
      size: size ?? null,
      priceFen: priceFen ?? null,
    })),
    shipments: shipmentsOf(order),
    refunds: refunds.map(({ id, status, amountFen, requestedAt, refundedAt }) => ({
      ...{ id, status },
      amountFen: amountFen ?? null,
      requestedAt: instantOf(requestedAt),
      refundedAt: instantOf(refundedAt),
    })),
    invoice: invoice?.status ?? null,
    ...fresh,
  }
}

/** Couriers write telephones into their events. */
function shipmentsOf({ shipments = [] }: OrderRecord): OrderRecordView['shipments'] {
  return shipments.map(({ courier, trackingNo, status, eta, events }) => ({
    courier: courier ?? null,
    trackingNo: trackingNo ?? null,
    status: status ?? null,
    eta: eta ?? null,
    events: events.slice(0, MOST_EVENTS).map(({ at, place, text }) => ({
      at: instantOf(at),
      place: place ?? null,
      text: maskPersonal(text),
    })),
  }))
}
