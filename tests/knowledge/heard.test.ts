import { describe, expect, test } from 'vitest'
import { answerProduct, tellsOfHeard } from '../../src/knowledge/index.ts'
import { ATTRIBUTES, product } from './samples.ts'

const COAT = product({
  category: '女装/羽绒服',
  attributes: { 填充物: '白鸭绒', '充绒量(M码)': '165g', 帽子: '可拆卸' },
})
const NUTS = product({ category: '食品/坚果', attributes: { 配料: '核桃仁、腰果' } })
const SHOES = product({ category: '男鞋/休闲鞋', attributes: { 鞋底材质: '聚氨酯' } })

const heard = (id: string, confidence: number) => ({ text: '', id, confidence })
const values = (of: typeof COAT, text: string, id: string, confidence: number, around?: string) => {
  const answer = answerProduct(of, text, ATTRIBUTES, heard(id, confidence), around)
  return { outcome: answer?.outcome, says: answer?.facts.map(({ value }) => value).join(' ') }
}

describe('the attribute that is heard', () => {
  test('is answered where no phrase asks for it, under a name that says more', () => {
    expect(values(COAT, '里头塞得足不足', 'filling_weight', 0.6).says).toContain('165g')
    expect(values(COAT, '里头塞得足不足', 'filling_weight', 0.3).says ?? '').not.toContain('165g')
  })

  test('goes before what a phrase finds only where it is heard surely', () => {
    expect(values(COAT, '充了多少鸭绒', 'filling_weight', 0.96).says).toContain('165g')
    expect(values(COAT, '是鸭绒吗', 'hood', 0.6).says).toContain('白鸭绒')
  })

  test('is one of the record’s, or it is not told of', () => {
    expect(tellsOfHeard(heard('hood', 0.9), COAT, ATTRIBUTES)).toBe(true)
    expect(tellsOfHeard(heard('hood', 0.9), SHOES, ATTRIBUTES)).toBe(false)
    expect(tellsOfHeard(heard('hood', 0.2), COAT, ATTRIBUTES)).toBe(false)
  })
})

test('of several entries the one that the words say best is told', () => {
  const heater = product({ category: '电器', attributes: { 过热保护: '双重', 倾倒断电: '有' } })
  expect(values(heater, '倒了会不会自己断电', 'auto_off', 0.99).says).toContain('倾倒断电')
})

test('a neighbour of what is plainly heard is no answer, the shop’s own words on it are', () => {
  const shoe = product({
    category: '男鞋/皮鞋',
    attributes: { 跟高: '3cm' },
    qa: [{ q: '会不会磨脚', a: '后帮加了软垫' }],
  })
  expect(values(shoe, '会磨后跟不', 'rubbing', 0.99).says).toContain('软垫')
  expect(values({ ...shoe, qa: [] }, '会磨后跟不', 'rubbing', 0.99).outcome).not.toBe('value')
})

test('what holds another word in its name is not that thing', () => {
  const boot = product({ category: '女鞋/靴子', attributes: { 防水台: '无' } })
  expect(values(boot, '踩雪里会不会进水', 'waterproof', 0.5).says ?? '').not.toContain('防水台')
})

test('health that is told in another clause counts for the answer', () => {
  expect(values(NUTS, '有没有花生', 'ingredients', 0.5).says).toContain('核桃仁')
  expect(values(NUTS, '有没有花生', 'ingredients', 0.5, '有没有花生,我过敏').outcome).toBe('unknown')
})
