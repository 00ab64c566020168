import { describe, expect, test } from 'vitest'
import { askedByAgent } from '../../src/context/agents-words.ts'
import { wanted } from '../../src/context/meant.ts'
import type { Question } from '../../src/context/question.ts'
import { isMadeOf, matchesPhrases } from '../../src/types/index.ts'
import { RULES } from './rules.ts'

describe('what an agent asks in her own words', () => {
  test('a form to be filled is asked for as details', () => {
    expect(askedByAgent('麻烦您提供下 姓名: 电话: 地址:', RULES)).toContain('details')
    expect(askedByAgent('电话已经改好了', RULES)).not.toContain('details')
  })

  test('a step that the customer shall take first waits for a yes', () => {
    expect(askedByAgent('券领了吗', RULES)).toContain('confirm')
    expect(askedByAgent('券在首页领', RULES)).not.toContain('confirm')
  })

  test('what fills the form is told from what asks about it', () => {
    expect(matchesPhrases('收件人:张三', RULES.details)).toBe(true)
    expect(matchesPhrases('要填什么资料', RULES.details)).toBe(false)
  })

  test('who took the step says yes', () => {
    expect(isMadeOf('领过了呀', RULES.affirms)).toBe(true)
    expect(isMadeOf('领了还能退吗', RULES.affirms)).toBe(false)
  })
})

test('what became cheaper before it came is about the difference, not about the wait', () => {
  const asked = (intent: string, kind: string, normalised: string) =>
    ({ intent, kind, normalised, slots: [] }) as unknown as Question
  const cheaper = asked('discount', 'price_protection', '今天就降价了')
  const left = (wait: string) =>
    wanted([asked('shipping_time', 'urge', wait), cheaper], RULES).map(({ intent }) => intent)
  expect(left('还没发出来呢')).toEqual(['discount'])
  expect(left('什么时候发货')).toEqual(['shipping_time', 'discount'])
})
