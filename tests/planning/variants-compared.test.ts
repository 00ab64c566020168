import { describe, expect, test } from 'vitest'
import { NEW_STATE } from '../../src/conversation/index.ts'
import { pricesCompared } from '../../src/knowledge/index.ts'
import { besideBefore } from '../../src/planning/known/compared-to.ts'
import type { Scene } from '../../src/planning/scene.ts'
import { productRecordSchema } from '../../src/types/index.ts'

const sku = (color: string, size: string, priceFen: number) => ({
  id: `${color}${size}`,
  color,
  size,
  priceFen,
})
const LAMP = productRecordSchema.parse({
  id: 'L',
  title: '过道吸顶灯',
  priceFen: 5900,
  skus: [sku('白色', '圆形12W', 4900), sku('白色', '圆形24W', 6900), sku('黑色', '圆形12W', 4900)],
})
const SCARF = productRecordSchema.parse({
  id: 'W',
  title: '围巾',
  priceFen: 9900,
  skus: ['红色', '驼色', '灰色'].map((color) => sku(color, '', 9900)),
})

/** A scene of the customer's words before. */
const scene = (...before: string[]): Scene =>
  ({
    normalised: '',
    state: {
      ...NEW_STATE,
      heard: before,
    },
  }) as unknown as Scene

describe('the other variant of a comparison', () => {
  test('is the one that was named before, by its own name', () => {
    const both = productRecordSchema.parse({
      ...SCARF,
      skus: ['红色', '驼色', '灰色'].map((each) => sku(each, '', 1)),
    })
    expect(besideBefore('驼色是不是贵点', both, scene('灰的有吗', '好的'))).toBe('驼色是不是贵点,驼色,灰色')
    expect(besideBefore('贵多少', both, scene('灰的有吗', '驼色贵吗'))).toBe('贵多少,驼色,灰色')
  })
  test('is the only other one that is made', () => {
    expect(besideBefore('24w的贵多少', LAMP, scene())).toBe('24w的贵多少,圆形12W,圆形24W')
  })
  test('stays open where nothing tells it', () => {
    expect(besideBefore('红的贵多少', SCARF, scene())).toBe('红的贵多少')
    expect(besideBefore('红的比灰的贵多少', SCARF, scene())).toBe('红的比灰的贵多少')
  })
})

test('one compared with the rest costs what they cost, or each its own', () => {
  expect(pricesCompared('红的是不是贵些', SCARF)?.outcome).toBe('one_price')
  expect(pricesCompared('大的是不是贵些', LAMP)?.facts[0]?.say).toBe('圆形12W 49元，圆形24W 69元')
  expect(pricesCompared('红的好看吗', SCARF)).toBeNull()
})
