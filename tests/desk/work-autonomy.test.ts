import { describe, expect, test } from 'vitest'
import { goesOutByItself } from '../../src/desk/work-autonomy.ts'
import { samplePlan } from '../store/samples.ts'

describe('a draft goes out by itself', () => {
  const plan = samplePlan({ decision: 'reply', judge: 'questions' })

  test('where the shop lets it and no person has spoken', () => {
    expect(goesOutByItself('auto', plan, '是正品', false)).toBe(true)
    expect(goesOutByItself('draft', plan, '是正品', false)).toBe(false)
    expect(goesOutByItself('auto', plan, '是正品', true)).toBe(false)
  })

  test('only where it is a full answer', () => {
    expect(goesOutByItself('auto', samplePlan({ decision: 'handoff' }), '稍等', false)).toBe(false)
    expect(goesOutByItself('auto', plan, null, false)).toBe(false)
  })

  test('never where only a second look would answer', () => {
    expect(goesOutByItself('auto', { ...plan, judge: 'second_look' }, '是正品', false)).toBe(false)
  })
})
