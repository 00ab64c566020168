import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPersonal, maskPhone } from '../../src/desk/mask/index.ts'

it('masks the middle of a mobile number and leaves the rest of the text alone', () => {
  expect(maskPersonal('打13812345678找我，要两双')).toBe('打138****5678找我，要两双')
})

it('masks a landline number with its area code', () => {
  expect(maskPersonal('0577-88881234')).toBe('0577-****1234')
})

it('leaves numbers alone that are no phone numbers', () => {
  const text = '订单号2026112100138123456781 的 380 元，12315'
  expect(maskPersonal(text)).toBe(text)
})

it('keeps every text as long as it was, so that offsets into it stay true', () => {
  const pieces = fc.array(
    fc.oneof(fc.string(), fc.constantFrom('13812345678', '021-12345678', '05771234567')),
  )
  fc.assert(fc.property(pieces, (words) => maskPersonal(words.join('')).length === words.join('').length))
})

it('hides all of a short number and the middle of a long one', () => {
  expect(maskPhone('12345')).toBe('*****')
  expect(maskPhone('138 1234 5678')).toBe('138******5678')
})

describe('phone numbers', () => {
  it.each([
    ['我电话13812345678', '我电话138****5678'],
    ['138 1234 5678', '138 **** 5678'],
    ['138-1234-5678。', '138-****-5678。'],
    ['+8613812345678', '+86138****5678'],
    ['１３８１２３４５６７８', '１３８****５６７８'],
    ['0577-12345678', '0577-****5678'],
    ['057712345678', '0577****5678'],
    ['13812345678和13987654321', '138****5678和139****4321'],
    ['138.0013.8000', '138.****.8000'],
    ['13800 138000', '138** **8000'],
    ['138—0013—8000', '138—****—8000'],
    ['138\u200b0013\u200b8000', '138\u200b****\u200b8000'],
    ['1 3 8 0 0 1 3 8 0 0 0', '1 3 8 * * * * 8 0 0 0'],
    ['138 0013-8000', '138 ****-8000'],
    ['138（0013）8000', '138（****）8000'],
    ['幺三八零零幺三八零零零', '幺三八****八零零零'],
    ['0086 138 0013 8000', '0086 138 **** 8000'],
    ['身份证330302199003071234', '身份证330302********1234'],
    ['33030219900307001X', '330302********001X'],
    ['330302 19900307 1231', '330302 ******** 1231'],
    ['拍42码 13800138000 两双', '拍42码 138****8000 两双'],
  ])('are masked in %s', (text, masked) => {
    expect(maskPersonal(text)).toBe(masked)
  })

  it.each([
    '订单2026112113812345678',
    '199 2026-11-21',
    '2026.11.21 18:00',
    '订单330302209913071234',
    '330302199003071232',
    '42码',
    '1381234567',
    '12812345678',
    '价格459.00',
    '12315',
  ])('are not seen in %s', (text) => expect(maskPersonal(text)).toBe(text))
})

it('takes no longer for a long text than its length', () => {
  const began = performance.now()
  for (const piece of [
    '1 3 ',
    '138-',
    '0577 ',
    '1\u200b',
    '13800138000',
    '路1号',
    '花园',
    '3栋',
    '加v',
    'a.',
    'q q',
    '卡',
  ])
    maskPersonal(piece.repeat(1000))
  expect(performance.now() - began).toBeLessThan(1000)
})
