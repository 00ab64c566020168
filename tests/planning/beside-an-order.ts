import { Replay } from '../../src/evaluation/replay.ts'
import { createCatalogue, createOrderBook } from '../../src/knowledge/index.ts'
import type { Planner } from '../../src/planning/engine.ts'
import { type OrderRecord, orderRecordSchema, type ProductRecord, type Shop } from '../../src/types/index.ts'
import { NOW, predicted, type Said, said } from './helpers.ts'

/** What a shop says of goods that go back, whatever else it says. */
export const RETURN_FACTS = {
  no_reason: { type: 'duration', hours: 168, say: '7天无理由退换' },
  return_condition: { type: 'text', say: '签收7天内，没穿没洗' },
  return_postage: { type: 'text', say: '质量问题运费我们承担，其他情况由您承担' },
  return_address: { type: 'text', say: '温州双屿仓库' },
} as const

/** An order of one pair of shoes, paid at once, that stands so. */
export const orderOfShoes = (standing: object): OrderRecord =>
  orderRecordSchema.parse({
    id: 'O1',
    customerId: 'u1',
    createdAt: '2026-11-20T09:00:00+08:00',
    paidAt: '2026-11-20T09:05:00+08:00',
    items: [{ productId: 'S1', title: '商务德比鞋', color: '黑色', size: '42' }],
    ...standing,
  })

/** What stands beside a conversation about something that was bought, or is looked at where there is no order. */
export interface Beside {
  planner: Planner
  shop: Shop
  product: ProductRecord
  order: OrderRecord | null
}

/** The last draft of such a conversation, a message a minute; every draft is sent. */
export function lastDraft({ planner, shop, product, order }: Beside, clauses: readonly Said[]) {
  const known = new Map(clauses.map((clause) => [clause.text, clause]))
  const understand = (text: string) => predicted(known.get(text) ?? said(text, 'out_of_scope'))
  const shelf = {
    catalogue: createCatalogue([product]),
    orders: createOrderBook(order === null ? [] : [order]),
  }
  const replay = new Replay(
    { understanding: { understand }, planner },
    { shop, seed: 3, customerId: 'u1', shelf },
  )
  const drafts = clauses.map(({ text }, i) => {
    const at = NOW + i * 60_000
    const beside = { attachments: [], product: order === null ? product : null, order: null }
    const { drafted } = replay.hear({ role: 'customer', text, at, ...beside })
    replay.deliver(at)
    return { intents: drafted.plan.intents, decision: drafted.plan.decision, text: drafted.text ?? '' }
  })
  return drafts.at(-1)!
}
