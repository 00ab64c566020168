import { expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)

/** A shop that has not written down how it makes out invoices. */
const SHOP = shopWith({ facts: { invoice: null } })

test('who sends what the invoice is to say hears that it came, and that a person asks whether it can be so', () => {
  const given = said('抬头写常州青禾商贸有限公司', 'invoice/title')
  const { decision, text } = conversation(SHOP, {}, planner).hears(given)
  expect(decision).toBe('handoff')
  expect(text).toMatch(/收到|记下/)
  expect(text).toMatch(/财务|核实/)
})

test('who asks what to write is not told that anything came', () => {
  const { text } = conversation(SHOP, {}, planner).hears(said('抬头要写啥', 'invoice/title'))
  expect(text).not.toMatch(/抬头收到|信息收到|记下/)
})
