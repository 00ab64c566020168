import { bigramsOf } from '../../types/bigrams.ts'
import { instantOf, type Order, type OrderRecord, orderUpdateSchema } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { factsOf, type KnownFact } from '../known.ts'
import { bareName } from './items.ts'
import type { OrderBook } from './order-book.ts'
import { askable, dateOf, placedOn, sentBack, standingSo, toldApart, type Written } from './told-apart.ts'

export interface OrderHints {
  text: string
  customerId: string | null
  /** The order that the message names or brings, or that the conversation is about. */
  orderId?: string | null
  /** The product that is asked about. */
  productId?: string | null
  /** When the words were written. */
  at?: number | undefined
}

/**
 * `wrong_owner` says nothing of the order, not even that it exists; an order that nobody has is `none` to its asker.
 * `several`: open orders to choose from, each told by product and day.
 */
export type WhichOrder =
  /** `among` how many open ones the words told it from, itself included. */
  | { outcome: 'one'; order: OrderRecord; among: number }
  | { outcome: 'several'; orders: OrderRecord[]; choices: KnownFact[] }
  | { outcome: 'wrong_owner' | 'none' }

const OPEN = new Set(['unpaid', 'paid', 'shipped', 'delivered'])
const MOST_CHOICES = 3

/** The order that a customer asks about. */
export function whichOrder(hints: OrderHints, book: OrderBook, timezone: string): WhichOrder {
  const { customerId, orderId, productId } = hints
  if (orderId) {
    const order = book.order(orderId)
    if (order === null) return { outcome: 'none' }
    return isOwner(order, customerId) ? { outcome: 'one', order, among: 1 } : { outcome: 'wrong_owner' }
  }
  const own = customerId === null ? [] : book.ordersOf(customerId)
  const told = toldApart(own, hints.text, { at: hints.at, timezone })
  const candidates = returned(narrowed(told, hints.text, productId ?? null), hints.text)
  const open = askable(candidates.filter(isOpen), hints.text)
  const chosen = open.length > 0 ? open : candidates.slice(0, 1)
  if (chosen.length === 0) return { outcome: 'none' }
  if (chosen.length === 1) return { outcome: 'one', order: chosen[0]!, among: own.filter(isOpen).length }
  return severalOf(chosen, timezone)
}

function severalOf(all: readonly OrderRecord[], timezone: string): WhichOrder {
  const orders = all.slice(0, MOST_CHOICES)
  return { outcome: 'several', orders, choices: orders.map((order) => choiceOf(order, timezone)) }
}

export function isOwner(order: OrderRecord, customerId: string | null): boolean {
  return customerId !== null && order.customerId === customerId
}

/** Under way: not closed, and where it is completed, with a refund that is not. */
export function isOpen({ status, refunds = [] }: OrderRecord): boolean {
  return (
    OPEN.has(status) || refunds.some((refund) => refund.status !== 'refunded' && refund.status !== 'rejected')
  )
}

const OF_REFUND = /退(?:回|的|给|款|了|多少|到|哪|寄)|(?:钱|款).{0,6}退/
const OF_WISH = /(?:想|要|能|可以|怎么|申请|不)退|退货(?:地址|怎么|运费)/

/** Those with a refund under way, where the words speak of one: 退回去的鞋收到没. */
function returned(orders: readonly OrderRecord[], text: string): readonly OrderRecord[] {
  if (orders.length < 2 || !OF_REFUND.test(text) || OF_WISH.test(text)) return orders
  const refunded = orders.filter(({ refunds = [] }) => refunds.length > 0)
  return refunded.length > 0 ? refunded : orders
}

/** Those that the words tell by what only their items' titles share with them, or that hold the product. */
function narrowed(
  orders: readonly OrderRecord[],
  text: string,
  productId: string | null,
): readonly OrderRecord[] {
  const byPairs = sharing(orders, text, bigramsOf)
  if (byPairs.length === 1) return byPairs
  const byHead = headedSo(orders, text)
  if (byHead.length > 0 && byHead.length < orders.length) return byHead
  const holding = orders.filter(({ items = [] }) => items.some((item) => item.productId === productId))
  return holding.length > 0 ? holding : byTitle(orders, text)
}

/** 皮鞋: not the set for the care of them. Those with a part of a title that ends on two characters of the words. */
function headedSo(orders: readonly OrderRecord[], text: string): readonly OrderRecord[] {
  const said = new Set(bigramsOf(text))
  const isHeaded = (title: string) => title.split(/\s+/).some((part) => said.has(plain(part).slice(-2)))
  return orders.filter(({ items = [] }) => items.some(({ title = '' }) => isHeaded(title)))
}

/** The orders whose titles share most with the words, of what not all of them have. */
function byTitle(orders: readonly OrderRecord[], text: string): readonly OrderRecord[] {
  const byPairs = sharing(orders, text, bigramsOf)
  // 靴子 shares no pair with 短靴, and 那单 names no 单鞋.
  const named = text.replace(PARTS, ' ').replace(ORDER_ITSELF, '')
  return byPairs.length < orders.length ? byPairs : sharing(orders, named, (words) => [...plain(words)])
}

/** 底子 of any shoe names no 软底鞋. */
const PARTS = /[底里面罩]子|鞋[底跟面头带垫]/g
const ORDER_ITSELF = /[那这一两俩下订拍]单|单[子号]/g

function sharing(orders: readonly OrderRecord[], text: string, cut: (words: string) => readonly string[]) {
  const pieces = orders.map(({ items = [] }) => new Set(items.flatMap(({ title = '' }) => cut(title))))
  const said = [...new Set(cut(text))].filter((piece) => !pieces.every((own) => own.has(piece)))
  const scores = pieces.map((own) => said.filter((piece) => own.has(piece)).length)
  const best = Math.max(0, ...scores)
  return best === 0 ? orders : orders.filter((_, i) => scores[i] === best)
}

/**
 * The one other order of the customer's whose items the words name, where they name nothing of this one: 雪地靴那单呢.
 * Null where there is none.
 */
export function namesAnother(text: string, order: Order, own: readonly OrderRecord[]): OrderRecord | null {
  const said = new Set(bigramsOf(text))
  const bare = bareName(text)
  const isNamed = (each: Order | OrderRecord) =>
    titlesOf(each).some(
      (title) => bigramsOf(title).some((pair) => said.has(pair)) || isIn(bare, plain(title)),
    )
  if (isNamed(order)) return null
  const others = own.filter((each) => each.id !== order.id)
  const named = others.filter(isNamed)
  return (named.length === 1 ? named[0] : ofItsKind(text, order, others)) ?? null
}

/**
 * What 另一单 and 第一单 mean after one was told: of what else is under way, the only one, or several to choose from.
 * Null where the words say no such thing or nothing else is known.
 */
export function otherThan(
  text: string,
  { id }: Order,
  own: readonly OrderRecord[],
  timezone: string,
): WhichOrder | null {
  const words = plain(text)
  const [, place] = PLACE.exec(words) ?? []
  if (place === undefined && !OTHER.test(words)) return null
  const open = own.filter((order) => isOpen(order) || order.id === id)
  const others = open.filter((order) => order.id !== id)
  if (place !== undefined) {
    const inTime = open.toSorted((a, b) => (instantOf(a.createdAt) ?? 0) - (instantOf(b.createdAt) ?? 0))
    const order = others.length === 0 ? undefined : inTime.at(PLACES.indexOf(place))
    return order === undefined ? null : { outcome: 'one', order, among: open.length }
  }
  const [order, ...more] = others
  if (order === undefined) return null
  return more.length === 0 ? { outcome: 'one', order, among: open.length } : severalOf(others, timezone)
}

const OTHER =
  /(?:另外?|其[他它]|别的|还有)(?:的|那|一|有|两|几){0,2}(?:单|个?订单|笔)|另外?[的那一]{0,2}[双盏套条只床](?=[到在走发付退啥什怎咋呢哪几的,.?]|快递|物流|单号|$)/
const PLACE = /(?:^|[^\d一-鿿]|那|我|的)第([一二三])(?:单|个订单|笔)/
const PLACES = '一二三'

/**
 * The one other order that the words tell by how it stands or by its day: 昨天拍的那单呢, 没付的那个. Null where they
 * tell the one that is talked about, or more than one.
 */
export function tellsAnother(
  text: string,
  { id }: Order,
  own: readonly OrderRecord[],
  written: Written,
): OrderRecord | null {
  const words = plain(text)
  const [one, ...more] =
    [standingSo, sentBack, placedOn].map((way) => way(own, words, written)).find((all) => all.length > 0) ??
    []
  return one === undefined || more.length > 0 || one.id === id ? null : one
}

/** 皮鞋那单: the only other order of a 鞋, where this one holds none. */
function ofItsKind(text: string, order: Order, others: readonly OrderRecord[]): OrderRecord | undefined {
  const [, kind] = KIND.exec(plain(text)) ?? []
  if (kind === undefined) return undefined
  const isOf = (each: Order | OrderRecord) => titlesOf(each).some((title) => plain(title).includes(kind))
  const found = others.filter(isOf)
  return isOf(order) || found.length !== 1 ? undefined : found[0]
}

const KIND = /(\p{Script=Han})(?:[那这]一?[单个双件条只盏]|的?那单)/u

/** 包呢: a name of one character shares no pair. */
const isIn = (bare: string, title: string) => bare.length === 1 && title.includes(bare)

const titlesOf = (order: Order | OrderRecord): string[] => {
  const items = orderUpdateSchema.shape.items.safeParse('items' in order ? order.items : undefined)
  return (items.data ?? []).flatMap(({ title }) => title ?? [])
}

/** Product and day; never an address, a phone or the order's number. */
function choiceOf(order: OrderRecord, timezone: string): KnownFact {
  const title = order.items?.[0]?.title ?? ''
  const on = dateOf(order.createdAt, timezone)
  return factsOf(`order ${order.id}`, instantOf(order.updatedAt))('order.choice', order.id, `${on}${title}`)
}
