import { describe, expect, test } from 'vitest'
import { documentOf, type Sight } from '../../src/nlu/turn-features.ts'
import { trainDecisions } from '../../src/training/decisions.ts'
import { type DecidedTurn, decidedTurnSchema } from '../../src/types/index.ts'

const turn = (over: object): DecidedTurn =>
  decidedTurnSchema.parse({
    planned: 'reply',
    reason: 'answered',
    judge: 'questions',
    decision: 'reply',
    ...over,
  })

const GOODS = ['鞋', '包', '灯', '外套', '腰带', '凉鞋', '背包', '台灯', '围巾', '帽子']
/** Beside a paid order a lead answers, beside a delivered one he leaves the same words to a person. */
const turns = GOODS.flatMap((goods) => [
  turn({ text: `${goods}能换吗`, order: 'paid' }),
  turn({ text: `${goods}能换吗`, order: 'delivered', decision: 'handoff' }),
  turn({ text: `${goods}还行`, told: '收到了吗', decision: 'silent' }),
  turn({ text: `${goods}还行`, told: '想要哪款', decision: 'clarify' }),
])

describe('the model of decisions', () => {
  const { model, accuracy } = trainDecisions(turns)!

  test('tells the same words apart by where the two stand and by the words before', () => {
    const best = (over: object) =>
      Object.entries(model.on(turn(over)).shares).reduce((one, other) => (other[1] > one[1] ? other : one))[0]
    expect(best({ text: '手套能换吗', order: 'paid' })).toBe('reply')
    expect(best({ text: '手套能换吗', order: 'delivered' })).toBe('handoff')
    expect(best({ text: '手套还行', told: '收到了吗' })).toBe('silent')
    expect(best({ text: '手套还行', told: '想要哪款' })).toBe('clarify')
    expect(accuracy).toBeGreaterThan(0.9)
  })

  test('gives shares that are one together', () => {
    const shares = Object.values(model.on(turn({ text: '手套能换吗' })).shares)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  })

  test('tells by the words before what the same words ask', () => {
    const asking = [
      { ends: '的呢', told: '颜色有三种', meant: 'stock/available' },
      { ends: '的多少', told: '颜色有三种', meant: 'stock/how_many' },
      { ends: '的呢', told: '寄回运费您承担', meant: 'return_shipping/who_pays' },
      { ends: '好', told: '颜色有三种', meant: '' },
      { ends: '坏了', told: '颜色有三种' },
    ].flatMap(({ ends, ...over }) => GOODS.map((goods) => turn({ text: goods + ends, ...over })))
    const { model: told, subjectAccuracy } = trainDecisions(asking)!
    const about = (text: string, before: string) => told.on(turn({ text, told: before })).about()
    expect(about('手套的呢', '颜色有三种')).toMatchObject({ intent: 'stock', kind: 'available' })
    expect(about('手套的多少', '颜色有三种')).toMatchObject({ intent: 'stock', kind: 'how_many' })
    expect(about('手套的呢', '寄回运费您承担')).toMatchObject({ intent: 'return_shipping', kind: null })
    expect(about('手套好', '颜色有三种')).toBeNull()
    expect(subjectAccuracy).toBeGreaterThan(0.9)
    expect(model.on(turn({ text: '手套能换吗' })).about()).toBeNull()
  })

  test('is none where nobody has decided anything', () => expect(trainDecisions([])).toBeNull())
})

describe('a turn as the classifier sees it', () => {
  const beside = (over: object, sight: Sight = 'planned') => documentOf(turn(over), sight).beside!
  const named = (name: string, sight: Sight) =>
    beside({ asked: ['stock'] }, sight).filter((each) => each.startsWith(`${name}=`)).length

  test('has what the rules make of it, and its plan, only where these are to count', () => {
    expect([named('asked', 'heard'), named('planned', 'heard')]).toEqual([0, 0])
    expect([named('asked', 'read'), named('planned', 'read')]).toEqual([1, 0])
    expect(named('asked', 'planned')).toBeGreaterThan(1)
    expect(named('planned', 'planned')).toBeGreaterThan(0)
  })

  test('keeps the words of the two sides apart', () => {
    const around = (over: object) => documentOf(turn(over), 'planned').around
    expect(around({ told: '红色' })).toContainEqual({ name: 'P', text: '红色', n: 2 })
    expect(around({ before: '红色' })).toContainEqual({ name: 'C', text: '红色', n: 2 })
  })

  test('hears a sign only where it is likely', () => {
    expect(beside({ sign: { id: 'injury', confidence: 0.6 } })).toContain('sign=injury&1')
    expect(beside({ sign: { id: 'injury', confidence: 0.2 } })).toEqual(beside({}))
  })
})
