import { describe, expect, test } from 'vitest'
import { documentOf } from '../../src/nlu/decisions.ts'
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
      Object.entries(model.of(turn(over))).reduce((one, other) => (other[1] > one[1] ? other : one))[0]
    expect(best({ text: '手套能换吗', order: 'paid' })).toBe('reply')
    expect(best({ text: '手套能换吗', order: 'delivered' })).toBe('handoff')
    expect(best({ text: '手套还行', told: '收到了吗' })).toBe('silent')
    expect(best({ text: '手套还行', told: '想要哪款' })).toBe('clarify')
    expect(accuracy).toBeGreaterThan(0.9)
  })

  test('gives shares that are one together', () => {
    const shares = Object.values(model.of(turn({ text: '手套能换吗' })))
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  })

  test('is none where nobody has decided anything', () => expect(trainDecisions([])).toBeNull())
})

describe('a turn as the classifier sees it', () => {
  const beside = (over: object, withPlan = true) => documentOf(turn(over), withPlan).beside!

  test('has its plan only where that is to count', () => {
    expect(beside({}).filter((each) => each.startsWith('planned='))).not.toEqual([])
    expect(beside({}, false).filter((each) => each.startsWith('planned='))).toEqual([])
  })

  test('keeps the words of the two sides apart', () => {
    expect(beside({ told: '红色' })).toContain('P红色')
    expect(beside({ before: '红色' })).toContain('C红色')
  })

  test('hears a sign only where it is likely', () => {
    expect(beside({ sign: { id: 'injury', confidence: 0.6 } })).toContain('sign=injury&1')
    expect(beside({ sign: { id: 'injury', confidence: 0.2 } })).toEqual(beside({}))
  })
})
