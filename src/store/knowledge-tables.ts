import type { Generated, Kysely } from 'kysely'
import type { Db } from './schema.ts'

/*
 * Products and orders. The record as it was merged and the time of each of its fields are JSON; the columns beside
 * them are what is looked up by.
 */

export interface ProductTable {
  seq: Generated<number>
  shop: string
  id: string
  category: string
  on_sale: number
  demo: number
  record: string
  times: string
}

export interface OrderTable {
  shop: string
  id: string
  customer_id: string
  created_at: number
  /** When the shop last told of it, whether that changed anything or not. */
  seen_at: number
  record: string
  times: string
}

export interface KnowledgeSchema {
  products: ProductTable
  orders: OrderTable
}

export type KnowledgeDb = Kysely<KnowledgeSchema>

/** The database seen with these tables; the same connection or transaction. */
export const knowledgeOf = (db: Db): KnowledgeDb => db as unknown as KnowledgeDb

/** A product's names as pairs of characters, and as they were before; none where it is new. */
export interface Names {
  seq: number
  shop: string
  terms: readonly string[]
  before: readonly string[]
}

/** What the databases do in ways of their own. */
export interface KnowledgeDialect {
  /** Waits, inside the transaction, until nobody else merges into this shop's records. */
  lock(db: KnowledgeDb, shop: string): Promise<void>
  /** Replaces the names of products. */
  index(db: KnowledgeDb, names: readonly Names[]): Promise<void>
  /** Forgets the names of products that are removed; `before` is what they were. */
  forget(db: KnowledgeDb, names: readonly Names[]): Promise<void>
  /** Records of products whose names share a term, with their rank, best first. */
  search(db: KnowledgeDb, shop: string, terms: readonly string[], limit: number): Promise<FoundRow[]>
}

export interface FoundRow {
  record: string
  rank: number
}
