import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  append,
  type Conversation,
  fold,
  NEW_CONVERSATION,
  wordsOfShop,
} from '../../src/conversation/index.ts'
import {
  agentMessage,
  type ConversationEvent,
  ECHOES,
  ids,
  message,
  RULES,
  reading,
  reply,
  SENT,
} from './events.ts'

const stateOf = (...events: ConversationEvent[]) => fold(events, RULES).state
const waiting = (...events: ConversationEvent[]) => ids(stateOf(...events).unanswered)

const ID = fc.constantFrom('m1', 'm2', 'm3', 'm4')
const AT = fc.integer({ min: 0, max: 10_000 })
const INTENT = fc.constantFrom('greeting' as const, 'invoice' as const, 'courier' as const)
const WORDS = fc.constantFrom('欢迎光临', '可以开发票的，请放心', '是正品', '默认发中通')
const ORDER = { id: 'o1', status: 'paid' }

const EVENT: fc.Arbitrary<ConversationEvent> = fc.oneof(
  fc.tuple(ID, AT, WORDS).map(([id, at, text]) => message(id, at, text)),
  fc.tuple(ID, AT, WORDS).map(([id, at, text]) => agentMessage(`a-${id}`, at, text)),
  fc.tuple(ID, AT, WORDS, fc.array(ID)).map(([id, at, text, to]) => reply(`r-${id}`, at, text, to)),
  fc.tuple(AT, fc.array(ID), fc.array(INTENT)).map(([at, of, asked]) => reading(at, of, ...asked)),
  fc.tuple(AT, ID).map(([at, messageId]) => ({ type: 'recall' as const, at, messageId })),
  fc.tuple(AT, ID, WORDS).map(([at, messageId, text]) => ({ type: 'edit' as const, at, messageId, text })),
  fc.tuple(AT, fc.array(ID)).map(([at, of]) => ({ type: 'dismissal' as const, at, messageIds: of, by: 'x' })),
  AT.map((at) => ({ type: 'order' as const, at, order: ORDER })),
  AT.map((at) => ({ type: 'handoff' as const, at, by: '小李' })),
)
const LOG = fc.array(EVENT, { maxLength: 15 })
/** No two at the same time: then the order of time is all there is. */
const TIMED_LOG = fc.uniqueArray(EVENT, { maxLength: 15, selector: ({ at }) => at })

describe('a conversation', () => {
  test('is the same folded in pieces or at once', () => {
    const piece = (log: Conversation, event: ConversationEvent) => append(log, event, RULES)
    fc.assert(
      fc.property(LOG, (log) => {
        expect(log.reduce(piece, NEW_CONVERSATION)).toEqual(fold(log, RULES))
      }),
    )
  })

  test('does not hang on the order in which its events arrived', () => {
    const shuffled = TIMED_LOG.chain((log) =>
      fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length })),
    )
    fc.assert(
      fc.property(shuffled, ([log, other]) => {
        expect(fold(other, RULES)).toEqual(fold(log, RULES))
      }),
    )
  })

  test('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(LOG, (log) => {
        const before = structuredClone(log)
        fold(log, RULES)
        expect(log).toEqual(before)
      }),
    )
  })

  test('is plain data: it survives being stored', () => {
    fc.assert(
      fc.property(LOG, (log) => {
        expect(fold(JSON.parse(JSON.stringify(log)), RULES)).toEqual(fold(log, RULES))
      }),
    )
  })
})

describe('what was understood', () => {
  test('changes what is talked about and nothing that was said, answered or waits', () => {
    fc.assert(
      fc.property(LOG, fc.array(INTENT), (log, asked) => {
        const before = fold(log, RULES)
        fc.pre(before.state.closed === null)
        const at = before.events.at(-1)?.at ?? 0
        const { state } = append(before, reading(at, ids(before.state.unanswered), ...asked), RULES)
        const told = ({ topic: _, matter: __, slots: ___, unanswered, ...rest }: typeof state) => ({
          ...rest,
          unanswered: ids(unanswered),
        })
        expect(told(state)).toEqual(told(before.state))
      }),
    )
  })
})

describe('what is talked about', () => {
  test('stays beside a courtesy', () => {
    const log = [message('m1', 1), reading(1, ['m1'], 'courier'), message('m2', 2)]
    expect(stateOf(...log, reading(2, ['m2'], 'acknowledge')).matter?.intent).toBe('courier')
    expect(stateOf(...log, reading(2, ['m2'], 'invoice')).matter?.intent).toBe('invoice')
  })
})

describe('a reply', () => {
  const asked = [message('m1', 1), message('m2', 2)]

  test('answers the messages that it was written for, and no newer one', () => {
    expect(waiting(...asked, message('m3', 3), reply('r1', 4, '是的', ['m1', 'm2']))).toEqual(['m3'])
  })

  test('does what its draft was to do', () => {
    const step = { round: 1, kind: 'first_ask', told: '统一价' }
    const state = stateOf(...asked, reply('r1', 3, '统一价', ['m1'], { wordings: ['a#0'], bargain: step }))
    expect(state).toMatchObject({
      used: ['a#0'],
      bargaining: { round: 1, kinds: ['first_ask'], told: ['统一价'] },
    })
    expect(state.said).toMatchObject([{ by: 'us', text: '统一价' }])
  })

  test('that asks for something waits for it, also through another question', () => {
    const about = { intent: 'quality_issue' as const, kind: null, slots: [] }
    const log = [
      message('m1', 1),
      reading(1, ['m1'], 'quality_issue'),
      reply('r1', 2, '请发照片', ['m1'], { asks: { needs: ['photo'], about } }),
      message('m2', 3),
      reading(3, ['m2'], 'invoice'),
      reply('r2', 4, '有发票', ['m2']),
    ]
    expect(stateOf(...log).waiting).toMatchObject({ intent: 'quality_issue', needs: ['photo'] })
    const given = [message('m3', 5), reading(5, ['m3'], 'quality_issue'), reply('r3', 6, '收到', ['m3'])]
    expect(stateOf(...log, ...given).waiting).toBeNull()
  })
})

describe('the customer', () => {
  test('who recalls a message has not said it', () => {
    expect(waiting(message('m1', 1), message('m2', 2), { type: 'recall', at: 3, messageId: 'm1' })).toEqual([
      'm2',
    ])
  })

  test('who edits a message has said the new words, which are read anew', () => {
    const edit = { type: 'edit' as const, at: 3, messageId: 'm1', text: '42码的' }
    const state = stateOf(message('m1', 1, '41码的'), reading(2, ['m1'], 'stock'), edit)
    expect(state.unanswered).toMatchObject([{ id: 'm1', text: '42码的', questions: null }])
  })
})

describe('our own reply, reported back', () => {
  test.each(ECHOES)('%s closes nothing newer', (_, text) => {
    const log = [message('m1', 1), reply('r1', 2, SENT, ['m1']), message('m2', 3)]
    const state = stateOf(...log, agentMessage('a1', 4, text))
    expect(ids(state.unanswered)).toEqual(['m2'])
    expect(state.personSpoke).toBe(false)
  })

  test('is known by its id, whatever the platform made of the words', () => {
    const echo = { ...agentMessage('a1', 4, '***'), replyId: 'r1' }
    const log = [message('m1', 1), reply('r1', 2, SENT, ['m1']), message('m2', 3)]
    expect(waiting(...log, echo)).toEqual(['m2'])
  })
})

describe('an agent’s message', () => {
  test('closes what was asked before it', () => {
    const state = stateOf(message('m1', 1), agentMessage('a1', 2, '是正品'))
    expect(state).toMatchObject({ unanswered: [], personSpoke: true, said: [{ by: 'agent' }] })
  })

  test('that arrives late leaves a newer question waiting', () => {
    expect(waiting(message('m1', 1), message('m2', 5), agentMessage('a1', 3, '是正品'))).toEqual(['m2'])
  })

  test('that only greets by itself closes only greetings', () => {
    const log = [
      message('m1', 1),
      reading(1, ['m1'], 'greeting'),
      message('m2', 2),
      reading(2, ['m2'], 'invoice'),
    ]
    expect(waiting(...log, agentMessage('a1', 3, '欢迎光临'))).toEqual(['m2'])
  })

  test('that answers the first of two questions leaves the second waiting', () => {
    const log = [
      message('m1', 1),
      reading(1, ['m1'], 'authenticity'),
      message('m2', 2),
      reading(2, ['m2'], 'invoice'),
      agentMessage('a1', 3, '是正品'),
      reading(3, ['a1'], 'authenticity'),
    ]
    const state = stateOf(...log)
    expect(state.covered).toEqual(['authenticity'])
    expect(ids(state.unanswered)).toContain('m2')
  })

  test('that passes over for the second time what was left is done with it', () => {
    const log = [
      message('m1', 1),
      reading(1, ['m1'], 'authenticity', 'invoice'),
      agentMessage('a1', 2, '是正品'),
      reading(2, ['a1'], 'authenticity'),
      message('m2', 3),
      reading(3, ['m2'], 'courier', 'stock'),
      agentMessage('a2', 4, '有货的'),
      reading(4, ['a2'], 'stock'),
    ]
    expect(ids(stateOf(...log).unanswered)).toEqual(['m2'])
  })

  test('that answers both leaves nothing', () => {
    const log = [message('m1', 1), reading(1, ['m1'], 'authenticity', 'invoice')]
    const said = [agentMessage('a1', 3, '都有'), reading(3, ['a1'], 'authenticity', 'invoice')]
    expect(waiting(...log, ...said)).toEqual([])
  })
})

test('the products that came up are remembered, each once, the newest last', () => {
  const shown = (...products: string[]) =>
    stateOf(
      ...products.map((id, at) => ({ type: 'product' as const, at, product: { id, title: id } })),
    ).shown.map(({ id }) => id)
  expect(shown('a', 'b', 'a')).toEqual(['b', 'a'])
  expect(shown('a', 'b', 'c', 'd', 'e')).toEqual(['b', 'c', 'd', 'e'])
})

describe('the product that is talked about', () => {
  const named = (at: number, over: object) => ({
    ...reading(at, []),
    reading: { ...reading(at, []).reading, ...over },
  })
  const BAG = { id: 'B', title: '小方包' }
  const CREAM = { id: 'C', title: '护理膏' }

  test('stays where something is only named beside it', () => {
    const { product, shown } = stateOf(named(1, { product: BAG }), named(2, { beside: [CREAM] }))
    expect([product, shown]).toEqual([BAG, [CREAM, BAG]])
  })

  test('may be named by an agent later, and by anybody while the customer has named none', () => {
    const told = agentMessage('a1', 2, '看看手拿包')
    expect(wordsOfShop(stateOf(named(1, { product: BAG }), told)).told).toEqual(['看看手拿包'])
    expect(wordsOfShop(stateOf(told, named(3, { product: BAG }))).told).toEqual([])
    expect(wordsOfShop(stateOf(reply('r1', 2, '推荐手拿包', []))).told).toEqual(['推荐手拿包'])
  })
})
