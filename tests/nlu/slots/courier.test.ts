import { describe, expect, test } from 'vitest'
import { slotsOf, valuesOf } from './find.ts'

const find = valuesOf('courier')

describe('courier', () => {
  test.each([
    ['发顺丰', ['顺丰']],
    ['sf行吗', ['顺丰']],
    ['SF能发不', ['顺丰']],
    ['EMS几天', ['EMS']],
    ['邮政ems', ['EMS']],
    ['中通还是圆通', ['中通', '圆通']],
    ['京东快递', ['京东']],
    ['走京东', ['京东']],
    ['天天快递', ['天天']],
    ['发天天吗', ['天天']],
    ['用菜鸟裹裹', ['菜鸟']],
    ['邮政平邮', ['邮政']],
    ['发顺风', ['顺丰']],
    ['那京东呢', ['京东']],
    ['京东行不', ['京东']],
    ['天天呢', ['天天']],
  ])('%s is %j', (text, values) => expect(find(text)).toEqual(values))

  test.each([
    '其中通过了',
    '京东上买的',
    '京东自营',
    '京东比你家便宜',
    '我在京东呢',
    '天天催',
    '一路顺风',
    '邮政编码',
    '放菜鸟驿站',
    'myemsx',
    '我是菜鸟',
  ])('%s holds none', (text) => expect(find(text)).toEqual([]))
})

describe('a courier that is refused', () => {
  const wanted = (text: string) => slotsOf(text).filter(({ polarity }) => polarity === 'wanted')

  test.each(['别走圆通 我们镇圆通老丢件', '圆通的点太偏了,别发圆通'])('is only told of again: %s', (text) =>
    expect(wanted(text)).toEqual([]),
  )

  test.each(['别走圆通,要韵达', '别走圆通,哎那就发圆通吧'])('leaves what is decided for: %s', (text) =>
    expect(wanted(text)).toHaveLength(1),
  )
})

describe('a courier that does not come to the customer', () => {
  const refused = (text: string) =>
    slotsOf(text).flatMap(({ name, value, polarity }) =>
      name === 'courier' && polarity === 'excluded' ? [value] : [],
    )

  test.each([
    ['圆通开不进我们山里', ['圆通']],
    ['极兔根本进不来', ['极兔']],
    ['我们这边没有邮政', ['邮政']],
    ['老家没得申通', ['申通']],
    ['中通都不来我们小区', ['中通']],
    ['申通圆通都不到我们这', ['申通', '圆通']],
  ])('is wanted no longer: %s', (text, values) => expect(refused(text)).toEqual(values))

  test.each(['你们那没有中通吗', '中通进村吗', '申通到我们这几天'])('is asked for: %s', (text) =>
    expect(refused(text)).toEqual([]),
  )
})
