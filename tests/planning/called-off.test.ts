import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const first = (words: string, heard: string) => conversation(SHOP, {}, planner).hears(said(words, heard))

describe('who calls off a refund or a return', () => {
  test.each([
    '请取消退款',
    '退货取消一下吧',
    '我不想退款啊',
    '这个不用退了',
    '先不退了',
    '不退货了 我留着用',
  ])('is no longer asked to send anything, and a person sees to it: %s', (words) => {
    const plan = first(words, 'return_policy/request')
    expect(plan.decision).toBe('handoff')
    expect(plan.text).toMatch(/撤|留着/)
  })

  test.each(['不退我就投诉', '你们家不退款啊', '我不退 要换大一号', '不退了吗', '用的券退不退'])(
    'is not who says: %s',
    (words) => {
      expect(first(words, 'return_policy/request').text ?? '').not.toMatch(/撤|留着/)
    },
  )
})
