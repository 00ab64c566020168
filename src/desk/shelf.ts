import {
  createCatalogue,
  createOrderBook,
  type FoundOrder,
  findOrder,
  findProduct,
  isForeignOrder,
  lacksStock,
  type Named,
  namedProduct,
  orderNumbersIn,
  productsIn,
  type Records,
  type Shelf,
  withForeignOrder,
  wordsOf,
} from '../knowledge/index.ts'
import type { KnowledgeStore } from '../store/knowledge-contract.ts'
import type { Order, OrderRecord, ProductRecord, Shop } from '../types/index.ts'

/** So many of a customer's orders, the newest, are looked through. */
const MOST_ORDERS = 20
/** So many numbers of a message are looked up. */
const MOST_NUMBERS = 3
/** So many products that share words with the message are weighed. */
const MOST_FOUND = 12
/** So many of the shop's own texts are searched for the product that they name. */
const MOST_TOLD = 2
/** Among so many of its category something near to a product is looked for. */
const MOST_NEAR = 50
/** Among so many, and those that share words with the message, something is chosen to be recommended. */
const MOST_SHOWN = 300

/** Where products and orders are read. */
export interface Shelves {
  knowledge: KnowledgeStore
  /** Whether demonstration products are told to nobody. */
  hidesDemo?: boolean | undefined
}

/**
 * What the store knows of the product and the order of a turn: a few rows by their ids, and those found by words where
 * neither a card nor a link says which product is meant.
 */
export async function readRecords(
  shelves: Shelves,
  shop: Shop,
  named: Named,
): Promise<{ records: Records; order: Order | null }> {
  const orders = await ordersFor(shelves, shop, named)
  const known = { ...named, order: orders.find(({ id }) => id === named.order?.id) ?? named.order }
  const found = findOrder(known, createOrderBook(orders), shop)
  const records = await productRecords(shelves, shop, known, found)
  return (await isForeign(shelves, shop, known, orders, records))
    ? withForeignOrder(records)
    : { records, order: found.order }
}

/** Whether an order came along that is none of this shop's. */
async function isForeign(
  { knowledge }: Shelves,
  { shop }: Shop,
  { order }: Named,
  orders: readonly OrderRecord[],
  { catalogue }: Records,
): Promise<boolean> {
  const isStored = orders.some(({ id }) => id === order?.id)
  if (order === null || isStored || catalogue === null) return false
  const [sells] = await knowledge.productsInCategory(shop, null, 1)
  return isForeignOrder(order, isStored, { products: catalogue.product, sells })
}

/** Of those that the message names and the customer's own. */
async function ordersFor({ knowledge }: Shelves, { shop }: Shop, named: Named): Promise<OrderRecord[]> {
  const numbers = orderNumbersIn(named.text).slice(0, MOST_NUMBERS)
  const mentioned = [named.order?.id, named.orderNumber, named.talkedOrder, ...numbers]
  const ids = [...new Set(mentioned)].flatMap((id) => id ?? [])
  const byId = await Promise.all(ids.map((id) => knowledge.order(shop, id)))
  const own = named.customerId === null ? [] : await knowledge.ordersOf(shop, named.customerId, MOST_ORDERS)
  const others = byId.flatMap((order) =>
    order === null || own.some(({ id }) => id === order.id) ? [] : [order],
  )
  return [...own, ...others]
}

async function productRecords(
  shelves: Shelves,
  shop: Shop,
  named: Named,
  found: FoundOrder,
): Promise<Records> {
  const products = await productsFor(shelves, shop, named, found.among)
  const records = findProduct(named, found, createCatalogue(products), shop)
  if (records.unknown !== true) return records
  return { ...records, unknown: (await shelves.knowledge.countProducts(shop.shop)) > 0 }
}

/** The records with what is near to the product, where somebody may ask for what is not there. */
export async function withNear(shelves: Shelves, shop: Shop, records: Records): Promise<Records> {
  const { product } = records
  if (product === null || !lacksStock(product)) return records
  return { ...records, catalogue: createCatalogue([product, ...(await nearTo(shelves, shop, product))]) }
}

/** The records with what is on sale, where somebody wants to be shown something. */
export async function withMany(
  shelves: Shelves,
  shop: Shop,
  records: Records,
  text: string,
): Promise<Records> {
  const { product } = records
  const shown = await onSale(shelves, shop, text)
  return { ...records, catalogue: createCatalogue([...(product === null ? [] : [product]), ...shown]) }
}

async function onSale({ knowledge, hidesDemo }: Shelves, { shop }: Shop, text: string) {
  const found = await knowledge.findProducts(shop, text, MOST_NEAR)
  const first = await knowledge.productsInCategory(shop, null, MOST_SHOWN)
  return told([...found.map(({ product }) => product), ...first], hidesDemo)
}

/** Those that the turn may be about. */
async function productsFor(
  { knowledge, hidesDemo }: Shelves,
  shop: Shop,
  named: Named,
  orders: readonly OrderRecord[],
): Promise<ProductRecord[]> {
  const id = namedProduct(named, shop)
  const ordered = productsIn(orders)
  const shown = [...(named.shown ?? []), ...(named.offered ?? [])].map((one) => one.id)
  const likely = id !== null ? [id] : [named.last?.id, ...ordered]
  const ids = [...new Set([...likely, ...shown])].filter((one) => one !== undefined)
  const byId = await knowledge.products(shop.shop, ids)
  const words = [wordsOf(named), ...(named.last === null ? (named.told ?? []).slice(-MOST_TOLD) : [])]
  const byWords = id === null ? await foundBy(words, knowledge, shop) : []
  const products = [...byId, ...byWords.filter((one) => !ids.includes(one.id))]
  return told(products, hidesDemo)
}

/** The products that share words with any of the texts, each once. */
async function foundBy(texts: readonly string[], knowledge: KnowledgeStore, { shop }: Shop) {
  const found = await Promise.all(texts.map((text) => knowledge.findProducts(shop, text, MOST_FOUND)))
  return [...new Map(found.flat().map(({ product }) => [product.id, product])).values()]
}

/** Products alone, for somebody without orders: those that his words may name, and what is near to the likeliest. */
export async function readShelf(
  shelves: Shelves,
  shop: Shop,
  { text, last }: Pick<Named, 'text' | 'last'>,
): Promise<Shelf> {
  const named = { text, last, card: null, order: null, orderNumber: null, customerId: null }
  const products = await productsFor(shelves, shop, named, [])
  const [likeliest] = products
  const near = likeliest && lacksStock(likeliest) ? await nearTo(shelves, shop, likeliest) : []
  const shown = await onSale(shelves, shop, text)
  return { catalogue: createCatalogue([...products, ...near, ...shown]), orders: createOrderBook([]) }
}

/** What goes with it, and others of its category. */
async function nearTo(
  { knowledge, hidesDemo }: Shelves,
  { shop }: Shop,
  product: ProductRecord,
): Promise<ProductRecord[]> {
  const pairs = await knowledge.products(shop, product.pairs ?? [])
  const category = product.category
    ? await knowledge.productsInCategory(shop, product.category, MOST_NEAR)
    : []
  return told([...pairs, ...category], hidesDemo).filter(({ id }) => id !== product.id)
}

const told = (products: readonly ProductRecord[], hidesDemo = false): ProductRecord[] =>
  products.filter(({ demo }) => !(hidesDemo && demo === true))
