import type { OrderUpdate, ProductRecord, ProductUpdate } from '../types/index.ts'
import type { KnowledgeStore } from './knowledge-contract.ts'
import { type KnowledgeDialect, knowledgeOf } from './knowledge-tables.ts'
import * as orders from './order-queries.ts'
import * as products from './product-queries.ts'
import type { Db } from './schema.ts'
import type { Write } from './write.ts'

/** Runs a query, faults of the database told as such. */
type Read = <T>(query: (db: Db) => Promise<T>) => Promise<T>

/** Products and orders over any database that Kysely speaks to. */
export class SqlKnowledge implements KnowledgeStore {
  readonly #read: Read
  readonly #write: Write
  readonly #dialect: KnowledgeDialect

  constructor(read: Read, write: Write, dialect: KnowledgeDialect) {
    this.#read = read
    this.#write = write
    this.#dialect = dialect
  }

  putProducts = (shop: string, updates: readonly ProductUpdate[], at: number) =>
    this.#write((db) => products.putProducts(knowledgeOf(db), this.#dialect, shop, updates, at))
  seedProducts = (shop: string, all: readonly ProductRecord[], at: number) =>
    this.#write((db) => products.seedProducts(knowledgeOf(db), this.#dialect, shop, all, at))
  putOrders = (shop: string, updates: readonly OrderUpdate[], at: number) =>
    this.#write((db) => orders.putOrders(knowledgeOf(db), this.#dialect, shop, updates, at))

  product = (shop: string, id: string) => this.#read((db) => products.product(knowledgeOf(db), shop, id))
  products = (shop: string, ids: readonly string[]) =>
    this.#read((db) => products.products(knowledgeOf(db), shop, ids))
  findProducts = (shop: string, words: string, limit: number) =>
    this.#read((db) => products.findProducts(knowledgeOf(db), this.#dialect, shop, words, limit))
  productsInCategory = (shop: string, category: string | null, limit: number) =>
    this.#read((db) => products.productsInCategory(knowledgeOf(db), shop, category, limit))
  countProducts = (shop: string) => this.#read((db) => products.countProducts(knowledgeOf(db), shop))

  order = (shop: string, id: string) => this.#read((db) => orders.order(knowledgeOf(db), shop, id))
  ordersOf = (shop: string, customerId: string, limit: number) =>
    this.#read((db) => orders.ordersOf(db, shop, customerId, limit))
}
