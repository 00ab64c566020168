import { createCatalogue, createOrderBook, type Shelf } from '../knowledge/index.ts'
import {
  type OrderRecord,
  orderRecordSchema,
  type ProductBrought,
  type ProductRecord,
  productRecordSchema,
  type Shop,
} from '../types/index.ts'
import { readLines } from './read.ts'

export type { Shelf }

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

export const NO_SHELVES: Shelves = shelvesOf([], [])
