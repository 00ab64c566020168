import { describe, expect, test } from 'vitest'
import { fold } from '../../src/conversation/index.ts'
import type { TurnInput } from '../../src/planning/engine.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { CIRCUMSTANCES, predicted, SHOP, said } from './helpers.ts'
import { SCRIPTS } from './scripts.ts'

const planner = createPlanner(SCRIPTS)

function inputOf(text: string, as: string): TurnInput {
  const card = { attachments: [], product: null, order: null }
  const { state } = fold([{ type: 'message', id: 'm1', at: CIRCUMSTANCES.now, text, ...card }], planner)
  return { shop: SHOP, state, predictions: [predicted(said(text, as))], circumstances: CIRCUMSTANCES }
}

describe('what a person says that a turn is about', () => {
  const input = inputOf('你们这个真的假的', 'discount/first_ask')

  test('is answered in place of what was understood, and the log remembers it', () => {
    const drafted = planner.plan({ ...input, chosen: { intent: 'courier', kind: null } })
    expect(drafted.plan).toMatchObject({ judge: 'chosen', intents: ['courier'], confidence: 1 })
    expect(drafted.text).toContain('EMS或中通')
    expect(drafted.readings.at(-1)?.reading.questions).toMatchObject([{ intent: 'courier' }])
  })

  test('picks the step on the ladder by the kind that is named', () => {
    const drafted = planner.plan({ ...input, chosen: { intent: 'discount', kind: 'next_time' } })
    expect(drafted.plan.effects.bargain).toMatchObject({ kind: 'next_time' })
  })

  test('can be nothing that the scripts know', () => {
    const drafted = planner.plan({ ...input, chosen: { intent: 'out_of_scope', kind: null } })
    expect(drafted.plan).toMatchObject({ decision: 'handoff', reason: 'out_of_scope', intents: [] })
  })

  test('is heard through a sign that would leave the turn to a person', () => {
    const angry = inputOf('我要投诉你们', 'complaint')
    const drafted = planner.plan({ ...angry, chosen: { intent: 'courier', kind: null } })
    expect(drafted.plan.decision).toBe('reply')
  })
})

describe('other words for a turn', () => {
  test('are each another text than the draft, as many as are asked for', () => {
    const input = inputOf('能便宜点吗', 'discount/first_ask')
    const { text } = planner.plan(input)
    const all = planner.alternatives(text, input, 9).map((one) => one.text)
    expect(new Set([...all, text]).size).toBe(all.length + 1)
    expect(planner.alternatives(null, input, 1)).toHaveLength(1)
  })

  test('come from readings that nobody was sure of, too', () => {
    const input = inputOf('发什么呀', 'low_confidence')
    const guess = { ...said('发什么呀', 'low_confidence'), guess: 'courier', confidence: 0.4 }
    const unsure = { ...input, predictions: [predicted(guess)] }
    expect(planner.alternatives(null, unsure, 9)).toContainEqual(
      expect.objectContaining({ intent: 'courier', text: expect.stringContaining('EMS或中通') }),
    )
  })
})
