import { describe, expect, test } from 'vitest'
import { valuesOf } from './find.ts'

const find = valuesOf('order_number')

describe('order number', () => {
  test.each([
    ['订单号123456789012', ['123456789012']],
    ['4567890123456789012', ['4567890123456789012']],
    ['订单:12345678', ['12345678']],
    ['单号是 88776655', ['88776655']],
  ])('%s is %j', (text, values) => expect(find(text)).toEqual(values))

  test.each([
    '12345678',
    '13812345678',
    '税号913303001234567',
    '卡号6222021234567890123',
    '快递单号773012345678901',
    'SF1234567890123',
    '12345678901234567890123',
  ])('%s holds none', (text) => expect(find(text)).toEqual([]))
})

test('eight digits before 这单 are one, before a price or by themselves they are not', () => {
  expect(find('帮我看下26119002这单发货没')).toEqual(['26119002'])
  expect(find('26350017那个订单到哪了')).toEqual(['26350017'])
  expect(find('26350017单价多少')).toEqual([])
  expect(find('26350017单独发')).toEqual([])
  expect(find('26350017还有吗')).toEqual([])
})
