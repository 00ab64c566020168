import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside } from './beside-goods.ts'
import { said } from './helpers.ts'

const goods = (attributes: Record<string, string>, qa: { q: string; a: string }[] = []) =>
  productRecordSchema.parse({
    id: 'A',
    title: '短筒靴',
    category: '女鞋/靴子',
    priceFen: 30000,
    attributes,
    qa,
  })
const BOOT = goods({ 鞋面材质: 'PU', 内里材质: '短绒', 闭合方式: '侧拉链', 适用季节: '冬季' })
const draft = (text: string, boot = BOOT) => draftBeside([boot], [said(text, 'product_question/attributes')])

describe('what becomes of a thing in use', () => {
  test.each([
    '拉链顺滑不',
    '拉链容易坏吗',
    'PU的会不会一划就花',
    'pu容易破不',
    '靴筒会塌吗',
    'PU的穿几年会烂',
  ])('is not told by what it is made of or closed with: %s', (text) => {
    const { decision, text: reply } = draft(text)
    expect(decision).toBe('handoff')
    expect(reply).not.toMatch(/PU|拉链|短绒/)
  })
  test('is told by an entry that says so', () => {
    const { decision, text } = draft('拉链涩不涩', goods({ 拉链: '金属齿，拉动顺滑', 闭合方式: '侧拉链' }))
    expect(decision).toBe('reply')
    expect(text).toContain('顺滑')
  })
  test("is told by the shop's own answer", () => {
    const { text } = draft(
      '鞋面会起折痕吗',
      goods({ 鞋面材质: 'PU' }, [{ q: '会有折痕吗', a: '弯折处会有细折痕' }]),
    )
    expect(text).toContain('细折痕')
  })
})

describe('whether it is warm enough', () => {
  test.each(['暖和吗', '够保暖不'])('is told by the lining, and not affirmed: %s', (text) => {
    const { decision, text: reply } = draft(text)
    expect(decision).toBe('reply')
    expect(reply).toContain('短绒')
    expect(reply).not.toMatch(/^(对|是)的/)
  })
  test.each(['零下十七度扛得住不', '我沈阳的 冬天穿够不够暖', '在漠河穿冻脚不'])(
    'goes to a person with what is known where the customer tells how cold it is: %s',
    (text) => {
      const { decision, text: reply } = draft(text)
      expect(decision).toBe('handoff')
      expect(reply).toMatch(/冬季|短绒/)
    },
  )
  test('is told by an entry that tells of the temperature', () => {
    const { decision, text } = draft('零下八度扛得住不', goods({ 适用温度: '0到-10℃', 适用季节: '冬季' }))
    expect(decision).toBe('reply')
    expect(text).toContain('-10℃')
  })
})
