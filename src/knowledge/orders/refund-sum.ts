import { instantOf, type OrderRecord } from '../../types/index.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { factsOf, type KnownFact } from '../known.ts'
import { yuan } from '../money.ts'
import type { Item } from './items.ts'
import { itemToDrop } from './named-item.ts'

/** 退一个的钱: one of several alike. */
const ONE = /[一1](?:个|双|件|把|只|条|盏|盒|套|瓶)/
/** 全退了多少: all that was ordered. */
const ALL = /[全都]|一共|总共|整单/
/** 退299吧: a sum that the customer names himself; 退我19块 may be one that nothing here costs. */
const SUM = /(\d{1,5}(?:\.\d{1,2})?)/g
const MONEY = /退我?\d|\d(?:元|块)/

/**
 * What was paid for what is to be refunded, with its name where it is one of several; null where nobody can tell:
 * where the prices do not add up to what was paid, something was taken off that nobody has divided.
 * @param text what the customer says that is to be refunded
 */
export function refundSumOf(
  order: OrderRecord,
  text: string,
  catalogue: Catalogue | null,
): KnownFact[] | null {
  const { items = [], amountFen } = order
  const prices = items.map(priceOf)
  const sum = prices.reduce<number | null>(
    (all, each) => (all === null || each === null ? null : all + each),
    0,
  )
  if (items.length === 0 || sum === null || sum !== amountFen) return null
  const named = itemToDrop(order, text, catalogue)
  const item = named?.item ?? (items.length === 1 ? items[0]! : null)
  const whole = ALL.test(text) ? amountFen : null
  const fen = claimed(text, item, amountFen) ?? whole ?? paidFor(text, item)
  // 退多少 beside several things: nobody knows of which.
  const isOther = MONEY.test(text) && claimed(text, item, amountFen) === null
  if (fen === null || isOther) return null
  const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
  return [
    fact('order.refund.sum', fen, yuan(fen)),
    ...(named === null ? [] : [fact('order.item', named.name)]),
  ]
}

const priceOf = ({ priceFen, quantity }: Item): number | null =>
  priceFen == null ? null : priceFen * quantity

/** Of one kind of thing: one of it, or all of it. */
function paidFor(text: string, item: Item | null): number | null {
  if (item?.priceFen == null) return null
  return ONE.test(text) ? item.priceFen : item.priceFen * item.quantity
}

/** The customer's own sum, where it is the price of one, of all alike or of the whole order. */
function claimed(text: string, item: Item | null, amountFen: number): number | null {
  const sums = [amountFen, ...(item?.priceFen == null ? [] : [item.priceFen, item.priceFen * item.quantity])]
  const named = [...text.matchAll(SUM)].map(([, digits]) => Math.round(Number(digits) * 100))
  return named.find((fen) => sums.includes(fen)) ?? null
}
