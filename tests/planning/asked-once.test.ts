import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, type Said, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const draft = (...clauses: Said[]) => conversation(SHOP, {}, planner).hears(clauses).text ?? ''
const asks = (text: string) => text.match(/订单号/g)?.length ?? 0

describe('the number of the order', () => {
  test('is asked for once, whatever is wanted beside', () => {
    const text = draft(said('帮我催催发货', 'shipping_time/urge'), said('票也没见着', 'invoice/not_received'))
    expect(asks(text)).toBe(1)
    expect(text).toContain('发票')
  })

  test('is asked for where the first answer needs none', () => {
    const text = draft(said('几天能发', 'shipping_time/dispatch'), said('票没见着', 'invoice/not_received'))
    expect(asks(text)).toBe(1)
  })

  test('is not asked for again by words that only say that a person looks', () => {
    const text = draft(
      said('我那件在哪儿了', 'logistics_query/where'),
      said('门口那个咋弄', 'low_confidence'),
    )
    expect(asks(text)).toBeLessThan(2)
  })
})

describe('a number that the platform masks', () => {
  test.each(['快递单号0走到哪里了', '订单2609*88的货在哪', '*那个订单的件在哪', '0这单走哪儿了'])(
    'was given: %s',
    (words) => {
      const plan = conversation(SHOP, {}, planner).hears(said(words, 'logistics_query/where'))
      expect(plan).toMatchObject({ decision: 'handoff', reason: 'by_policy' })
      expect(plan.text).not.toContain('单号')
    },
  )

  test.each(['0', '3300*'])('answers when it was asked for: %s', (words) => {
    const customer = conversation(SHOP, {}, planner)
    customer.hears(said('我那件在哪儿了', 'logistics_query/where'))
    expect(customer.hears(said(words, 'out_of_scope')).judge).toBe('given')
  })

  test('is none where something else is masked', () => {
    const plan = conversation(SHOP, {}, planner).hears(said('寄到*路的件在哪', 'logistics_query/where'))
    expect(plan.decision).toBe('clarify')
  })
})
