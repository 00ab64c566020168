import { describe, expect, test } from 'vitest'
import { lintActivities } from '../../src/content/lint/activities.ts'
import { loadShops } from '../../src/content/shops.ts'
import { productRecordSchema, shopSchema } from '../../src/types/index.ts'

const [YAML] = loadShops('shops').files
const LINES = [
  {
    product: productRecordSchema.parse({ id: 'P1', title: '鞋', category: '男鞋/皮鞋', tags: ['新品'] }),
    file: 'products.jsonl',
    line: 1,
  },
]

function found(...activities: object[]): string[] {
  const rows = activities.map((one, i) => ({ id: `a${i}`, name: '满减', say: '满200减20', ...one }))
  const value = shopSchema.parse({ ...JSON.parse(JSON.stringify(YAML!.value)), activities: rows })
  const yaml = { ...YAML!, value, lineOf: (path: readonly (string | number)[]) => Number(path.at(-1)) + 10 }
  return lintActivities(yaml, LINES).map(({ line, severity, message }) => `${line} ${severity} ${message}`)
}

const tier = (fromFen: number, minusFen: number) => ({ fromFen, minusFen })
const TIERS = { type: 'tiers', tiers: [tier(20000, 2000)] }

describe('the activities of a shop', () => {
  test.each([
    [
      'a tier that takes nothing off',
      { type: 'tiers', tiers: [tier(20000, 0)] },
      'the tier from 200 takes nothing off',
    ],
    [
      'a tier that gives all of it away',
      { type: 'tiers', tiers: [tier(20000, 20000)] },
      'the tier from 200 takes off all of the sum that it starts from',
    ],
    [
      'a tier that stands twice',
      { type: 'tiers', tiers: [tier(20000, 2000), tier(20000, 2000)] },
      'the tier from 200 stands twice',
    ],
    [
      'a higher tier that gives less',
      { type: 'tiers', tiers: [tier(20000, 2000), tier(30000, 1000)], say: '满200减20满300减10' },
      'the tier from 300 takes off less than the one below it',
    ],
    ['a coupon over nothing', { type: 'coupon', minusFen: 0, say: '券' }, 'takes nothing off'],
    [
      'a coupon as large as what it asks for',
      { type: 'coupon', minusFen: 5000, fromFen: 5000, say: '满50减50' },
      'takes off all of the sum that it starts from',
    ],
    [
      'a gift that nobody can reach',
      { type: 'gift', gift: '袜子', fromFen: 20000, belowFen: 10000 },
      'ends below the sum that it starts from',
    ],
    ['words with another sum', { ...TIERS, say: '满300减20' }, 'its words do not name 200'],
    ['a product that is not there', { ...TIERS, products: { ids: ['P9'] } }, 'there is no product P9'],
    [
      'a category without goods',
      { ...TIERS, products: { categories: ['女鞋'] } },
      'no product is of the category 女鞋',
    ],
    ['a tag without goods', { ...TIERS, products: { tags: ['清仓'] } }, 'no product bears the tag 清仓'],
  ])('are told of %s', (_, activity, message) => {
    expect(found(activity)).toEqual([`10 error a0: ${message}`])
  })

  test('are told of two that reduce the same goods at the same time', () => {
    const window = (validFrom: string, validUntil: string) => ({ ...TIERS, validFrom, validUntil })
    const may = window('2026-05-01T00:00:00+08:00', '2026-05-10T00:00:00+08:00')
    const late = window('2026-05-09T00:00:00+08:00', '2026-05-20T00:00:00+08:00')
    const june = window('2026-06-01T00:00:00+08:00', '2026-06-10T00:00:00+08:00')
    const shoes = { ...may, products: { categories: ['男鞋'] } }
    expect(found(may, late)).toEqual(['11 warning a1: reduces the same goods at the same time as a0'])
    expect(found(may, june)).toEqual([])
    expect(found(shoes, { ...late, products: { ids: ['P1'] } })).toEqual([])
  })

  test('are fine where sums, goods and words agree', () => {
    const gift = { type: 'gift', gift: '袜子', fromFen: 20000, belowFen: 30000, say: '满200送袜子' }
    const coupon = { type: 'coupon', minusFen: 1000, say: '满0减10，店铺首页领' }
    expect(found({ ...TIERS, products: { tags: ['新品'] } }, coupon, gift)).toEqual([])
  })
})
