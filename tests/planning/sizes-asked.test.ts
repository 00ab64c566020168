import { describe, expect, test } from 'vitest'
import { ofSize } from '../../src/planning/known/of-size.ts'
import { ofOwnSize } from '../../src/planning/known/own-size.ts'
import { sizeBefore } from '../../src/planning/known/wish-of.ts'
import type { Briefing, Scene } from '../../src/planning/scene.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { CIRCUMSTANCES, SHOP } from './helpers.ts'

const rows = ['36', '37', '38', '39'].map((size, i) => ({ size, min: 226 + 5 * i, max: 230 + 5 * i }))
const stock: Record<string, number[]> = { 炭灰: [0, 2, 0, 4], 雾粉: [0, 0, 3, 1] }
const SHOE = productRecordSchema.parse({
  id: 'S1',
  title: '徒步鞋',
  status: 'on_sale',
  fit: '标准码',
  sizeChart: { by: 'footLengthMm', rows },
  skus: Object.entries(stock).flatMap(([color, counts]) =>
    counts.map((count, i) => ({ id: `${color}${i}`, color, size: rows[i]!.size, stock: count })),
  ),
})

/** The scene where `text` follows what was written before and told by the shop. */
function sceneOf(before: readonly string[], told: string, text: string): Scene {
  const state = {
    slots: [],
    said: told === '' ? [] : [{ text: told }],
    heard: [...before, text],
    unanswered: [{ text }],
  }
  const records = { product: SHOE, catalogue: null, order: null }
  const more = { shop: SHOP, circumstances: CIRCUMSTANCES, records, slots: [], attributes: [] }
  return { state, told, text, normalised: text, ...more } as unknown as Scene
}

function says(text: string, before: readonly string[] = [], told = '') {
  const briefing = { scene: sceneOf(before, told, text), scripts: {} } as unknown as Briefing
  const question = { text, normalised: text, slots: [], followUp: null, intent: 'x', kind: null }
  return ofSize(question as never, briefing)
}

describe('a size for who asks', () => {
  test('is compared with the one that he asks about', () => {
    const answer = says('拍38行吗', ['脚长234'], '建议37码')
    expect(answer).toMatchObject({
      outcome: 'larger',
      facts: { 'size.asked': '38码', 'product.size': '37码' },
    })
  })

  test('is not told by what is worn of sports shoes, nor by the foot of who was told of before', () => {
    expect(says('跑鞋都穿38')?.outcome).toBe('ask_foot_length')
    expect(says('那我妹呢 她球鞋穿38', ['脚长234'], '建议37码')?.outcome).toBe('ask_foot_length')
    expect(says('球鞋38 平时穿37码')?.facts['product.size']).toBe('37码')
  })

  test('gives way to the stock of the variant that he names next', () => {
    const answer = says('那炭灰37', ['脚长234'], '建议37码')
    expect(answer).toMatchObject({ as: 'stock', outcome: 'in_stock' })
    expect(answer?.facts['product.available']).toBe('炭灰37')
  })

  test('that is larger than the one which fits says so, and that the one which fits is gone', () => {
    expect(says('拍37行吗', ['脚长229'], '建议36码')?.outcome).toBe('larger_gone')
  })

  test('is told to be gone with what is there: in other colours, else in other sizes', () => {
    expect(says('脚长238,雾粉的')?.outcome).toBe('size')
    const gone = says('脚长234,雾粉的穿多大')
    expect(gone).toMatchObject({ outcome: 'size_gone', facts: { 'size.others': '炭灰37' } })
    const none = says('脚长229穿多大')
    expect(none).toMatchObject({ outcome: 'size_gone', facts: { 'size.left': '37、38、39码' } })
  })
})

describe('the sizes of several people', () => {
  test('are told together, those that are gone in the colour that is named too', () => {
    const answer = says('一个脚长234一个238 炭灰的 各几码')
    expect(answer).toMatchObject({ outcome: 'each' })
    expect(answer?.facts['size.each']).toBe('脚长234mm拍37码，脚长238mm拍38码（炭灰暂时没货）')
  })

  test('are told where it is asked whether they are there', () => {
    const briefing = { scene: sceneOf([], '', '一个脚长234一个238 炭灰的有没有') } as unknown as Briefing
    const question = { slots: [] } as never
    expect(ofOwnSize(question, SHOE, briefing)).toMatchObject({ as: 'size', outcome: 'each' })
  })
})

test('what was decided for later goes before what was advised', () => {
  expect(sizeBefore(SHOE, sceneOf(['脚长234', '那我拍39吧'], '建议37码', '雾粉'))).toBe('39')
  expect(sizeBefore(SHOE, sceneOf(['那我拍39吧', '脚长234'], '建议37码', '雾粉'))).toBe('37')
  expect(sizeBefore(SHOE, sceneOf(['脚长234', '拍39行吗'], '建议37码', '雾粉'))).toBe('37')
})
