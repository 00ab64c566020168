import { describe, expect, test } from 'vitest'
import { answerProduct } from '../../src/knowledge/index.ts'
import { ATTRIBUTES, product } from './samples.ts'

const made = (attributes: Record<string, string>, ...sizes: string[]) =>
  product({ attributes, skus: sizes.map((size) => ({ id: size, size })) })
const QUILT = made({ 适用床宽: '150×200cm配1.2米床,180×220cm配1.5米床' }, '150×200cm', '180×220cm')
const BED = made({ 适用体重: 'S 5公斤以内,M 10公斤以内' }, 'S', 'M')
const BAG = made({ 适用年级: '小号1-3年级,大号4-6年级' }, '小号', '大号')
const told = (of: typeof QUILT, text: string) =>
  answerProduct(of, text, ATTRIBUTES)?.facts.find(({ name }) => name === 'fits.part')?.value

describe('the variant that serves what is told', () => {
  test.each([
    ['1米5的床盖哪个', QUILT, '180×220cm配1.5米床'],
    ['14斤的英短睡哪个号', BED, 'M 10公斤以内'],
    ['五年级背哪个', BAG, '大号4-6年级'],
  ])('%s', (text, of, stretch) => expect(told(of, text)).toBe(stretch))

  test('is not told where nobody asks which, or none serves', () => {
    expect(told(BED, '我家猫14斤')).toBeUndefined()
    expect(told(BED, '40斤的狗睡哪个')).toBeUndefined()
  })
})
