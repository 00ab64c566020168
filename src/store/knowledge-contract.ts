import type { OrderRecord, OrderUpdate, ProductRecord, ProductUpdate } from '../types/index.ts'

/** A product whose names share something with the words that were searched. */
export interface FoundProduct {
  product: ProductRecord
  /** How well it fits, for ordering alone: the databases rank each in their own way. */
  rank: number
}

/**
 * Products and orders in the database. Every method is one transaction; what a method has answered is durable.
 * Implementations pass `tests/store/contract-knowledge.ts`. Faults of the database reach the caller as
 * `UnavailableError`.
 */
export interface KnowledgeStore {
  /**
   * Merges products, whole or in part, into what is known, by time and never backwards. The first that are no
   * demonstration remove the shop's demonstration catalogue.
   * @param at the moment of those that name none of their own, in milliseconds since the epoch
   */
  putProducts(shop: string, updates: readonly ProductUpdate[], at: number): Promise<void>
  /** Fills a shop that has no product at all with its demonstration catalogue; answers whether it did. */
  seedProducts(shop: string, products: readonly ProductRecord[], at: number): Promise<boolean>
  /** As `putProducts`, for orders. */
  putOrders(shop: string, updates: readonly OrderUpdate[], at: number): Promise<void>

  /** Null where the shop has no such product, or only parts of it that can not be told about. */
  product(shop: string, id: string): Promise<ProductRecord | null>
  products(shop: string, ids: readonly string[]): Promise<ProductRecord[]>
  /** Products whose title or aliases share pairs of characters with the words, best first. */
  findProducts(shop: string, words: string, limit: number): Promise<FoundProduct[]>
  /** Products on sale of exactly this category, of any where it is null, in order of their ids. */
  productsInCategory(shop: string, category: string | null, limit: number): Promise<ProductRecord[]>
  countProducts(shop: string): Promise<number>

  order(shop: string, id: string): Promise<OrderRecord | null>
  /** A customer's orders, newest first. */
  ordersOf(shop: string, customerId: string, limit: number): Promise<OrderRecord[]>
}
