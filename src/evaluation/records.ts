import { createCatalogue, createOrderBook, type Shelf } from '../knowledge/index.ts'
import {
  type OrderRecord,
  orderRecordSchema,
  type ProductRecord,
  productRecordSchema,
} from '../types/index.ts'
import { readLines } from './read.ts'

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

export const NO_SHELVES: Shelves = shelvesOf([], [])
