import { describe, expect, test } from 'vitest'
import { createPlanner } from '../../src/planning/turn.ts'
import { intentScriptSchema } from '../../src/types/index.ts'
import { conversation, type Said, said, shopWith } from './helpers.ts'
import { response, SCRIPTS } from './scripts.ts'

const REFUNDS = intentScriptSchema.parse({
  intent: 'refund_timing',
  title: 'refund_timing',
  about: 'for tests',
  risk: 'low',
  policy: 'reply',
  kinds: {
    when: { title: 'when' },
    overdue: { title: 'overdue', policy: 'clarify', needs: ['order_number'] },
  },
  responses: [
    response({ id: 'refund_timing.ask', kinds: ['overdue'], when: { given: false } }, '请发一下订单号哦。'),
  ],
})
const planner = createPlanner({
  ...SCRIPTS,
  intents: new Map([...SCRIPTS.intents, ['refund_timing', REFUNDS]]),
})
const PROMISING = shopWith({ facts: { refund_within: { type: 'duration', hours: 120, say: '5天内' } } })

function reasonFor(clause: Said, shop = PROMISING): string {
  return conversation(shop, {}, planner).hears(clause).reason
}

describe('a refund is overdue', () => {
  test('where we have had the goods for longer than the shop says', () => {
    const tenDays = said('你们收到退货都10天了', 'refund_timing/overdue', { duration: ['240', '10天'] })
    expect(reasonFor(tenDays)).toBe('promise_overdue')
  })

  test('where we signed for them on a day of last week that is too long ago', () => {
    expect(reasonFor(said('你们上周一就签收了,钱还没到', 'refund_timing/overdue'))).toBe('promise_overdue')
  })
})

describe('a refund is not overdue', () => {
  test.each([
    ['within the time', said('你们收到退货2天了', 'refund_timing/overdue', { duration: ['48', '2天'] })],
    [
      'where nobody says that we have the goods',
      said('10天了还没退', 'refund_timing/overdue', { duration: ['240', '10天'] }),
    ],
  ])('%s', (_, clause) => expect(reasonFor(clause)).toBe('clarify'))

  test('in a shop that promises no time', () => {
    const tenDays = said('你们收到退货都10天了', 'refund_timing/overdue', { duration: ['240', '10天'] })
    expect(reasonFor(tenDays, shopWith({}))).toBe('clarify')
  })
})
