import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const SHOP_OF_FEW_WORDS = shopWith({ facts: { dispatch: null } })
const heard = (text: string, as: string, slots = {}) =>
  conversation(SHOP_OF_FEW_WORDS, {}, planner).hears(said(text, as, slots))

const asked = (draft: { text: string | null; decision: string }) => [
  draft.decision,
  /订单号/.test(draft.text ?? ''),
]

describe('what only a person can do', () => {
  test.each([
    ['盒里少了一条背带', 'missing_item/other'],
    ['钱一直没退给我', 'refund_timing/overdue'],
    ['退款那笔怎么说', 'refund_timing/other'],
    ['那单先不要发了', 'order_change/cancel'],
    ['订单想改一下', 'order_change/other'],
  ])('is asked about at first, and goes to one at once amid a talk: %s', (text, as) => {
    expect(asked(heard(text, as))).toEqual(['clarify', true])
    const talk = conversation(SHOP_OF_FEW_WORDS, {}, planner)
    talk.hears(said('在吗', 'greeting'))
    expect(asked(talk.hears(said(text, as)))).toEqual(['handoff', true])
  })

  test('a new address is noted and looked after', () => {
    const draft = heard('改到阜阳颍州区', 'order_change/address', { place: '阜阳颍州区' })
    expect([draft.decision, draft.reason]).toEqual(['handoff', 'by_policy'])
    expect(draft.text).toContain('订单号')
  })

  test('whether it comes in time for a day is found out where the shop says nothing of dispatch', () => {
    const draft = heard('礼拜六结婚 寄广元来得及吗', 'shipping_time/arrival', {
      date: '礼拜六',
      place: '广元',
    })
    expect(draft.decision).toBe('handoff')
    expect(draft.text).toContain('广元')
  })
})
