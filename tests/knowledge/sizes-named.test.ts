import { describe, expect, test } from 'vitest'
import { namesRelative, rankedBySize, sizeIn, sizesNamed } from '../../src/knowledge/sizes-named.ts'
import { product } from './samples.ts'

const made = (...sizes: string[]) => product({ skus: sizes.map((size) => ({ id: size, size })) })
const ROUND = made('40cm', '50cm')
const LAMP = made('直径40cm', '直径50cm', '90×60cm')
const SHOE = made('41', '42', '43')
const SHAPES = made('圆形40cm', '圆形50cm', '长方形90×60cm')
const BULB = made('5W', '9W')
const DRILL = made('一电一充', '两电一充')
const SHIRT = made('M', 'L', 'XL', '2XL')
const BEDDING = made('1.5m床', '1.8m床', '2.0m床')
const NUTS = made('15包装', '30包装')
const TEA = made('250克', '500克')
const BOXES = made('1盒装', '2盒装', '4盒装')
const NIGHT_LIGHT = made('单只装', '两只装')
const RICE = made('1kg', '2.5kg')
const POWER_BANK = made('10000mAh', '20000mAh')
const BACKPACK = made('45L', '60L')
const GIFT_NUTS = made('15包装', '30包装', '30包礼盒装')

describe('the size that words mean', () => {
  test.each([
    ['50公分圆的那个', LAMP, '直径50cm'],
    ['9060的呢', LAMP, null],
    ['长方形那个还有不', SHAPES, '长方形90×60cm'],
    ['圆形的还有不', SHAPES, null],
    ['50的呢', SHAPES, '圆形50cm'],
    ['9瓦的拿10个', BULB, '9W'],
    ['一电的啥价', DRILL, '一电一充'],
    ['不要一电的', DRILL, '一电一充'],
    ['不带一电的', DRILL, null],
    ['酒红xxl', SHIRT, '2XL'],
    ['一米八床的这套', BEDDING, '1.8m床'],
    ['两米的呢', BEDDING, '2.0m床'],
    ['最小那个呢', SHOE, '41'],
    ['最大的那条多少', BEDDING, '2.0m床'],
    ['最大多少码', SHOE, null],
    ['大盒的多少钱', NUTS, '30包装'],
    ['大的多少钱', SHOE, null],
    ['半斤装的要三包', TEA, '250克'],
    ['一斤的咋卖', TEA, '500克'],
    ['五斤的那袋', RICE, '2.5kg'],
    ['两盒装的多少', BOXES, '2盒装'],
    ['四盒的有吗', BOXES, '4盒装'],
    ['4盒那种', BOXES, '4盒装'],
    ['三盒的有吗', BOXES, null],
    ['要两盒', BOXES, null],
    ['2只装多少钱', NIGHT_LIGHT, '两只装'],
    ['1.8床的被套多大', BEDDING, '1.8m床'],
    ['适合圆形40cm8到12平方米', SHAPES, '圆形40cm'],
    ['礼盒装的还有没', GIFT_NUTS, '30包礼盒装'],
    ['2万毫安那个', POWER_BANK, '20000mAh'],
    ['20000毫安有白的不', POWER_BANK, '20000mAh'],
    ['45升的呢', BACKPACK, '45L'],
    ['我一百一十斤', TEA, null],
    ['28号结婚穿', SHOE, null],
    ['28号的婚礼', SHOE, null],
    ['28号的有吗', SHOE, '28'],
    ['38号有没有', SHOE, '38'],
  ])('%s', (text, of, size) => expect(sizeIn(text, of, null)).toBe(size))

  test.each([
    ['大一号的呢', SHOE, '42', '43'],
    ['小一码的有吗', SHIRT, 'XL', 'L'],
    ['大一号的呢', SHOE, '43', null],
    ['我穿多大码', SHOE, '42', null],
    ['大一号的呢', SHOE, null, null],
  ])('counts from the one before: %s', (text, of, before, size) => {
    expect(sizeIn(text, of, before)).toBe(size)
  })

  test('is not told by words of something else being large', () => {
    expect(namesRelative('不大一点')).toBe(false)
    expect(namesRelative('再大一号')).toBe(true)
  })
})

describe('sizes that words name beside each other', () => {
  test.each([
    ['1.5跟2米的差多少', BEDDING, ['1.5m床', '2.0m床']],
    ['小的跟大的分别啥价', NUTS, ['15包装', '30包装']],
    ['42和43各一双', SHOE, ['42', '43']],
    ['40和50差多少钱', ROUND, ['40cm', '50cm']],
    ['圆的40跟50差在哪', SHAPES, ['圆形40cm', '圆形50cm']],
    ['满100减50块', ROUND, []],
  ])('%s', (text, of, sizes) => expect(sizesNamed(text, of)).toEqual(sizes))
})

test('sizes of two kinds have no order', () => {
  expect(rankedBySize(['M', '42'])).toEqual([])
  expect(rankedBySize(['单只', '两只装'])).toEqual([])
})

test('sizes that are joined are all named, though only the last is said whole', () => {
  expect(sizesNamed('1万和2万毫安有啥区别', POWER_BANK)).toEqual(['10000mAh', '20000mAh'])
  expect(sizesNamed('2万毫安的', POWER_BANK)).toEqual(['20000mAh'])
})

test('a size that was written by mistake is none', () => {
  const shoe = product({ skus: ['35', '36', '37'].map((size) => ({ id: size, color: '黑色', size })) })
  expect(sizeIn('35的,写错 37', shoe, null)).toBe('37')
  expect(sizesNamed('35的,打错了 是36', shoe)).toEqual(['36'])
  expect(sizesNamed('你们36发错了', shoe)).toEqual(['36'])
})

const LAYERS = made('单层', '双层')

describe('sizes that one character tells apart', () => {
  test('are called by it beside a colour or where it is pointed at', () => {
    expect(sizesNamed('粉双多少', LAYERS)).toEqual(['双层'])
    expect(sizesNamed('红色单的和双的', LAYERS)).toEqual(['单层', '双层'])
    expect(sizeIn('那要单的', LAYERS, null)).toBe('单层')
  })
  test('are not meant wherever the character stands', () => {
    expect(sizesNamed('买两双送什么', LAYERS)).toEqual([])
    expect(sizesNamed('单独包装吗', LAYERS)).toEqual([])
    expect(sizesNamed('单的呢', made('单只装', '双面胶'))).toEqual([])
  })
})

test('a size is called by the number that it begins with, what asks its price behind it', () => {
  expect(sizesNamed('150和180差多大', made('150×200cm', '180×200cm'))).toEqual(['150×200cm', '180×200cm'])
  expect(sizeIn('灰1.5多少', BEDDING, null)).toBe('1.5m床')
  expect(sizeIn('加高多少', made('标准款', '加高款'), null)).toBe('加高款')
})

describe('a range of sizes', () => {
  const SIZES = made('36', '37', '38', '39')
  test('names all that lie between its ends', () => {
    expect(sizesNamed('36到38都有吗', SIZES)).toEqual(['36', '37', '38'])
    expect(sizesNamed('m到xl有货没', SHIRT)).toEqual(['M', 'L', 'XL'])
  })
  test('is none where an end is not made, or where it is a label itself', () => {
    expect(sizesNamed('38到42度', SIZES)).toEqual(['38'])
    expect(sizesNamed('36-37有吗', made('36-37', '38-39'))).toEqual(['36-37'])
  })
})

test.each(['大小两款差几块', '大小号都要'])('%s means both of two', (text) => {
  expect(sizesNamed(text, ROUND)).toEqual(['40cm', '50cm'])
})
