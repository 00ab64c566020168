import { describe, expect, it, test } from 'vitest'
import { answerProduct } from '../../src/knowledge/index.ts'
import { ATTRIBUTES, product } from './samples.ts'

const TOY = product({
  id: 'C1',
  title: '消防站拼装积木',
  category: '玩具/积木',
  attributes: { 颗粒数: '512颗', 内含: '积木、小人2个、贴纸1张', 底板: '32×32cm' },
})
const POTS = product({
  id: 'C2',
  title: '家用厨具套装',
  category: '厨具',
  attributes: { 套装内容: '炒锅1个、汤锅1个、铲子2把', 材质: '铁' },
})
const RACK = product({
  id: 'C3',
  title: '浴室置物架',
  category: '家居/收纳',
  attributes: { 层数: '3层', 承重: '单层5kg' },
})

function told(text: string, of: ReturnType<typeof product>) {
  const answer = answerProduct(of, text, ATTRIBUTES)
  return answer?.outcome === 'unknown' ? null : (answer?.facts[1]?.value ?? null)
}

describe('how many there are of something', () => {
  it.each([
    ['有几个小人', TOY, '积木、小人2个、贴纸1张'],
    ['贴纸几张', TOY, '积木、小人2个、贴纸1张'],
    ['总共多少颗', TOY, '512颗'],
    ['铲子有几把', POTS, '炒锅1个、汤锅1个、铲子2把'],
    ['几个锅啊', POTS, '炒锅1个、汤锅1个、铲子2把'],
    ['一共几层', RACK, '3层'],
    ['都有什么东西', POTS, '炒锅1个、汤锅1个、铲子2把'],
  ])('is told by what counts it: %s', (text, of, value) => expect(told(text, of)).toBe(value))
  test('is not told by what counts something else', () => {
    expect(told('几把勺', POTS)).toBe(null)
    expect(told('有几个抽屉', RACK)).toBe(null)
  })
})

describe('a measure that the record calls by its own name', () => {
  const pillow = product({
    id: 'C4',
    title: '乳胶枕',
    category: '家纺/枕头',
    attributes: { 尺寸: '60×40cm', 高度: '前9cm，后11cm' },
  })
  it.each(['多高啊', '低的那头几公分'])('goes before the measures of all: %s', (text) => {
    expect(told(text, pillow)).toBe('前9cm，后11cm')
  })
  test('goes before a part of it that only sounds alike', () => {
    const lamp = product({
      id: 'C5',
      title: '铁艺落地灯',
      category: '灯具/落地灯',
      attributes: { 高度: '150cm', 底座直径: '26cm' },
    })
    const heard = { text: '多高', id: 'lamp_size', confidence: 0.99 }
    const answer = answerProduct(lamp, '落地灯多高', ATTRIBUTES, heard)
    expect(answer?.facts[1]?.value).toBe('150cm')
  })
})

test('two measures told together find the size that has them', () => {
  const bedding = product({
    id: 'C6',
    title: '水洗棉四件套',
    category: '家纺/四件套',
    attributes: { 尺寸: '小号 被套150×200cm，大号 被套200×230cm' },
    skus: [
      { id: 'C6-1', color: '蓝色', size: '小号', stock: 2, priceFen: 15900 },
      { id: 'C6-2', color: '蓝色', size: '大号', stock: 2, priceFen: 18900 },
    ],
  })
  expect(told('被子200乘230的拿哪个', bedding)).toMatch(/200×230/)
})
