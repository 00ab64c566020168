import { describe, expect, test } from 'vitest'
import {
  asksOnSum,
  asksWhatToAdd,
  claimsReduction,
  claimsSum,
  createCatalogue,
  nextSteps,
  pickedBefore,
  quote,
  readBasket,
  thresholdIn,
  topUp,
} from '../../src/knowledge/index.ts'
import type { ProductRecord } from '../../src/types/index.ts'
import { product } from './samples.ts'

const colors = (...all: string[]) => all.map((color) => ({ id: color, color }))

const HANGING = product({
  id: 'H',
  title: '三头吊灯',
  aliases: ['吊灯'],
  category: '灯具/吊灯',
  priceFen: 35_800,
  pairs: ['B'],
  skus: colors('黑色', '金色'),
})
const BULB = product({ id: 'B', title: '螺口灯泡', aliases: ['灯泡'], category: '光源/灯泡', priceFen: 1250 })
const WALL = product({
  id: 'W',
  title: '户外壁灯',
  aliases: ['壁灯'],
  category: '灯具/壁灯',
  priceFen: 15_900,
})
const BOOT = product({
  id: 'S',
  title: '短靴',
  category: '女鞋/靴子',
  priceFen: 42_900,
  skus: ['36', '37'].map((size) => ({ id: size, color: '黑色', size })),
})
const SHELF = createCatalogue([HANGING, BULB, WALL, BOOT])
const said = (wanted: ReturnType<typeof readBasket>) =>
  wanted.map(({ product: { id }, quantity }) => `${id}×${quantity}`)

describe('what is listed', () => {
  const listed = (text: string, talked: ProductRecord | null = HANGING, shown: ProductRecord[] = []) =>
    said(readBasket(text, talked, SHELF, { talked, shown }))
  test.each([
    ['灯+3个灯泡', ['H×1', 'B×3']],
    ['四个灯泡加灯多少', ['B×4', 'H×1']],
    ['就是灯加3个9w泡', ['H×1', 'B×3']],
    ['358+159', ['H×1', 'W×1']],
    ['358加159那个壁灯', ['H×1', 'W×1']],
    ['两个一起呢 加个壁灯', ['H×1', 'W×1']],
  ])('may call its parts by kind, price or a piece of a name: %s', (text, lines) =>
    expect(listed(text)).toEqual(lines),
  )
  test('may take what came up before along', () => {
    expect(listed('灯+2个泡+壁灯', BULB, [HANGING])).toEqual(['H×1', 'B×2', 'W×1'])
    expect(listed('都拿了多少钱', HANGING, [WALL])).toEqual(['W×1', 'H×1'])
    expect(listed('都要黑的', HANGING, [WALL])).toEqual(['H×1'])
  })
  test('counts a pair as two, but not of what is sold by the pair, nor a yes', () => {
    expect(listed('一对多少钱', WALL)).toEqual(['W×2'])
    expect(listed('一对多少钱', BOOT)).toEqual(['S×1'])
    expect(listed('总价395对吧', WALL)).toEqual(['W×1'])
  })
})

describe('what was picked before', () => {
  const picked = (before: string[], talked: ProductRecord | null = BOOT, shown: ProductRecord[] = []) =>
    said(pickedBefore({ before, talked, shown }, SHELF))
  test.each([
    [
      ['我想要两双', '36一双 37两双 黑的'],
      ['S×1', 'S×2'],
    ],
    [['要十双 发福利', '都黑的够不够'], ['S×10']],
    [
      ['买两双多少钱', '再加一个灯泡', '好的'],
      ['S×2', 'B×1'],
    ],
    [['再来两双'], ['S×1', 'S×2']],
  ])('of %s', (before, lines) => expect(picked(before)).toEqual(lines))

  test('may have been listed by name', () => {
    expect(picked(['壁灯2个 灯泡三个', '货够吗'], null)).toEqual(['W×2', 'B×3'])
    expect(picked(['吊灯黑色 还有那个壁灯'], null)).toEqual(['H×1', 'W×1'])
  })
  test('was about what was talked of then', () => {
    expect(picked(['买2个多少钱', '再加一个壁灯呢'], WALL, [HANGING, WALL])).toEqual(['H×2', 'W×1'])
    expect(picked(['要两个', '壁灯多少瓦'], WALL, [HANGING, WALL])).toEqual([])
  })
  test.each(['能装两个灯泡吗', '带子能拆吗', '那再大一号呢', '两双退一双行吗', '再加个啥能包邮', '几天到'])(
    'is nothing in %s',
    (text) => expect(picked([text])).toEqual([]),
  )
})

describe('a sum of the customer’s own', () => {
  test.each([
    ['一共268对吧', 26_800],
    ['我自己算的是415', 41_500],
    ['那就是308?', 30_800],
    ['三双897?', 89_700],
    ['638.5对不', 63_850],
    ['42码对吧', null],
    ['38减20?', null],
  ])('%s', (text, fen) => expect(claimsSum(text)).toBe(fen))
  test('or of what is taken off', () => {
    expect(claimsReduction('438减60吗')).toBe(6000)
    expect(claimsReduction('满300减40吗')).toBeNull()
  })
  test('goes on about what was summed, or asks what may be added', () => {
    expect(['那到手多少', '包邮不', '差多少到388', '黑的呢'].map(asksOnSum)).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(['再加个啥好', '再加个灯泡'].map(asksWhatToAdd)).toEqual([true, false])
  })
})

describe('the way to a threshold', () => {
  const rules = {
    activities: [
      {
        id: 'tiers',
        type: 'tiers' as const,
        name: '满减',
        say: '满200减20、满400减50',
        every: false,
        tiers: [
          { fromFen: 20_000, minusFen: 2000, freeShipping: false },
          { fromFen: 40_000, minusFen: 5000, freeShipping: false },
        ],
      },
    ],
  }
  const sum = quote([{ product: WALL, quantity: 1 }], rules as never, 0)!
  test('goes to the one that the words name, else to the next', () => {
    const missing = (text: string) =>
      nextSteps(sum, rules as never, thresholdIn(text, rules as never))[0]?.missingFen
    expect(missing('差多少到400')).toBe(24_100)
    expect(missing('差多少')).toBe(4100)
    expect(missing('159差多少')).toBe(4100)
  })
  test('is made up for with the least: by what goes with it, else by what is on sale', () => {
    const lamp = quote([{ product: HANGING, quantity: 1 }], rules as never, 0)!
    expect(topUp(lamp, 1000, SHELF)?.id).toBe('B')
    expect(topUp(lamp, 4200, SHELF)?.id).toBe('W')
    expect(topUp(lamp, 99_900, SHELF)).toBeNull()
  })
})
