import { describe, expect, test } from 'vitest'
import { conversation, said, shopWith } from './helpers.ts'

describe('two questions in one message', () => {
  test('are answered in one draft, in the message’s order', () => {
    const plan = conversation().hears([
      said('是正品吗', 'authenticity/genuine'),
      said('有发票吗', 'invoice/available'),
    ])
    expect(plan).toMatchObject({
      decision: 'reply',
      reason: 'answered',
      intents: ['authenticity', 'invoice'],
    })
    expect(plan.text!.indexOf('官方店铺')).toBeLessThan(plan.text!.indexOf('正规发票'))
  })

  test('are greeted once and joined by a word', () => {
    for (let seed = 0; seed < 12; seed++) {
      const { text } = conversation(undefined, { seed }).hears([
        said('是正品吗', 'authenticity/genuine'),
        said('有发票吗', 'invoice/available'),
      ])
      expect(text).toContain('另外，')
      expect(text!.match(/亲/g)?.length ?? 0).toBeLessThanOrEqual(1)
      expect(text).not.toContain('另外，亲')
    }
  })

  test('one for a human: the other is prefilled, the rest is marked', () => {
    const plan = conversation().hears([
      said('有发票吗', 'invoice/available'),
      said('假一赔几', 'authenticity/compensation'),
    ])
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'missing_fact' })
    expect(plan.text).toContain('正规发票')
    expect(plan.text).toMatch(/另外，正品方面，.*同事/)
    expect(plan.open).toEqual([{ text: '假一赔几', intent: 'authenticity', reason: 'missing_fact' }])
  })

  test('a clause that asks something nobody understood stays for the human', () => {
    const plan = conversation().hears([
      said('有发票吗', 'invoice/available'),
      said('老板姓什么', 'out_of_scope'),
    ])
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'out_of_scope', intents: ['invoice'] })
    expect(plan.text).toContain('正规发票')
    expect(plan.open).toEqual([{ text: '老板姓什么', intent: null, reason: 'out_of_scope' }])
  })

  test('a clause that only tells a story does not', () => {
    const plan = conversation().hears([
      said('我昨天路过你们店', 'out_of_scope'),
      said('有发票吗', 'invoice/available'),
    ])
    expect(plan.decision).toBe('reply')
  })

  test('the same question twice is answered once', () => {
    const plan = conversation().hears([said('发票', 'invoice'), said('有发票吗', 'invoice/available')])
    expect(plan.ids).toEqual(['invoice.available'])
  })

  test('a clause that only leads up to the question is not answered again', () => {
    const talk = conversation()
    talk.hears(said('是正品吗', 'authenticity/genuine'))
    const plan = talk.hears([
      said('既然是真的，', 'authenticity/genuine'),
      said('便宜点', 'discount/first_ask'),
    ])
    expect(plan).toMatchObject({ decision: 'reply', ids: ['bargaining.first_ask'] })
  })

  test('what a person has to decide already does not keep the rest from being answered', () => {
    const talk = conversation()
    talk.hears(said('鞋底开胶了', 'quality_issue'))
    const plan = talk.hears([said('这种质量问题', 'quality_issue'), said('有发票吗', 'invoice/available')])
    expect(plan.decision).toBe('reply')
    expect(plan.ids).toContain('invoice.available')
  })

  test('a value in one of them serves the other', () => {
    const plan = conversation().hears([
      said('快递到哪了', 'logistics_query'),
      said('单号123456789012有发票吗', 'invoice/available', { order_number: '123456789012' }),
    ])
    expect(plan.ids).toContain('logistics_query.given')
  })

  test('the same fact is quoted once, where other words are left', () => {
    const plan = conversation().hears([
      said('送袜子吗', 'gifts/available'),
      said('不便宜就走', 'discount/threat'),
    ])
    expect(plan.ids).toEqual([
      'gifts.available',
      'bargaining.praise',
      'bargaining.value',
      'bargaining.closing',
    ])
  })

  test('a request for what is missing is joined to the answer', () => {
    const plan = conversation().hears([
      said('有发票吗', 'invoice/available'),
      said('我的快递到哪了', 'logistics_query'),
    ])
    expect(plan).toMatchObject({ decision: 'clarify', reason: 'clarify' })
    expect(plan.text).toContain('正规发票')
    expect(plan.text).toContain('订单号')
  })
})

describe('an intent that needs something', () => {
  test('asks for it once, then hands over with what it got', () => {
    const talk = conversation()
    expect(talk.hears(said('快递到哪了', 'logistics_query'))).toMatchObject({
      decision: 'clarify',
      reason: 'clarify',
    })
    const plan = talk.hears(said('123456789012', 'low_confidence', { order_number: '123456789012' }))
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'by_policy', ids: ['logistics_query.given'] })
    expect(plan.handoff?.slots.map((slot) => slot.value)).toEqual(['123456789012'])
  })

  test('does not ask for what the platform has told', () => {
    const order = { id: 'o1', status: 'shipped' }
    const plan = conversation(undefined, { order }).hears(said('快递到哪了', 'logistics_query'))
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'by_policy', ids: ['logistics_query.given'] })
  })

  test('does not ask for what the message gives', () => {
    const plan = conversation().hears(
      said('订单123456789012到哪了', 'logistics_query', { order_number: '123456789012' }),
    )
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'by_policy' })
  })

  test('keeps waiting for the rest where a part is given', () => {
    const talk = conversation()
    talk.hears(said('鞋底开胶了', 'quality_issue'))
    expect(talk.state.waiting?.needs).toEqual(['photo'])
    talk.hears(said('123456789012', 'out_of_scope', { order_number: '123456789012' }))
    expect(talk.state.waiting?.needs).toEqual(['photo'])
  })

  test('goes to a human where the customer does not give it', () => {
    const talk = conversation()
    talk.hears(said('快递到哪了', 'logistics_query'))
    expect(talk.hears(said('我找不到', 'out_of_scope'))).toMatchObject({
      decision: 'handoff',
      reason: 'missing_slot',
      intents: ['logistics_query'],
    })
  })

  test('keeps the matter that is looked up, whatever nobody understands beside it', () => {
    const talk = conversation()
    talk.hears(said('快递到哪了', 'logistics_query'))
    talk.hears(said('123456789012', 'low_confidence', { order_number: '123456789012' }))
    expect(talk.hears(said('今天四点半关门', 'out_of_scope'))).toMatchObject({
      decision: 'handoff',
      reason: 'by_policy',
      intents: ['logistics_query'],
    })
    expect(talk.hears(said('有发票吗', 'invoice/available')).decision).toBe('reply')
    expect(talk.hears(said('今天五点关门', 'out_of_scope')).intents).toEqual([])
  })

  test('hands over what is likely to be looked up under its name, inside a conversation', () => {
    const likely = { text: '还在揽收', as: 'low_confidence', guess: 'logistics_query', confidence: 0.55 }
    expect(conversation().hears(likely)).toMatchObject({ reason: 'low_confidence', intents: [] })
    const talk = conversation()
    talk.hears(said('有发票吗', 'invoice/available'))
    expect(talk.hears(likely)).toMatchObject({ reason: 'by_policy', intents: ['logistics_query'] })
  })

  test('remembers what was likely asked for, though nobody was sure', () => {
    const talk = conversation()
    talk.hears({ text: '还在揽收', as: 'low_confidence', guess: 'logistics_query', confidence: 0.6 })
    expect(talk.state.matter?.intent).toBe('logistics_query')
  })

  test('goes to a human where the customer asks again instead', () => {
    const talk = conversation()
    talk.hears(said('快递到哪了', 'logistics_query'))
    expect(talk.hears(said('快递怎么不动', 'logistics_query'))).toMatchObject({
      decision: 'handoff',
      reason: 'missing_slot',
    })
  })

  test('waits through an acknowledgement and through another question', () => {
    const talk = conversation()
    talk.hears(said('快递到哪了', 'logistics_query'))
    expect(talk.hears(said('好的', 'acknowledge/ok')).decision).toBe('silent')
    expect(talk.hears(said('有发票吗', 'invoice/available')).decision).toBe('reply')
    expect(talk.hears(said('123456789012', 'out_of_scope', { order_number: '123456789012' })).reason).toBe(
      'by_policy',
    )
  })

  test('answers at once where a fact of the shop does', () => {
    const shop = shopWith({ facts: { stock_rule: { type: 'text', say: '页面上能拍的都是现货' } } })
    expect(conversation(shop).hears(said('有货吗', 'stock'))).toMatchObject({
      decision: 'reply',
      ids: ['stock.rule'],
    })
    expect(conversation().hears(said('有货吗', 'stock'))).toMatchObject({
      decision: 'clarify',
      ids: ['stock.ask'],
    })
  })
})

describe('a quality problem', () => {
  test('goes to a human at once, and the customer is asked for photos meanwhile', () => {
    const plan = conversation().hears(said('鞋底开胶了', 'quality_issue'))
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'by_policy', handoff: { urgency: 'high' } })
    expect(plan.text).toContain('照片')
  })

  test('the photo is what was waited for', () => {
    const talk = conversation()
    talk.hears(said('鞋底开胶了', 'quality_issue'))
    const plan = talk.hears({ text: '', as: 'out_of_scope' }, { hasPhoto: true })
    expect(plan).toMatchObject({
      decision: 'handoff',
      reason: 'by_policy',
      ids: ['quality_issue.given'],
      intents: ['quality_issue'],
    })
  })

  test('with its photo is not asked for one', () => {
    const plan = conversation().hears(said('鞋底开胶了', 'quality_issue'), { hasPhoto: true })
    expect(plan.ids).toEqual(['quality_issue.given'])
  })
})

test('a picture without words goes to a human', () => {
  expect(conversation().hears([], { hasPhoto: true })).toMatchObject({
    decision: 'handoff',
    text: null,
    intents: [],
  })
})
