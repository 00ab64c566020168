import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { lastDraft } from './beside-an-order.ts'
import { type Said, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const bag = productRecordSchema.parse({
  id: 'B1',
  title: '托特包',
  priceFen: 19900,
  attributes: { 颜色: '黑色、墨绿色、米白色' },
  skus: [
    { id: 'a', color: '黑色', stock: 2 },
    { id: 'b', color: '墨绿色', stock: 1 },
    { id: 'c', color: '米白色', stock: 0 },
  ],
})
const told = (...clauses: Said[]) => lastDraft({ planner, shop: SHOP, product: bag, order: null }, clauses)
const weighed = said('黑的跟墨绿的哪个好看', 'color_choice/recommend')

describe('who decides for a variant of what he looks at', () => {
  test.each(['行 就墨绿 一个', '我老公说要墨绿的', '墨绿的'])('hears whether it can be had: %s', (text) => {
    const draft = told(weighed, said(text, 'low_confidence', { color: '墨绿' }))
    expect(draft.decision).toBe('reply')
    expect(draft.text).toMatch(/墨绿色.*(货|拍)/)
  })

  test('hears that it is gone', () => {
    const draft = told(weighed, said('那就米白吧', 'color_choice/recommend', { color: '米白' }))
    expect(draft.text).toMatch(/没(有)?货/)
  })

  test('hears that it is heard once he was told what is there', () => {
    const there = said('黑的有货吗', 'stock/available', { color: '黑' })
    const draft = told(there, said('行 那就黑的 一个', 'low_confidence', { color: '黑' }))
    expect(draft).toMatchObject({ decision: 'reply' })
    expect(draft.text).not.toMatch(/有货|没货/)
  })

  test('hears of the one that he names after others were told', () => {
    const there = said('黑的有货吗', 'stock/available', { color: '黑' })
    expect(told(there, said('那墨绿的', 'low_confidence', { color: '墨绿' })).text).toMatch(/墨绿色.*(货|拍)/)
  })

  test('has decided nothing by a bare name after a price', () => {
    const draft = told(said('多少钱', 'product_question/price'), said('墨绿的', 'out_of_scope'))
    expect(draft.text).toContain('199')
  })

  test('is answered what else he wants', () => {
    const draft = told(weighed, said('要墨绿的 发中通', 'courier/available', { courier: '中通' }))
    expect(draft.intents).toEqual(['courier'])
  })
})
