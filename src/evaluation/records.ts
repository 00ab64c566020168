import {
  type Catalogue,
  createCatalogue,
  createOrderBook,
  isOwner,
  type OrderBook,
  whichOrder,
  whichProduct,
} from '../knowledge/index.ts'
import type { Records } from '../planning/records.ts'
import {
  type Order,
  type OrderRecord,
  orderRecordSchema,
  type Product,
  type ProductBrought,
  type ProductRecord,
  productRecordSchema,
  type Shop,
} from '../types/index.ts'
import { readLines } from './read.ts'

/** The only products and orders of a run; of a shop's own. */
export interface Shelf {
  catalogue: Catalogue
  orders: OrderBook
}

/** The shelf of every shop, by its id. */
export type Shelves = (shop: string) => Shelf

/** The files of `--products` and `--orders`. */
export interface RecordFiles {
  products?: string | undefined
  orders?: string | undefined
}

/**
 * Reads the products and orders of a run; an order belongs to the shop of its products.
 * @throws InputError where a file cannot be read, ContentError where a line does not validate
 */
export function readShelves({ products, orders }: RecordFiles): Shelves {
  return shelvesOf(
    products === undefined ? [] : readLines(products, productRecordSchema),
    orders === undefined ? [] : readLines(orders, orderRecordSchema),
  )
}

export function shelvesOf(products: readonly ProductRecord[], orders: readonly OrderRecord[]): Shelves {
  const shopOfProduct = new Map(products.map(({ id, shop }) => [id, shop]))
  const shelves = new Map<string, Shelf>()
  const isOf = (shop: string, own: string | undefined) => own === undefined || own === shop
  return (shop) => {
    const known = shelves.get(shop)
    if (known !== undefined) return known
    const shelf = {
      catalogue: createCatalogue(products.filter((product) => isOf(shop, product.shop))),
      orders: createOrderBook(
        orders.filter(({ items = [] }) =>
          items.every(({ productId }) => isOf(shop, shopOfProduct.get(productId))),
        ),
      ),
    }
    shelves.set(shop, shelf)
    return shelf
  }
}

/** Fields of a product that only name it. */
const NAMING = new Set(['id', 'title'])

/** The shelf with a product that a line brings along, where the line tells more of it than its name. */
export function withProduct(
  shelf: Shelf | undefined,
  brought: ProductBrought,
  shop: Shop,
): Shelf | undefined {
  const says = Object.entries(brought).some(([name, value]) => !NAMING.has(name) && value !== undefined)
  if (!says || (brought.shop ?? shop.shop) !== shop.shop) return shelf
  const { catalogue, orders } = shelf ?? NO_SHELVES(shop.shop)
  const stored = catalogue.product(brought.id)
  const parsed = productRecordSchema.safeParse({
    ...stored,
    ...brought,
    title: brought.title || stored?.title,
  })
  if (!parsed.success) return shelf
  const others = catalogue.onSale().filter(({ id }) => id !== brought.id)
  const added = createCatalogue([...others, parsed.data])
  return {
    catalogue: { ...added, product: (id) => added.product(id) ?? catalogue.product(id) },
    orders,
  }
}

/** What a turn says of product and order. */
export interface Named {
  text: string
  /** The product that the newest message brings along, and the conversation's last. */
  card: Product | null
  last: Product | null
  order: Order | null
  /** The number of an order that the words name. */
  orderNumber: string | null
  customerId: string | null
}

/**
 * What is known of the product and the order of a turn; `order` is also what the judges of ownership see: another
 * customer's is named there, and stands in no record.
 */
export function lookUp(named: Named, shelf: Shelf, shop: Shop): { records: Records; order: Order | null } {
  const order = orderOf(named, shelf, shop)
  const isOthers = order !== null && named.customerId !== null && !isOwn(order, named.customerId)
  const parsed =
    order === null || isOthers
      ? null
      : orderRecordSchema.safeParse({ customerId: named.customerId ?? ASKER, ...order })
  const record = parsed?.success ? parsed.data : null
  const which = whichProduct(
    {
      text: named.text,
      card: named.card?.id ?? null,
      last: named.last?.id ?? null,
      ordered: record?.items?.map(({ productId }) => productId) ?? [],
    },
    shelf.catalogue,
    shop.productUrl,
  )
  const product = which.outcome === 'one' ? which.product : null
  return { records: { product, order: record, catalogue: shelf.catalogue }, order }
}

/** Whom an order belongs to that came with the message of somebody unnamed. */
const ASKER = 'asker'

const isOwn = (order: Order, customerId: string): boolean =>
  order.customerId === undefined || order.customerId === customerId

/** The order that the message brings is used as it is; one that is only named has to be the customer's own. */
function orderOf(
  { text, last, order, orderNumber, customerId }: Named,
  { orders }: Shelf,
  shop: Shop,
): Order | null {
  if (orderNumber !== null) {
    const named = orders.order(orderNumber)
    if (named !== null && (customerId !== null || order?.id === named.id)) return named
  }
  if (order !== null) {
    const stored = orders.order(order.id)
    // Whose it is the shop's own orders know best; what the platform tells of it now is as new as can be.
    if (stored !== null && customerId !== null && !isOwner(stored, customerId)) return stored
    return stored === null || customerId === null ? order : { ...stored, ...order }
  }
  const which = whichOrder({ text, customerId, productId: last?.id ?? null }, orders, shop.timezone)
  return which.outcome === 'one' ? which.order : null
}

export const NO_SHELVES: Shelves = shelvesOf([], [])
