import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside } from './beside-goods.ts'
import { said } from './helpers.ts'

const shoe = (attributes: Record<string, string>, qa: { q: string; a: string }[] = []) =>
  productRecordSchema.parse({
    id: 'S1',
    title: '厚底板鞋',
    category: '男鞋/休闲鞋',
    priceFen: 9900,
    attributes,
    qa,
  })
const SILENT = shoe({ 鞋面材质: '头层牛皮', 鞋底材质: '橡胶底', 防水: '防泼水' })
const WASHED = shoe({ 鞋面材质: '网布', 防水: '不支持', 洗涤: '可手洗，不可机洗' })
const ASKED = shoe({ 鞋面材质: '反绒皮', 防水: '不支持' }, [{ q: '脏了怎么清洗', a: '干刷就行，别下水' }])
const draft = (goods: ReturnType<typeof shoe>, text: string) =>
  draftBeside([goods], [said(text, 'product_question/attributes')])

const WORDS = ['能过水洗不', '脏了直接冲水行吗', '鞋底的泥能拿水冲不', '皮的能沾水擦吗', '水龙头底下冲可以不']

describe('whether it may be washed', () => {
  test.each(WORDS)('is for a person where the record is silent on it, whatever else it tells: %s', (text) => {
    const { decision, text: reply } = draft(SILENT, text)
    expect(decision).toBe('handoff')
    expect(reply).not.toMatch(/牛皮|橡胶|防泼水/)
  })
  test.each(WORDS)('is told by the entry on washing: %s', (text) => {
    expect(draft(WASHED, text).text).toContain('可手洗')
  })
  test("is told by the shop's own words to it", () => {
    expect(draft(ASKED, '拿水洗行不').text).toContain('别下水')
  })
  test('is told by another entry that speaks of it', () => {
    const goods = shoe({ 鞋面材质: 'EVA', 防水: '整鞋防水，可以冲洗' })
    expect(draft(goods, '拿水冲行不').text).toContain('可以冲洗')
  })
  test('is another question than whether it keeps water out', () => {
    expect(draft(SILENT, '沾点水要紧不 防水吗').text).toContain('防泼水')
  })
})
