import { z } from 'zod'
import { isTooDeep, type OrderUpdate, orderUpdateSchema } from '../../types/index.ts'

/** The newest of a customer's orders; more would tell nothing of what he asks. */
const MOST_ORDERS = 50

const listSchema = z.union([z.array(z.unknown()), z.looseObject({ orders: z.array(z.unknown()) })])

function parse(body: string): unknown {
  const json: unknown = JSON.parse(body)
  if (isTooDeep(json)) throw new Error('the answer is nested too deep')
  return json
}

/**
 * The customer's orders of an answer, a list or `{"orders":[…]}`. What is not understood is left out, and what bears
 * another customer's id.
 * @throws Error where it is no such list
 */
export function customersOrders(body: string, customerId: string): OrderUpdate[] {
  const list = listSchema.parse(parse(body))
  const rows = Array.isArray(list) ? list : list.orders
  return rows.slice(0, MOST_ORDERS).flatMap((row) => {
    const order = orderUpdateSchema.safeParse(row)
    if (!order.success || (order.data.customerId ?? customerId) !== customerId) return []
    return [{ ...order.data, customerId }]
  })
}

/**
 * The order of an answer, itself or as `{"order":{…}}`.
 * @throws Error where it is none, or another than the one that was asked for
 */
export function oneOrder(body: string, id: string): OrderUpdate {
  const json = parse(body)
  const { order } = z.looseObject({ order: z.unknown().optional() }).parse(json)
  const found = orderUpdateSchema.parse(order ?? json)
  if (found.id !== id) throw new Error(`the answer is of another order than ${id}`)
  return found
}
