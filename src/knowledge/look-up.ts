import {
  type Attachment,
  type Order,
  type OrderRecord,
  orderRecordSchema,
  orderUpdateSchema,
  type Product,
  type ProductRecord,
  type Shop,
} from '../types/index.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import { choiceOf, idInLink, namedBeside, whichProduct } from './catalogue/which-product.ts'
import { isForeignOrder } from './orders/foreign.ts'
import type { OrderBook } from './orders/order-book.ts'
import {
  isOwner,
  namesAnother,
  otherThan,
  tellsAnother,
  type WhichOrder,
  whichOrder,
} from './orders/which-order.ts'
import type { Records } from './records.ts'

/** Products and orders of a shop: all of them, or those that a turn may be about. */
export interface Shelf {
  catalogue: Catalogue
  orders: OrderBook
}

/** What a turn says of product and order. */
export interface Named {
  text: string
  /** When its newest words were written: 昨天 is told from there. */
  at?: number | undefined
  /** The product that the newest message brings along, and the conversation's last. */
  card: Pick<Product, 'id'> | null
  last: Pick<Product, 'id'> | null
  /** All products that came up, the newest last. */
  shown?: readonly Pick<Product, 'id'>[] | undefined
  /** Those that the shop recommended last. */
  offered?: readonly Pick<Product, 'id'>[] | undefined
  /** What the shop said that may name the product, oldest first. */
  told?: readonly string[] | undefined
  /** Its last words. */
  lately?: readonly string[] | undefined
  order: Order | null
  /** The number of an order that the words name. */
  orderNumber: string | null
  /** The order that the conversation was about so far. */
  talkedOrder?: string | null | undefined
  customerId: string | null
}

/** The order of a turn; `record` where it may be told of, `choices` where there are several to choose from. */
export interface FoundOrder {
  /** What the judges of ownership see: another customer's is named here, and stands in no record. */
  order: Order | null
  record: OrderRecord | null
  choices: readonly string[]
  /** The orders to choose from, or the one. */
  among: readonly OrderRecord[]
  /** Whether the words told it from others. */
  isSettled: boolean
}

/**
 * What is known of the product and the order of a turn; `order` is also what the judges of ownership see: another
 * customer's is named there, and stands in no record.
 */
export function lookUp(named: Named, shelf: Shelf, shop: Shop): { records: Records; order: Order | null } {
  const found = findOrder(named, shelf.orders, shop)
  const records = findProduct(named, found, shelf.catalogue, shop)
  // A shop that has told of no product knows none: that says nothing of this one.
  const unknown = records.unknown === true && shelf.catalogue.onSale().length > 0
  const { catalogue, orders } = shelf
  const isStored = named.order !== null && orders.order(named.order.id) !== null
  const sold = { products: catalogue.product, sells: catalogue.onSale()[0] }
  const all = { ...records, unknown }
  return isForeignOrder(named.order, isStored, sold) || namesUnknown(named, found, orders)
    ? withForeignOrder(all)
    : { records: all, order: found.order }
}

/** Whether the words name an order by a number that nobody knows. */
function namesUnknown({ text, customerId }: Named, { order }: FoundOrder, orders: OrderBook): boolean {
  const own = customerId === null ? [] : orders.ordersOf(customerId)
  return order === null && numberLike(text, own) !== null
}

/** Nothing of another shop's order is believed, nor held against this shop's promises. */
export function withForeignOrder(records: Records): { records: Records; order: null } {
  return { records: { ...records, order: null, foreignOrder: true }, order: null }
}

/** The order that the turn is about. */
export function findOrder(named: Named, orders: OrderBook, shop: Shop): FoundOrder {
  const { order, choices, several, isSettled } = orderOf(named, orders, shop)
  const isOthers = order !== null && named.customerId !== null && !isOwn(order, named.customerId)
  const parsed =
    order === null || isOthers
      ? null
      : orderRecordSchema.safeParse({ customerId: named.customerId ?? ASKER, ...order })
  const record = parsed?.success ? parsed.data : null
  return { order, record, choices, among: record === null ? several : [record], isSettled }
}

/** The product that the turn is about, beside the order that was found. */
export function findProduct(
  named: Named,
  { record, choices, among, isSettled }: FoundOrder,
  catalogue: Catalogue,
  shop: Shop,
): Records {
  const recordsOf = (products: readonly Pick<Product, 'id'>[] = []) =>
    products.flatMap(({ id }) => catalogue.product(id) ?? [])
  const shown = recordsOf(named.shown)
  const hints = {
    text: wordsOf(named),
    shown,
    card: named.card?.id ?? null,
    last: named.last?.id ?? null,
    offered: recordsOf(named.offered),
    told: named.told ?? [],
    lately: named.lately ?? [],
    ordered: record === null ? [] : productsIn([record]),
  }
  const which = whichProduct(hints, catalogue, shop.productUrl)
  const products = which.outcome === 'several' ? which.products.map(({ title }) => title) : []
  const product = which.outcome === 'one' ? which.product : null
  return {
    product,
    order: record,
    catalogue,
    shown: shown.filter(({ id }) => id !== product?.id),
    choice: { product: products, order: choices },
    offered: which.outcome === 'none' ? (choiceOf(hints.offered) ?? []) : [],
    among,
    unknown: which.outcome === 'unknown',
    settled: {
      product: which.outcome === 'one' && NAMED.has(which.by) ? titled(which.product) : null,
      beside: namedBeside(hints, catalogue).map(titled),
      orderId: isSettled && record !== null ? record.id : null,
    },
  }
}

/** The products that the orders hold. */
export const productsIn = (orders: readonly OrderRecord[]): string[] =>
  orders.flatMap(({ items = [] }) => items.flatMap(({ productId }) => productId ?? []))

/** The words that may name a product: an order's number looks like many products' ids. */
export function wordsOf({ text, orderNumber }: Pick<Named, 'text' | 'orderNumber'>): string {
  return orderNumber === null ? text : text.replaceAll(orderNumber, ' ')
}

/** Ways in which the turn itself names a product. */
const NAMED: ReadonlySet<string> = new Set(['card', 'link', 'words', 'told'])
const titled = ({ id, title }: ProductRecord): Product => ({ id, title })

/** The product that a text itself names: its card, or a link of the shop's own form. */
export function namedProduct(
  { text, card }: Pick<Named, 'text' | 'card'>,
  { productUrl }: Shop,
): string | null {
  return card?.id ?? (productUrl === undefined ? null : idInLink(text, productUrl))
}

/** The product whose card is attached to a message; null where there is none. */
export function cardIn(attachments: readonly Attachment[]): Pick<Product, 'id'> | null {
  const card = attachments.findLast(
    ({ type, id }) => type === 'product' && typeof id === 'string' && id !== '',
  )
  return card === undefined ? null : { id: card.id as string }
}

/** Whom an order belongs to that came with the message of somebody unnamed. */
const ASKER = 'asker'

const isOwn = (order: Order, customerId: string): boolean =>
  order.customerId === undefined || order.customerId === customerId

const one = (order: Order | null, isSettled = false) => ({ order, choices: [], several: [], isSettled })

/** The order that the message brings is used as it is; one that is only named has to be the customer's own. */
function orderOf(
  { text, at, last, order, orderNumber, talkedOrder, customerId }: Named,
  orders: OrderBook,
  shop: Shop,
) {
  const brought = order === null ? null : merged(order, orders.order(order.id), customerId)
  const stored = customerId === null ? [] : orders.ordersOf(customerId)
  const own = [...(brought === null ? [] : [brought]), ...stored]
  const bornBy = (number: string) => bearing(number, own) ?? anothers(number, orders, customerId)
  const number = parcelNumberIn(text) ?? orderNumber ?? knownNumberIn(text, orders) ?? numberLike(text, own)
  if (number !== null) return one(bornBy(number), true)
  const talked = talkedOrder ? bornBy(talkedOrder) : null
  const so = talked ?? brought
  const written = { at, timezone: shop.timezone }
  const another =
    so === null ? null : (namesAnother(text, so, stored) ?? tellsAnother(text, so, stored, written))
  if (another !== null) return one(another, true)
  const other = so === null ? null : otherThan(text, so, stored, shop.timezone)
  if (other !== null) return found(other)
  if (so !== null) return one(so, talked !== null)
  return found(whichOrder({ text, at, customerId, productId: last?.id ?? null }, orders, shop.timezone))
}

function found(which: WhichOrder) {
  if (which.outcome === 'several')
    return {
      order: null,
      choices: which.choices.map(({ say }) => say),
      several: which.orders,
      isSettled: false,
    }
  return which.outcome === 'one' ? one(which.order, which.among > 1) : one(null)
}

/** The last number of a parcel, by its courier's letters; null where the words name none. */
function parcelNumberIn(text: string): string | null {
  return [...text.matchAll(/(?<![a-z\d])[a-z]{2,4}\d{9,20}(?![a-z\d])/gi)].at(-1)?.[0] ?? null
}

/** Numbers in a text that may be an order's, though nothing says so. */
export const orderNumbersIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\da-z.-])\d{8,22}(?![\da-z]|[.-]\d)/gi)].map(([number]) => number)

/** One of them that is an order of the shop: 2671900106这个到哪了. */
const knownNumberIn = (text: string, orders: OrderBook): string | null =>
  orderNumbersIn(text).find((number) => orders.order(number) !== null) ?? null

const PHONE = /^1[3-9]\d{9}$/

/** One of them that is as long as the customer's own orders' numbers: it names an order, though nobody knows it. */
const numberLike = (text: string, own: readonly Order[]): string | null =>
  orderNumbersIn(text).find(
    (number) => !PHONE.test(number) && own.some(({ id }) => /^\d+$/.test(id) && id.length === number.length),
  ) ?? null

/** The order of that number, or whose parcel bears it. */
function bearing(number: string, own: readonly Order[]): Order | null {
  const bears = ({ id, shipments }: Order) =>
    id === number ||
    (orderUpdateSchema.shape.shipments.safeParse(shipments).data ?? []).some(
      ({ trackingNo }) => trackingNo?.toLowerCase() === number.toLowerCase(),
    )
  return own.find(bears) ?? null
}

/** An order that is known to be another customer's; one that nobody knows is as if it were not named. */
function anothers(number: string, orders: OrderBook, customerId: string | null): Order | null {
  return customerId === null ? null : orders.order(number)
}

function merged(order: Order, stored: OrderRecord | null, customerId: string | null): Order {
  // Whose it is the shop's own orders know best; what the platform tells of it now is as new as can be.
  if (stored !== null && customerId !== null && !isOwner(stored, customerId)) return stored
  return stored === null || customerId === null
    ? order
    : { ...stored, ...order, status: order.status || stored.status }
}
