import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, SHOP, said } from './helpers.ts'

const shipped = createPlanner(loadScripts(join(import.meta.dirname, '../../intents')).scripts)

/** A customer to whom an agent has written. */
const helped = () => {
  const customer = conversation(SHOP, {}, shipped)
  customer.hears(said('鞋带断了一根', 'quality_issue/defect'), { delivered: false })
  customer.agentSays('给您补一副，明天寄出')
  return customer
}
const remark = (text: string, passing: number, as = 'logistics_query') => ({ ...said(text, as), passing })

describe('what would go to a person though nothing is wanted in it', () => {
  test('needs nobody, whatever it was taken for', () => {
    const plan = helped().hears(remark('门铃响了 我下去拿', 0.85))
    expect(plan).toMatchObject({ decision: 'silent', reason: 'acknowledgement' })
  })

  test.each([
    ['where it is less sure', remark('门铃响了 我下去拿', 0.7)],
    ['where it tells of the matter', remark('后天办酒席要穿', 0.95)],
    ['where something is asked', remark('门铃响了是你们吗', 0.85)],
    [
      'where a place to send to is named',
      { ...remark('寄杭州市西湖区我妹那', 0.99), slots: { place: '杭州' } },
    ],
  ])('goes to him %s', (_, text) => expect(helped().hears(text).decision).toBe('handoff'))

  test('goes to him as the first words of a conversation', () => {
    const customer = conversation(SHOP, {}, shipped)
    expect(customer.hears(remark('门铃响了 我下去拿', 0.99, 'quality_issue/defect')).decision).toBe('handoff')
  })

  test('goes to him with a question from before that nobody answered', () => {
    const customer = helped()
    customer.hears(said('你们老板姓什么', 'low_confidence'), { delivered: false })
    expect(customer.hears(remark('门铃响了 我下去拿', 0.99)).decision).toBe('handoff')
  })

  test('has its answer where there is one', () => {
    const plan = helped().hears(remark('那发顺丰吧', 0.85, 'courier'))
    expect(plan.decision).toBe('reply')
  })
})

describe('what is told in passing after harm', () => {
  const harmed = () => {
    const customer = conversation(SHOP, {}, shipped)
    customer.hears(said('铁扣把我手划了个口子', 'complaint/injury'), { delivered: false })
    return customer
  }
  const thanks = remark('我在家等你们来电', 0.85, 'acknowledge')

  test('needs nothing once a person has helped', () => {
    const customer = harmed()
    customer.agentSays('主管下午给您电话')
    expect(customer.hears(thanks).reason).not.toBe('must_hand_over')
  })

  test("is a person's while only our words stand there", () => {
    const customer = conversation(SHOP, {}, shipped)
    customer.hears(said('铁扣把我手划了个口子', 'complaint/injury'))
    expect(customer.hears(thanks).reason).toBe('must_hand_over')
  })
})
