import { describe, expect, test } from 'vitest'
import { givenBy, hasPhotoMark, type Known, missing } from '../../src/context/needs.ts'
import type { Need, Slot, SlotName } from '../../src/types/index.ts'
import { RULES } from './rules.ts'

const slot = (name: SlotName): Slot => ({
  name,
  value: '42',
  text: '42',
  start: 0,
  end: 2,
  polarity: 'wanted',
})
const known = (text: string, slots: Slot[] = [], changes: Partial<Known> = {}): Known => ({
  text,
  normalised: text.toLowerCase().replace(/\s/g, '').replaceAll('，', ','),
  slots,
  hasPhoto: false,
  hasOrder: false,
  hasProduct: false,
  ...changes,
})

describe('what a question needs', () => {
  test.each<[Need, string, ReturnType<typeof known>]>([
    ['order_number', 'a number in the message', known('', [slot('order_number')])],
    ['order_number', 'the order that the platform told of', known('', [], { hasOrder: true })],
    ['photo', 'an attached picture', known('', [], { hasPhoto: true })],
    ['photo', 'a picture in the platform’s text form', known('开胶了[图片]')],
    ['size', 'a size in the message', known('', [slot('size')])],
    ['measurements', 'a size in the message', known('', [slot('size')])],
    ['product', 'the product that the customer is looking at', known('', [], { hasProduct: true })],
  ])('%s is known by %s', (need, _, about) => {
    expect(missing([need], about, RULES)).toEqual([])
    expect(missing([need], known('好的'), RULES)).toEqual([need])
  })
})

describe('an answer', () => {
  test.each<[Need, string]>([
    ['photo', '图片发你了'],
    ['photo', '照片已经传过去了'],
    ['measurements', '脚长24.5 脚背有点高'],
    ['measurements', '二十五平，层高两米八'],
    ['order_number', '单号SF1234567890123'],
    ['product', '就是这款'],
    ['product', 'A8802那双'],
  ])('gives the %s: %s', (need, text) => {
    expect(givenBy([need], known(text), RULES)).toEqual([need])
  })

  test.each<[Need, string]>([
    ['photo', '怎么拍照给你'],
    ['photo', '我还没拍照'],
    ['photo', '照片发不了啊'],
    ['measurements', '不知道啊'],
    ['product', '好的'],
    ['order_number', '在哪里看'],
  ])('does not give the %s: %s', (need, text) => {
    expect(givenBy([need], known(text), RULES)).toEqual([])
  })
})

test.each(['[图片]', '【图片】', '[图片]开胶了'])('%s stands for a picture', (text) => {
  expect(hasPhotoMark(text, RULES)).toBe(true)
  expect(hasPhotoMark('图片', RULES)).toBe(false)
})

test('a size is no number where it only says how another one would be', () => {
  const larger = { ...slot('size'), value: '大一码' }
  expect(missing(['size'], known('大一码的', [larger]), RULES)).toEqual(['size'])
})
