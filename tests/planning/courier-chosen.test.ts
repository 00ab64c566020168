import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, SHOP, said, shopWith } from './helpers.ts'

const shipped = createPlanner(loadScripts('intents').scripts)

describe('a courier that does not come to the customer', () => {
  test.each(['中通开不进我们寨子', '中通都不到我们这', '我们这没得中通'])('is not promised: %s', (text) => {
    const refused = { ...said(text, 'courier/specific'), slots: {} }
    const customer = conversation(SHOP, {}, shipped)
    const draft = customer.hears({ ...refused, slots: { courier: '中通' } })
    expect(draft.text).not.toMatch(/可以走中通|中通没问题|中通平时就发/)
  })
})

describe('who gives up one courier for another', () => {
  const asked = () => {
    const customer = conversation(
      shopWith({ facts: { courier_change: { type: 'text', say: '发货前都能改' } } }),
      {},
      shipped,
    )
    customer.hears(said('能走顺丰不', 'courier/specific', { courier: '顺丰' }))
    return customer
  }

  test.each(['算了算了还是中通', '唉算了就中通吧', '那算了中通就中通', '算了不换了就中通', '还是发中通算了'])(
    'chooses, and takes nothing back: %s',
    (text) => {
      const draft = asked().hears(said(text, 'out_of_scope', { courier: '中通' }))
      expect(draft).toMatchObject({ decision: 'reply', intents: ['courier'] })
      expect(draft.text).toMatch(/中通|备注/)
    },
  )

  test.each(['算了算了', '算了不换了'])('takes it back where he names none: %s', (text) => {
    expect(asked().hears(said(text, 'out_of_scope')).decision).toBe('silent')
  })
})
