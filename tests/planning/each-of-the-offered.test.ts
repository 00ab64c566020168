import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, lamp } from './beside-goods.ts'
import { said } from './helpers.ts'

const READING = lamp('B', '月牙台灯', ['书房'], { 功率: '11W', 色温: '4000K', 风格: '北欧' })
const DESK = lamp('C', '竹节台灯', ['书房'], { 功率: '13W', 风格: '中式' })
const LOFT = lamp('D', '铁艺台灯', ['书房'], { 功率: '9W', 风格: '工业' })

/** What is drafted after these lamps were recommended and nothing else was looked at. */
const asked = (goods: readonly (typeof READING)[], text: string, as: string) =>
  draftBeside(goods, [said('推荐个书房用的', 'product_question/recommend'), said(text, as)], {
    looking: false,
  })

describe('what is asked of several that were recommended', () => {
  test.each(['多少瓦', '功率多大呢'])('is told of each: %s', (text) => {
    const draft = asked([READING, DESK, LOFT], text, 'product_question/attributes')
    expect(draft.decision).toBe('reply')
    for (const words of ['月牙台灯11W', '竹节台灯13W', '铁艺台灯9W']) expect(draft.text).toContain(words)
  })
  test('is told of each also where it was taken for a wish that goes on', () => {
    const draft = draftBeside(
      [READING, DESK],
      [said('推荐个书房用的', 'product_question/recommend'), said('几瓦的呀', 'product_question/recommend')],
      { looking: false },
    )
    expect(draft.text).toContain('月牙台灯11W')
  })
  test('names those whose record is silent, and has a person look', () => {
    const { decision, text } = asked([READING, DESK], '色温多少', 'product_question/attributes')
    expect(decision).toBe('reply')
    expect(text).toContain('月牙台灯4000K')
    expect(text).toMatch(/竹节台灯.*(核对|查)/)
  })
  test('goes to a person where no record tells of it, and no record is said to', () => {
    const { decision, text } = asked([READING, DESK], '防水不', 'product_question/attributes')
    expect(decision).toBe('handoff')
    expect(text).toContain('防水')
  })
  test('names all of them in one question where it is asked what is there', () => {
    const { decision, text } = asked([READING, DESK, LOFT], '40的有不', 'stock/available')
    expect(decision, text).toBe('clarify')
    for (const { title } of [READING, DESK, LOFT]) expect(text).toContain(title)
  })
  test('is told of the one that is pointed at by what its record says', () => {
    const { text } = asked([READING, DESK, LOFT], '那款中式的多少瓦', 'product_question/attributes')
    expect(text).toContain('13W')
    expect(text).not.toMatch(/11W|9W/)
  })
})

test.each(['中式的有没', '哪盏中式的'])(
  'who looks for one by what it is is recommended that one first: %s',
  (text) => {
    const { decision, text: draft } = draftBeside(
      [READING, DESK, LOFT],
      [said('推荐个书房用的', 'product_question/recommend'), said(text, 'product_question/recommend')],
      { looking: false },
    )
    expect(decision).toBe('reply')
    expect(draft).toMatch(/^[^灯]*竹节台灯/)
  },
)

describe('a question that goes on from a recommendation', () => {
  const QA = { qa: [{ q: '自己能装吗', a: '插上就能用，不用安装' }] }
  const withAnswer = productRecordSchema.parse({ ...READING, ...QA })

  test('is not met with the same recommendation once more: it is asked which of them', () => {
    const going = draftBeside(
      [withAnswer, DESK],
      [
        said('推荐个书房用的', 'product_question/recommend'),
        said('自己能装不', 'product_question/recommend'),
      ],
      { looking: false },
    )
    expect(going.decision).toBe('clarify')
    expect(going.text).toContain('月牙台灯')
    expect(going.text).toContain('竹节台灯')
  })
})
