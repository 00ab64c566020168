import { describe, expect, test } from 'vitest'
import { conversation, NOW, SHOP, said, shopWith } from './helpers.ts'

describe('a must-hand-over sign wins over any confidence', () => {
  test.each([
    ['不给换就打差评', 'size_exchange', 'urgent'],
    ['我要打工商电话', 'authenticity/genuine', 'urgent'],
    ['发票不开我就投诉', 'invoice/available', 'urgent'],
    ['给我转人工', 'low_confidence', 'high'],
  ])('%s', (text, as, urgency) => {
    const plan = conversation().hears(said(text, as))
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'must_hand_over', handoff: { urgency } })
    expect(plan.ids).toEqual(['holding.must'])
  })

  test.each([
    ['你们有工商备案吗', 'authenticity/genuine'],
    ['看了没有差评', 'authenticity/genuine'],
  ])('a mere mention is none: %s', (text, as) => {
    expect(conversation().hears(said(text, as)).decision).toBe('reply')
  })

  test('a threat beside a mere mention is one', () => {
    expect(conversation().hears(said('工商备案是假的吧，我找工商', 'authenticity/genuine')).reason).toBe(
      'must_hand_over',
    )
  })

  test('what only sounds like one is one from a confidence of one half on', () => {
    const heard = (text: string, confidence: number) =>
      conversation().hears({ ...said(text, 'invoice/available'), sign: { id: 'authority', confidence } })
    const unclear = (confidence: number) =>
      conversation().hears({
        ...said('我弟就是管这块的', 'low_confidence'),
        sign: { id: 'authority', confidence },
      })
    expect(unclear(0.6)).toMatchObject({ reason: 'must_hand_over', handoff: { urgency: 'urgent' } })
    expect(unclear(0.4).reason).toBe('low_confidence')
    expect(heard('发票呢，我弟就是管这块的', 0.6).decision).toBe('reply')
    expect(heard('发票呢，我弟就是管这块的', 0.9).reason).toBe('must_hand_over')
    expect(heard('有工商备案吗', 0.9).reason).not.toBe('must_hand_over')
  })

  test('a mere mention that the classifier takes for a complaint is doubted, not alarmed about', () => {
    const plan = conversation().hears(said('你们店差评多吗', 'complaint/threat'))
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'close_call', text: null })
  })

  test('a mere mention beside a question leaves the question to be answered', () => {
    const clauses = [said('看了没有差评', 'complaint/threat'), said('有发票吗', 'invoice/available')]
    expect(conversation().hears(clauses)).toMatchObject({ decision: 'reply', ids: ['invoice.available'] })
  })

  test.each(['complaint/service', 'human_request'])('the intent %s is one by itself', (as) => {
    expect(conversation().hears(said('你们太差了', as))).toMatchObject({
      reason: 'must_hand_over',
      handoff: { urgency: 'high' },
    })
  })
})

describe('an agent who deals with a case already', () => {
  test('has the order before her: its number is asked for no more', () => {
    const talk = conversation()
    expect(talk.hears(said('快递到哪了', 'logistics_query')).decision).toBe('clarify')
    const dealt = conversation()
    dealt.hears(said('是正品吗', 'authenticity/genuine'))
    dealt.agentSays('我联系仓库了')
    expect(dealt.hears(said('快递到哪了', 'logistics_query')).decision).toBe('handoff')
  })

  test('is asked all the same where she only greeted', () => {
    const talk = conversation()
    talk.hears(said('是正品吗', 'authenticity/genuine'))
    talk.agentSays('亲，在的')
    expect(talk.hears(said('快递到哪了', 'logistics_query')).decision).toBe('clarify')
  })
})

describe('the human gets', () => {
  test('the reason as a sentence, the best candidates with ready drafts, and what was told', () => {
    const talk = conversation()
    talk.hears(said('是正品吗', 'authenticity/genuine'))
    const plan = talk.hears([
      said('有发票吗', 'invoice/available'),
      said('假一赔几', 'authenticity/compensation'),
    ])
    expect(plan.explanation).toContain('authenticity')
    expect(plan.handoff?.candidates.map((one) => [one.intent, one.draft !== null])).toEqual([
      ['invoice', true],
      ['authenticity', false],
    ])
    expect(plan.handoff?.told).toHaveLength(1)
    expect(plan.handoff?.summary).toBe('问了invoice(available)、authenticity(compensation):有发票吗,假一赔几')
  })

  test('sums up what nobody understood in the words of the customer alone', () => {
    const plan = conversation().hears(said('咱那个咋整', 'out_of_scope'))
    expect(plan.handoff?.summary).toBe('说了:咱那个咋整')
  })

  test('a candidate’s draft that can still be said afterwards', () => {
    const talk = conversation()
    talk.hears([said('有发票吗', 'invoice/available'), said('假一赔几', 'authenticity/compensation')])
    expect(talk.state.used.filter((key) => key.startsWith('invoice'))).toHaveLength(1)
  })

  test('the values of the conversation, phone numbers only by their ends', () => {
    const talk = conversation()
    talk.hears(said('42码的有赠品吗', 'gifts/available', { size: '42' }))
    const plan = talk.hears(said('打我电话13812345678', 'low_confidence', { phone: '13812345678' }))
    expect(plan.handoff?.slots.map((slot) => slot.text)).toEqual(['138****5678', '42'])
  })

  test('what is still waited for', () => {
    const talk = conversation()
    talk.hears(said('快递到哪了', 'logistics_query'))
    expect(talk.hears(said('不知道', 'out_of_scope')).handoff?.summary).toContain('等订单号')
  })
})

describe('outside business hours', () => {
  const hours = {
    week: {
      sat: [
        ['09:00', '12:00'],
        ['14:00', '18:00'],
      ],
      mon: [['09:00', '18:00']],
    },
  }
  const night = { now: NOW + 3 * 3_600_000 }

  test('a handoff tells why and by when, once', () => {
    const talk = conversation(shopWith({ hours }), night)
    const plan = talk.hears(said('抬头写什么', 'invoice/title'))
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'off_hours', ids: ['holding.off_hours'] })
    expect(plan.text).toContain('今天14:00')
    expect(talk.hears(said('江西', 'low_confidence')).text).not.toContain('今天14:00')
  })

  test('after the last shift the next working day is named', () => {
    const plan = conversation(shopWith({ hours }), { now: NOW + 10 * 3_600_000 }).hears(
      said('抬头写什么', 'invoice/title'),
    )
    expect(plan.text).toContain('11月23日9:00')
  })

  test('what else is to be said comes first, and the reason stays', () => {
    const plan = conversation(shopWith({ hours }), night).hears(said('鞋底开胶了', 'quality_issue'))
    expect(plan.reason).toBe('by_policy')
    expect(plan.ids).toEqual(['quality_issue.ask', 'holding.off_hours'])
  })

  test('an answer needs no such words', () => {
    expect(conversation(shopWith({ hours }), night).hears(said('有发票吗', 'invoice/available')).ids).toEqual(
      ['invoice.available'],
    )
  })

  test('a holiday closes, and its own shifts open', () => {
    const holidays = [{ from: '2026-11-20', until: '2026-11-21', name: '盘点', shifts: [['08:00', '09:00']] }]
    expect(
      conversation(shopWith({ hours: { ...hours, holidays } })).hears(said('江西', 'low_confidence')).reason,
    ).toBe('off_hours')
  })
})

describe('when agents have too many conversations', () => {
  test('a handoff tells so, once', () => {
    const talk = conversation(SHOP, { openConversations: 11 })
    expect(talk.hears(said('江西', 'low_confidence'))).toMatchObject({
      reason: 'overloaded',
      ids: ['holding.overloaded'],
    })
    expect(talk.hears(said('江西', 'low_confidence')).text).toBeNull()
  })

  test('up to the shop’s limit nothing is said of it', () => {
    expect(
      conversation(SHOP, { openConversations: 10 }).hears(said('江西', 'low_confidence')).text,
    ).toBeNull()
  })
})

test('a draft that breaks house style is shown to nobody', () => {
  const shop = shopWith({ facts: { invoice: { type: 'text', say: '发票！一定开！放心！' } } })
  expect(conversation(shop).hears(said('有发票吗', 'invoice/available'))).toMatchObject({
    decision: 'handoff',
    reason: 'style',
    text: null,
    responses: [],
  })
})
