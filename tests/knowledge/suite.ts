import { readFileSync } from 'node:fs'
import { loadShops } from '../../src/content/shops.ts'
import {
  adviseSize,
  answerProduct,
  createCatalogue,
  quote,
  readBody,
  readWish,
  recommend,
  stockOf,
  whichProduct,
  yuan,
} from '../../src/knowledge/index.ts'
import { findSlots } from '../../src/nlu/slots/index.ts'
import { buildFoldTable } from '../../src/nlu/text/fold-table.ts'
import { Normaliser } from '../../src/nlu/text/normaliser.ts'
import { ATTRIBUTES, NOW } from './samples.ts'

const normaliser = new Normaliser(buildFoldTable())
const colorIn = (text: string) =>
  findSlots(normaliser.normalise(text), text).find(({ name }) => name === 'color')?.value ?? null

/** One line of `eval/records/goods/questions.jsonl` that says what the record alone answers. */
export interface ProductCase {
  id: string
  shop: string
  text: string
  product?: { id: string }
  known: {
    ask: 'attribute' | 'size' | 'stock' | 'price' | 'which' | 'recommend'
    outcome: string
    values?: string[]
  }
}

/** Those that were there first, or those that were held back while the records were put together. */
export const casesOf = (prefix: 'p' | 'h'): ProductCase[] =>
  readFileSync('eval/records/goods/questions.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ id, known }) => known !== undefined && id.startsWith(prefix))

const { shops, products } = loadShops('shops')
const catalogues = new Map(
  [...products].map(([shop, lines]) => [shop, createCatalogue(lines.map(({ product }) => product))]),
)

interface Said {
  outcome: string
  says: string[]
}

/** What the data say to a case: how it came out, and all that a reply may quote. */
export function answer({ shop, text, known: { ask }, product: named }: ProductCase): Said {
  const catalogue = catalogues.get(shop)!
  const words = text.toLowerCase()
  if (ask === 'which') {
    const found = whichProduct({ text }, catalogue, shops.get(shop)!.productUrl)
    if (found.outcome === 'one') return { outcome: 'one', says: [found.product.id] }
    const several = found.outcome === 'several' ? found.products.map(({ id }) => id).sort() : []
    return { outcome: found.outcome, says: several }
  }
  if (ask === 'recommend')
    return told(recommend({ text, budgetFen: null, size: null, color: null }, catalogue, false))
  const product = catalogue.product(named!.id)!
  if (ask === 'size') return told(adviseSize(product, readBody(words)))
  if (ask === 'stock') return told(stockOf(product, readWish(words, product, { color: colorIn(text) }), NOW))
  if (ask === 'attribute')
    return told(answerProduct(product, words, ATTRIBUTES) ?? { outcome: 'nothing', facts: [] })
  const quantity = /两/.test(text) ? 2 : /三/.test(text) ? 3 : Number(/^\d+/.exec(text)?.[0] ?? 1)
  const { paidFen } = quote([{ product, quantity }], shops.get(shop)!, NOW)!
  return { outcome: 'price', says: [yuan(paidFen)] }
}

const told = ({ outcome, facts }: { outcome: string; facts: { value: string; say: string }[] }): Said => ({
  outcome,
  says: facts.flatMap(({ value, say }) => [value, say]),
})

export const isRight = (one: ProductCase): boolean => {
  const { outcome, says } = answer(one)
  return outcome === one.known.outcome && (one.known.values ?? []).every((value) => says.includes(value))
}
