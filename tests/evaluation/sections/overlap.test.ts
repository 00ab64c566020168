import { describe, expect, it } from 'vitest'
import { measureOverlap } from '../../../src/evaluation/sections/overlap.ts'

const result = (id: string, text: string, right: boolean) => ({
  id,
  text,
  right,
  expected: '',
  got: '',
  confidence: 1,
})

describe('the overlap with the training data', () => {
  const training = ['鞋底断了保不保', '在吗', '黑的好看还是棕的好看']
  const [score] = measureOverlap(
    ['core'],
    [
      result('core/1', '鞋底断了,保不保?', true),
      result('core/2', '在吗', true),
      result('core/3', '黑的好看还是棕的好看呀', true),
      result('core/4', '发什么快递呢亲', false),
      result('other/5', '鞋底断了保不保', true),
    ],
    training,
  )
  it('names cases that stand there word for word, punctuation aside, unless they are short', () => {
    expect(score!.same.map((each) => each.id)).toEqual(['core/1'])
  })
  it('counts those that nearly stand there', () => {
    expect(score).toMatchObject({ cases: 4, near: 3 })
  })
  it('leaves those out of the figure', () => {
    expect(score!.rightWithout).toMatchObject({ right: 0, of: 1 })
  })
})
