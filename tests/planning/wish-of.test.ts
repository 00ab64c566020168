import { describe, expect, test } from 'vitest'
import type { Question } from '../../src/context/question.ts'
import { sizeBefore, wishIn, wishOf, withBefore } from '../../src/planning/known/wish-of.ts'
import type { Scene } from '../../src/planning/scene.ts'
import { productRecordSchema, type Slot } from '../../src/types/index.ts'

const SHOE = productRecordSchema.parse({
  id: 'S1',
  title: '徒步鞋',
  status: 'on_sale',
  skus: [
    { id: 'a', color: '炭灰', size: '42' },
    { id: 'b', color: '炭灰', size: '43' },
    { id: 'c', color: '雾粉', size: '37' },
  ],
})
const NOTHING = { color: null, size: null }

/** The scene after a customer wrote these, one after the other. */
function heard(...texts: string[]): Scene {
  const state = { slots: [], said: [], heard: [...texts, '现在'], unanswered: [{ text: '现在' }] }
  return { state, told: '' } as unknown as Scene
}

const color = (text: string, value: string): Slot => ({
  name: 'color',
  text,
  value,
  start: 0,
  end: text.length,
  polarity: 'wanted',
})

describe('the variant that is meant', () => {
  test('is the one that was named before, where the words leave it open', () => {
    expect(withBefore(NOTHING, '多少钱', SHOE, heard('雾粉37有吗'))).toEqual({ color: '雾粉', size: '37' })
    expect(withBefore({ color: '炭灰', size: null }, '炭灰呢', SHOE, heard('43的有吗')).size).toBe('43')
  })

  test('is none where others are asked for, or where it was named long ago', () => {
    expect(withBefore(NOTHING, '还有什么颜色', SHOE, heard('雾粉37有吗')).color).toBeNull()
    expect(withBefore(NOTHING, '多少钱', SHOE, heard('雾粉有吗', '好', '嗯', '哦')).color).toBeNull()
  })

  test('keeps the size that was written last, whatever an earlier one was called', () => {
    const before = heard('雾粉42有吗', '打错 43')
    const slots: Slot[] = [{ ...color('42', '42'), name: 'size' }]
    const question = { normalised: '炭灰的呢', slots, followUp: 'another' } as unknown as Question
    expect(wishOf(question, SHOE, before)).toEqual({ color: '炭灰', size: '43' })
  })

  test('counts from one size to the next', () => {
    expect(sizeBefore(SHOE, heard('37有吗', '大一号的呢'))).toBe('42')
    expect(sizeBefore(SHOE, heard('37有吗', '大一号的呢', '再大一号呢'))).toBe('43')
    expect(wishIn('大一号的多少钱', [], SHOE, heard('42有吗')).size).toBe('43')
  })

  test("bears the shop's own name of a colour before that of the house", () => {
    expect(wishIn('炭灰的呢', [color('炭灰', '深灰')], SHOE, heard()).color).toBe('炭灰')
  })
})
