import { expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { Replay } from '../../src/evaluation/replay.ts'
import { createCatalogue, createOrderBook } from '../../src/knowledge/index.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { orderOfShoes, RETURN_FACTS } from './beside-an-order.ts'
import { NOW, predicted, said, shopWith } from './helpers.ts'

test('who is told that a person sees to a matter is not told so twice', () => {
  const planner = createPlanner(loadScripts('intents').scripts)
  const orders = createOrderBook([orderOfShoes({ status: 'delivered' })])
  const clauses = [
    said('鞋底断了', 'quality_issue/defect'),
    said('换的几天到', 'shipping_time/arrival'),
    said('周末前到得了不', 'shipping_time/arrival', { date: '周末' }),
  ]
  const understand = (text: string) =>
    predicted(clauses.find((clause) => clause.text === text) ?? said(text, 'out_of_scope'))
  const shop = shopWith({ facts: RETURN_FACTS })
  const shelf = { catalogue: createCatalogue([]), orders }
  const replay = new Replay(
    { understanding: { understand }, planner },
    { shop, seed: 3, customerId: 'u1', shelf },
  )
  const hear = (text: string, at: number) =>
    replay.hear({ role: 'customer', text, at, attachments: [], product: null, order: null }).drafted
  hear('鞋底断了', NOW)
  replay.agentSays('给您换一双吧', NOW + 60_000)
  hear('换的几天到', NOW + 120_000)
  const { plan, text } = hear('周末前到得了不', NOW + 180_000)
  expect(plan.decision).toBe('handoff')
  expect(text).not.toContain('还有')
})
