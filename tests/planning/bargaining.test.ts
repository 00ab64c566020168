import { describe, expect, test } from 'vitest'
import { conversation, said, shopWith } from './helpers.ts'

const asks = (kind: string, text = kind) => said(text, `discount/${kind}`)

describe('bargaining', () => {
  test.each([
    'first_ask',
    'too_expensive',
    'next_time',
    'promise',
    'comparison',
    'ultimatum',
    'excuse',
    'insist',
  ])('%s is answered by its own tactic', (kind) => {
    expect(conversation().hears(asks(kind))).toMatchObject({ decision: 'reply', ids: [`bargaining.${kind}`] })
  })

  test('a threat to leave gets the sandwich: praise, value, closing', () => {
    const plan = conversation().hears(asks('threat'))
    expect(plan.ids).toEqual(['bargaining.praise', 'bargaining.value', 'bargaining.closing.gift'])
    expect(plan.text!.indexOf('没办法')).toBeGreaterThan(plan.text!.indexOf('眼光'))
    expect(plan.text!.indexOf('没办法')).toBeLessThan(plan.text!.indexOf('袜子'))
  })

  test('the closing names the gift only while the fact holds', () => {
    const plan = conversation(shopWith({ facts: { gift: null } })).hears(asks('threat'))
    expect(plan.ids.at(-1)).toBe('bargaining.closing')
    expect(plan.text).not.toContain('袜子')
  })

  test('praises once in a conversation', () => {
    const talk = conversation()
    talk.hears(asks('threat', '不便宜就走'))
    expect(talk.hears(asks('threat', '真走了')).ids).toEqual(['bargaining.insist'])
  })

  test('nobody asks first in a later round', () => {
    const talk = conversation()
    talk.hears(asks('too_expensive'))
    expect(talk.hears(asks('first_ask')).ids).toEqual(['bargaining.insist'])
  })

  test('the closing of the sandwich names the gift even where it was told before', () => {
    const talk = conversation()
    talk.hears(said('有赠品吗', 'gifts/available'))
    expect(talk.hears(asks('threat')).text).toContain('袜子')
  })

  test('a kind answered before counts as insisting', () => {
    const talk = conversation()
    talk.hears(asks('first_ask', '便宜点'))
    expect(talk.hears(asks('first_ask', '能少点吗')).ids).toEqual(['bargaining.insist'])
    expect(talk.hears(asks('insist', '再少点嘛')).ids).toEqual(['bargaining.insist.more'])
  })

  test('the very same words again go to a human', () => {
    const talk = conversation()
    talk.hears(asks('first_ask', '便宜点'))
    expect(talk.hears(asks('first_ask', '便宜点！'))).toMatchObject({
      decision: 'handoff',
      reason: 'asked_again',
    })
  })

  test('after the shop’s last round a human decides, with the history', () => {
    const talk = conversation(shopWith({ policy: { bargainingRounds: 2 } }))
    talk.hears(asks('first_ask'))
    talk.hears(asks('too_expensive'))
    const plan = talk.hears(asks('ultimatum'))
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'last_round' })
    expect(plan.handoff?.bargaining).toHaveLength(2)
    expect(plan.handoff?.bargaining[1]).toMatch(/^2\. too_expensive: .*too_expensive/)
  })

  test('who hesitates while bargaining gets a tactic that costs no round', () => {
    const talk = conversation()
    talk.hears(asks('first_ask'))
    expect(talk.hears(said('我再考虑下', 'acknowledge/hesitation')).ids).toEqual(['bargaining.hesitation'])
    expect(talk.state.bargaining.round).toBe(1)
  })

  test('a price that dropped after the purchase is no haggling', () => {
    const talk = conversation()
    expect(talk.hears(asks('price_protection'))).toMatchObject({ decision: 'handoff', reason: 'by_policy' })
    expect(talk.state.bargaining.round).toBe(0)
  })
})
