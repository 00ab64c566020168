import type { DeskAddress, OrderDesk, Told } from '../channels/channel.ts'
import { isStale } from '../knowledge/index.ts'
import { type Order, orderUpdateSchema, type Shop } from '../types/index.ts'
import type { AppContext } from './context.ts'
import type { KnownRecords } from './work-records.ts'

/**
 * Asks the shop's order desk where the store knows no fresh order of what the turn is about, and keeps what it tells.
 * @returns whether anything was told
 */
export async function refreshOrders(ctx: AppContext, shop: Shop, known: KnownRecords): Promise<boolean> {
  const [secret] = ctx.secrets.get(shop.shop) ?? []
  if (!ctx.orderDesk || shop.orderDesk === undefined || secret === undefined) return false
  const told = await ask(ctx, ctx.orderDesk, { shop: shop.shop, url: shop.orderDesk, secret }, known)
  if (told === null || told.orders.length === 0) return false
  await ctx.store.knowledge.putOrders(shop.shop, told.orders, told.at)
  return true
}

function ask(
  ctx: AppContext,
  desk: OrderDesk,
  address: DeskAddress,
  { named, records, order }: KnownRecords,
): Promise<Told | null> {
  const nobody = Promise.resolve(null)
  const isKept = records.order?.seenAt !== undefined
  if (records.order !== null && isKept && !isStale(records.order, ctx.clock())) return nobody
  // Another customer's is not asked for; what is only named may be anybody's, and its owner decides.
  const id = records.order?.id ?? named.order?.id ?? named.orderNumber ?? named.talkedOrder ?? null
  if (id !== null)
    return order !== null && records.order === null && isOthers(order, named)
      ? nobody
      : desk.order(address, id)
  return named.customerId === null ? nobody : desk.ordersOf(address, named.customerId)
}

const isOthers = (
  { customerId }: { customerId?: string | undefined },
  named: KnownRecords['named'],
): boolean => customerId !== undefined && customerId !== named.customerId

/** An order as a message or an event of a conversation brings it; `at` in milliseconds since the epoch. */
interface Brought {
  shop: string
  order: Order | null
  at: number
}

/** Keeps it where it is known whose it is: others are believed in their conversation alone. */
export async function keepOrder(ctx: AppContext, { shop, order, at }: Brought): Promise<void> {
  const parsed = orderUpdateSchema.safeParse(order)
  if (!parsed.success) return
  const { knowledge } = ctx.store
  const isKnown =
    parsed.data.customerId !== undefined || (await knowledge.order(shop, parsed.data.id)) !== null
  if (isKnown) await knowledge.putOrders(shop, [parsed.data], at)
}
