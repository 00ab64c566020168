import type { DeskAddress, OrderDesk, Told } from '../channels/channel.ts'
import { isStale } from '../knowledge/index.ts'
import type { StoredMessage } from '../store/store.ts'
import { orderUpdateSchema, type Shop } from '../types/index.ts'
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
  const id = records.order?.id ?? named.order?.id ?? named.orderNumber
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

/** Keeps the order that a message brings, where it says whose it is: others are believed in their conversation alone. */
export async function keepOrder(ctx: AppContext, { shop, order, sentAt }: StoredMessage): Promise<void> {
  const parsed = order?.customerId === undefined ? null : orderUpdateSchema.safeParse(order)
  if (parsed?.success) await ctx.store.knowledge.putOrders(shop, [parsed.data], sentAt)
}
