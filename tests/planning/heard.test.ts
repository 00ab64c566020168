import { expect, test } from 'vitest'
import { heardIn } from '../../src/planning/heard.ts'

const heard = (text: string, id: string) => ({ text, id, confidence: 0.9 })

test('a text asks for what it is heard to ask for, whatever its blanks', () => {
  expect(heardIn('M码的 充了多少绒', [heard('m码的充了多少绒', 'filling_weight')])?.id).toBe('filling_weight')
  expect(heardIn('包邮吗', [heard('多重', 'weight')])).toBeNull()
})

test('the only clause that asks for something speaks for the text', () => {
  const all = [heard('跟有多高', 'heel_height'), heard('跟有多高高了走不了路', 'rubbing')]
  expect(heardIn('跟有多高 高了走不了路', all)?.id).toBe('heel_height')
})

test('clauses that ask for different things leave it to the whole', () => {
  const all = [heard('多重', 'weight'), heard('什么材质', 'material'), heard('多重什么材质', 'weight')]
  expect(heardIn('多重 什么材质', all)?.id).toBe('weight')
})
