import { describe, expect, test } from 'vitest'
import { adviseSize, bodyTold, sizeIn, withFigures } from '../../src/knowledge/index.ts'
import { product } from './samples.ts'

describe('sizes that are spelled out', () => {
  test.each([
    ['三十七半有吗', '37.5有吗'],
    ['四十二码半的', '42.5的'],
    ['三十八码还有没', '38码还有没'],
    ['四十的呢', '40的呢'],
  ])('%s are figures', (text, figures) => expect(withFigures(text)).toBe(figures))

  test.each([
    ['三十七八码有没', '37、38码有没'],
    ['四十二三的都行', '42、43的都行'],
    ['39四码', '39四码'],
    ['43四码的呢', '43、44码的呢'],
  ])('%s are two together', (text, figures) => expect(withFigures(text)).toBe(figures))

  test.each(['三十天', '二十三块', '一百三十的', '二十多岁', '三十几', '三十六七岁', '四十七八块'])(
    '%s is none',
    (text) => {
      expect(withFigures(text)).toBe(text)
    },
  )

  test('are meant like those in figures', () => {
    const shoe = product({
      fit: '标准码',
      skus: ['37', '38', '39'].map((size) => ({ id: size, size })),
    })
    expect(sizeIn('三十八的还有没', shoe, null)).toBe('38')
    expect(adviseSize(shoe, bodyTold('平常穿三十八', [], shoe)).facts[0]?.value).toBe('38')
  })
})
