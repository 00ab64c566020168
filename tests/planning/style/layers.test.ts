import { expect, test } from 'vitest'
import { checkLayer } from '../../../src/planning/style/layers.ts'
import { STYLE } from './real.ts'

const layer = (text: string) => ({ facts: {}, text })
const REFUSAL = layer('每一双都用心做，价格上没办法再调整。')

test('the filling of a sandwich may refuse', () => {
  expect(checkLayer('value', REFUSAL, STYLE)).toEqual([])
})

test.each(['praise', 'closing'] as const)('the bread of a sandwich may not: %s', (bread) => {
  expect(checkLayer(bread, REFUSAL, STYLE).map((violation) => violation.rule)).toContain('refusal_in_bread')
  expect(checkLayer(bread, layer('您的眼光真的很不错呢。'), STYLE)).toEqual([])
})
