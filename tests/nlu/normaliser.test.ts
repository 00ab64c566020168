import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildFoldTable, EMOJI } from '../../src/nlu/text/fold-table.ts'
import { Normaliser } from '../../src/nlu/text/normaliser.ts'

const table = buildFoldTable()
const normaliser = new Normaliser(table, [
  ['yhq', '优惠券'],
  ['啥时候', '什么时候'],
  ['sf', '顺丰'],
])
const normal = (text: string) => normaliser.normalise(text).text
const mark = String.fromCharCode(EMOJI)

describe('normalising a message', () => {
  it('folds full-width letters, digits and punctuation', () => {
    expect(normal('ＡＢ１２？！')).toBe('ab12?!')
  })

  it('turns traditional characters into simplified ones', () => {
    expect(normal('這雙鞋什麼時候發貨')).toBe('这双鞋什么时候发货')
  })

  it('leaves characters alone that are simplified already, though they are traditional elsewhere', () => {
    expect(normal('能用么 皇后 台湾')).toBe('能用么 皇后 台湾')
    expect(normal('然後')).toBe('然后')
  })

  it('shortens repeats: two of a word character, one of a punctuation mark, all of a digit', () => {
    expect(normal('哈哈哈哈 快快快点!!!!! 1000')).toBe('哈哈 快快点! 1000')
  })

  it('makes emoji and named expressions one mark', () => {
    expect(normal('😊😊')).toBe(mark)
    expect(normal('[微笑]好')).toBe(`${mark}好`)
    expect(normal('在吗/:^_^')).toBe(`在吗${mark}`)
  })

  it('reads the placeholders of public corpora as what they stand for', () => {
    expect(normal('[数字x]天了')).toBe('0天了')
  })

  it('replaces shop slang by standard words, Latin slang only as a whole word', () => {
    expect(normal('YHQ怎么用')).toBe('优惠券怎么用')
    expect(normal('发sf吗')).toBe('发顺丰吗')
    expect(normal('asfb')).toBe('asfb')
    expect(normal('啥时候发')).toBe('什么时候发')
  })

  it('ends a sentence at a line break', () => {
    expect(normal('在吗\n有货吗')).toBe('在吗.有货吗')
  })

  it('drops invisible characters and trailing blanks', () => {
    expect(normal('正\u200b品\ufeff  ')).toBe('正品')
  })

  it('says for every character where in the message it came from, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: out, offsets } = normaliser.normalise(text)
        expect(offsets.length).toBe(out.length)
        for (let i = 0; i < offsets.length; i++) {
          expect(offsets[i]).toBeGreaterThanOrEqual(i === 0 ? 0 : offsets[i - 1]!)
          expect(offsets[i]).toBeLessThan(text.length)
        }
      }),
    )
  })

  it('gives a long message the same form as its parts', () => {
    const long = '这双鞋有货吗,'.repeat(900)
    expect(normal(long)).toBe(long)
  })
})
