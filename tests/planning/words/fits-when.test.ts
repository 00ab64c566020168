import { expect, test } from 'vitest'
import type { Ask, Scene } from '../../../src/planning/scene.ts'
import { fitsWhen } from '../../../src/planning/words/fits-when.ts'
import type { Slot } from '../../../src/types/index.ts'

const scene = { state: {}, particulars: new Set(), emotions: new Set() } as unknown as Scene
const courier = (value: string, polarity: Slot['polarity']): Slot => ({
  name: 'courier',
  value,
  text: value,
  start: 0,
  end: 2,
  polarity,
})
const ask = (...slots: Slot[]): Ask => ({ kind: null, slots, given: true, round: null, extra: {} })

test('words for what is refused fit only where nothing else is wanted instead', () => {
  const fits = (...slots: Slot[]) => fitsWhen({ excluded: ['courier'] }, ask(...slots), scene)
  expect(fits(courier('圆通', 'excluded'))).toBe(true)
  expect(fits(courier('圆通', 'excluded'), courier('韵达', 'wanted'))).toBe(false)
  expect(fits()).toBe(false)
})
