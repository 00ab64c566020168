import { loadScripts } from '../../src/content/scripts.ts'
import { Replay } from '../../src/evaluation/replay.ts'
import { createCatalogue, createOrderBook } from '../../src/knowledge/index.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { type ProductRecord, productRecordSchema } from '../../src/types/index.ts'
import { NOW, predicted, type Said, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)

/** A variant of the goods. */
export const sku = (color: string, size: string, priceFen: number, stock: number) => ({
  id: `${color}${size}`,
  color,
  size,
  priceFen,
  stock,
})

/** A lamp for so many uses, with what its record says of it. */
export const lamp = (id: string, title: string, tags: string[], attributes: Record<string, string>) =>
  productRecordSchema.parse({
    id,
    title,
    category: '灯具/台灯',
    priceFen: 10000,
    tags,
    attributes,
    skus: [sku('白色', '', 10000, 3)],
  })

/**
 * The last draft of a conversation before buying, a message a minute; every draft is sent.
 * @param goods what the shop sells, the first of them looked at unless `looking` is false, from the message `from` on
 * @param turns words by themselves were understood as nothing
 */
export function draftBeside(
  goods: readonly ProductRecord[],
  turns: readonly (string | Said)[],
  { looking = true, from = 0, shop = SHOP } = {},
) {
  const clauses = turns.map((turn) => (typeof turn === 'string' ? said(turn, 'out_of_scope') : turn))
  const known = new Map(clauses.map((clause) => [clause.text, clause]))
  const understand = (text: string) => predicted(known.get(text) ?? said(text, 'out_of_scope'))
  const shelf = { catalogue: createCatalogue(goods), orders: createOrderBook([]) }
  const replay = new Replay(
    { understanding: { understand }, planner },
    { shop, seed: 3, customerId: 'u1', shelf },
  )
  const drafts = clauses.map(({ text }, i) => {
    const at = NOW + i * 60_000
    const product = looking && i === from ? (goods[0] ?? null) : null
    const { drafted } = replay.hear({ role: 'customer', text, at, attachments: [], product, order: null })
    replay.deliver(at)
    return { intents: drafted.plan.intents, decision: drafted.plan.decision, text: drafted.text ?? '' }
  })
  return drafts.at(-1)!
}
