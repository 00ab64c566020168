import { describe, expect, test } from 'vitest'
import { correctedSlots } from '../../src/context/corrected.ts'
import type { Slot } from '../../src/types/index.ts'
import { RULES } from './rules.ts'

const place = (value: string): Slot => ({
  name: 'place',
  value,
  text: value,
  polarity: 'wanted',
  start: 0,
  end: 2,
})
const values = (text: string, ...places: string[]) =>
  correctedSlots(places.map(place), text, RULES).map(({ value }) => value)

describe('a value that is corrected in the same breath', () => {
  test.each([
    ['到长沙几天\n不对\n是株洲', ['株洲']],
    ['到长沙几天，说错了，是株洲', ['株洲']],
    ['长沙几天，株洲几天', ['长沙', '株洲']],
    ['不是长沙，是株洲', ['长沙', '株洲']],
  ])('%s', (text, left) => expect(values(text, '长沙', '株洲')).toEqual(left))

  test('leaves the others', () => {
    const color: Slot = { name: 'color', value: '黑色', text: '黑', polarity: 'wanted', start: 0, end: 1 }
    const slots = [color, place('长沙'), place('株洲')]
    expect(correctedSlots(slots, '黑的到长沙几天，不对，是株洲', RULES)).toEqual([color, place('株洲')])
  })
})
