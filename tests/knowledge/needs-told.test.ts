import { describe, expect, test } from 'vitest'
import { createCatalogue, factNamed, needOf, recommend } from '../../src/knowledge/index.ts'
import { ATTRIBUTES, product } from './samples.ts'

const lamp = (id: string, title: string, kind: string, tags: string[]) =>
  product({ id, title, category: `灯具/${kind}`, tags, attributes: { 灯体材质: '铁艺' } })
const LAMPS = createCatalogue([
  lamp('C1', '方形吸顶灯', '吸顶灯', ['客厅']),
  lamp('B1', '防潮小圆灯', '吸顶灯', ['卫生间']),
  lamp('F1', '立式灯', '落地灯', ['阅读']),
])
const bag = (id: string, title: string, tags: string[]) =>
  product({ id, title, category: '女包/双肩包', tags, attributes: { 材质: '尼龙' } })
const BAGS = createCatalogue([bag('T1', '轻便旅行包', ['旅行']), bag('M1', '大号妈妈包', ['妈妈'])])

/** The product that is recommended first. */
function firstFor(text: string, catalogue: typeof LAMPS): unknown {
  const { facts } = recommend(needOf({ text, budgetFen: null, color: null }, ATTRIBUTES), catalogue, false)
  return factNamed(facts, 'product1.id')?.value
}

describe('a need is told by the place and by what it is for', () => {
  test.each([
    ['洗澡间装哪个灯', LAMPS, 'B1'],
    ['淋浴区上面装什么灯', LAMPS, 'B1'],
    ['墙上不许打洞,有什么灯', LAMPS, 'F1'],
    ['媳妇快生了,要个放奶粉尿不湿的包', BAGS, 'M1'],
    ['周末出去玩背什么包', BAGS, 'T1'],
  ])('%s', (text, catalogue, id) => expect(firstFor(text, catalogue)).toBe(id))
})
