import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maskPhone, maskPhones } from '../../src/http/mask.ts'

it('masks the middle of a mobile number and leaves the rest of the text alone', () => {
  expect(maskPhones('打13812345678找我，要两双')).toBe('打138****5678找我，要两双')
})

it('masks a landline number with its area code', () => {
  expect(maskPhones('0577-88881234')).toBe('0577-****1234')
})

it('leaves numbers alone that are no phone numbers', () => {
  const text = '订单号2026112100138123456781 的 380 元，12315'
  expect(maskPhones(text)).toBe(text)
})

it('keeps every text as long as it was, so that offsets into it stay true', () => {
  const pieces = fc.array(
    fc.oneof(fc.string(), fc.constantFrom('13812345678', '021-12345678', '05771234567')),
  )
  fc.assert(fc.property(pieces, (words) => maskPhones(words.join('')).length === words.join('').length))
})

it('hides all of a short number and the middle of a long one', () => {
  expect(maskPhone('12345')).toBe('*****')
  expect(maskPhone('138 1234 5678')).toBe('138******5678')
})
