import { describe, expect, test } from 'vitest'
import { createCatalogue, exchangeDifference, partBack } from '../../src/knowledge/index.ts'
import { activitySchema } from '../../src/types/index.ts'
import { NOW, order, product } from './samples.ts'

const WALL = product({
  id: 'W',
  title: '可旋转阅读壁灯',
  aliases: ['阅读壁灯'],
  category: '灯具/壁灯',
  skus: [
    { id: 'a', color: '黑色', size: '单只', priceFen: 11_000 },
    { id: 'b', color: '黑色', size: '一对', priceFen: 20_000 },
    { id: 'c', color: '金色', size: '单只', priceFen: 12_000 },
  ],
})
const BULB = product({
  id: 'B',
  title: '螺口灯泡',
  aliases: ['螺口灯泡'],
  category: '光源/灯泡',
  priceFen: 1500,
  skus: [],
})
const CATALOGUE = createCatalogue([WALL, BULB])
const TIERS = activitySchema.parse({
  id: 'full',
  type: 'tiers',
  name: '满减',
  say: '满200减20',
  tiers: [{ fromFen: 20_000, minusFen: 2000 }],
})
const wall = (quantity: number) => ({
  productId: 'W',
  title: '可旋转阅读壁灯',
  color: '黑色',
  size: '单只',
  quantity,
  priceFen: 11_000,
})
const bulb = { productId: 'B', title: '螺口灯泡', quantity: 2, priceFen: 1500 }
const plainly = { rules: { activities: [] }, catalogue: CATALOGUE, now: NOW }
const reduced = { ...plainly, rules: { activities: [TIERS] } }
const told = (answer: ReturnType<typeof partBack> | ReturnType<typeof exchangeDifference>) =>
  answer === null ? null : [answer.outcome, ...answer.facts.map(({ say }) => say)]

describe('another variant of what was ordered', () => {
  const one = order({ amountFen: 11_000, items: [wall(1)] })
  test('costs more or less by its own price', () => {
    expect(told(exchangeDifference(['想换金色', '要补差价吗'], one, plainly))).toEqual([
      'more',
      '金色单只',
      '120元',
      '110元',
      '10元',
    ])
  })
  test('may be one pack in place of single pieces', () => {
    const two = order({ amountFen: 22_000, items: [wall(2)] })
    expect(told(exchangeDifference(['改成一对那种'], two, plainly))).toEqual([
      'less',
      '黑色一对',
      '200元',
      '110元×2',
      '20元',
    ])
  })
  test('is not told where none is named, or the order was paid otherwise', () => {
    expect(exchangeDifference(['要补差价吗'], one, plainly)).toBeNull()
    expect(
      exchangeDifference(['想换金色'], order({ amountFen: 10_500, items: [wall(1)] }), plainly),
    ).toBeNull()
  })
})

describe('a part of an order that is taken back', () => {
  const both = order({ amountFen: 14_000, items: [wall(1), bulb] })
  test.each([
    ['灯泡不要了', ['part', '螺口灯泡×2', '30元']],
    ['灯泡退一个', ['part', '螺口灯泡×1', '15元']],
    ['只要壁灯', ['part', '螺口灯泡×2', '30元']],
    ['灯泡不要了壁灯留着', ['part', '螺口灯泡×2', '30元']],
    ['壁灯和灯泡都退', null],
    ['几天能退', null],
  ])('by what the words name: %s', (text, wanted) => {
    expect(told(partBack([text], order({ ...both, amountFen: 14_000 }), plainly))).toEqual(wanted)
  })
  test('by how many of the only thing', () => {
    const three = order({ amountFen: 33_000, items: [wall(3)] })
    expect(told(partBack(['退一个多少'], three, plainly))).toEqual(['part', '阅读壁灯黑色单只×1', '110元'])
    expect(told(partBack(['改成两个', '那退多少'], three, plainly))).toEqual([
      'part',
      '阅读壁灯黑色单只×1',
      '110元',
    ])
  })
  test('at its own price where the order was not reduced, whatever the rules give', () => {
    const full = order({ amountFen: 22_000, items: [wall(2)] })
    expect(told(partBack(['退一个'], full, reduced))).toEqual(['part', '阅读壁灯黑色单只×1', '110元'])
  })
  test('is for a person where a reduction was shared, with what is left of it', () => {
    const lost = order({ amountFen: 20_000, items: [wall(2)] })
    expect(told(partBack(['退一个满减还算吗'], lost, reduced))).toEqual([
      'part_lost',
      '阅读壁灯黑色单只×1',
      '110元',
      '110元',
      '满200减20',
    ])
    const kept = order({ amountFen: 23_000, items: [wall(2), bulb] })
    expect(told(partBack(['灯泡不要了'], kept, reduced))?.[0]).toBe('part_kept')
  })
})
