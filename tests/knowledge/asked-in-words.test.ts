import { describe, expect, test } from 'vitest'
import { answerProduct, factNamed } from '../../src/knowledge/index.ts'
import { ATTRIBUTES, product } from './samples.ts'

const told = (of: ReturnType<typeof product>, text: string) => {
  const answer = answerProduct(of, text, ATTRIBUTES)
  if (answer === null || answer.outcome === 'unknown') return null
  return (factNamed(answer.facts, 'product.qa') ?? answer.facts[1])?.value ?? null
}

const SHOE = product({
  category: '男鞋/单鞋',
  attributes: { 鞋底材质: '牛筋底', 闭合方式: '魔术贴', 重量: '单只约310克' },
})
const BAG = product({
  category: '箱包/女包',
  attributes: { 尺寸: '长24×高18cm', 隔层: '外袋1个，内有拉链暗袋1个', 开口方式: '拉链' },
})
const SATCHEL = product({
  category: '箱包/书包',
  attributes: { 隔层: '2个主袋', 适合身高: '小号105-125cm，大号126-150cm' },
  skus: [
    { id: 'a', color: '蓝色', size: '小号', stock: 2 },
    { id: 'b', color: '蓝色', size: '大号', stock: 2 },
  ],
})
const LAMP = product({
  category: '灯具/吸顶灯',
  attributes: { 厚度: '7cm', 安装服务: '不含上门安装，需自行安装', 底盘: '直径30cm' },
})
const NIGHT = product({ category: '灯具/小夜灯', attributes: { 感应距离: '2.5米', 光色: '暖光' } })
const WEAR = product({
  category: '家纺/家居服',
  attributes: { 款式: '翻领开衫，前面扣子', 套装内容: '上衣1件、裤子1条' },
})
const SHEETS = product({
  category: '家纺/床品',
  attributes: { 面料: '棉' },
  qa: [{ q: '会掉色吗', a: '第一次洗有一点浮色，单独冷水洗' }],
})
const CARE = product({
  category: '鞋配件/鞋护理',
  attributes: { 适用材质: '光面牛皮', 不适用: '磨砂皮、翻毛皮', 套装内容: '鞋油1盒、擦鞋布1块' },
})

describe('what a record says is found in the words of those who do not know its names', () => {
  test.each([
    [SHOE, '脚面上到底靠什么固定的', '魔术贴'],
    [SHOE, '拿在手里一只大概多少分量', '单只约310克'],
    [BAG, '里头有没有藏点私房钱的地方', '外袋1个，内有拉链暗袋1个'],
    [LAMP, '装好以后往下要占多少', '7cm'],
    [LAMP, '你们有师傅上门给装吗', '不含上门安装，需自行安装'],
    [NIGHT, '人走到跟前多近才亮', '2.5米'],
    [WEAR, '衣服是前面敞开的吗', '翻领开衫，前面扣子'],
    [WEAR, '上衣是个什么穿法', '翻领开衫，前面扣子'],
    [SHEETS, '上次那套把我白衬衣都染了，这套会这样吗', '第一次洗有一点浮色，单独冷水洗'],
    [CARE, '能不能擦翻毛的鞋', '磨砂皮、翻毛皮'],
  ])('%#: %s', (of, text, value) => expect(told(of, text)).toContain(value))

  test('no room in a bag is one that is made for a tablet', () =>
    expect(told(SATCHEL, '里面有没有专门一层软垫给平板用的')).toBe(null))

  test('a height in characters serves as one in figures', () =>
    expect(told(SATCHEL, '孩子量下来一米二八，大的小的拿哪个')).toBe('大号126-150cm'))
})
