import { describe, expect, test } from 'vitest'
import {
  answerProduct,
  compareVariants,
  countIn,
  createCatalogue,
  factNamed,
  measuresOfSize,
  readBasket,
  recommend,
  sizesNamed,
  stockOfSeveral,
} from '../../src/knowledge/index.ts'
import { ATTRIBUTES, NOW, product } from './samples.ts'

const say = (text: string, attributes: Record<string, string>, category = '小家电/空气炸锅') => {
  const answer = answerProduct(product({ category, attributes }), text, ATTRIBUTES)
  return answer === null ? 'nothing asked' : `${answer.outcome} ${answer.facts[1]?.value ?? ''}`.trim()
}

describe('what only this record names', () => {
  test.each([
    ['保温多久', { 保温时长: '12小时' }, 'value 12小时'],
    ['座子多大', { 底座直径: '26cm' }, 'value 26cm'],
    ['那个篮子能拆下来吗', { 炸篮: '可拆洗' }, 'value 可拆洗'],
    ['有盖没', { 锅盖: '含玻璃盖' }, 'value 含玻璃盖'],
    ['电磁炉能用嘛', { 适用炉灶: '燃气灶、电磁炉通用' }, 'value 燃气灶、电磁炉通用'],
  ])('is found by the end of its name, its part or its value: %s', (text, attributes, told) => {
    expect(say(text, attributes)).toBe(told)
  })
})

describe('what a record says', () => {
  test('from a bound on holds for more', () => {
    const food = { 适用阶段: '2月龄以上' }
    expect(say('3个月的小猫能吃吗', food, '宠物/猫主粮')).toBe('yes 2月龄以上')
    expect(say('一个月的能吃吗', food, '宠物/猫主粮')).toBe('no 2月龄以上')
  })

  test('of several variants denies none', () => {
    expect(say('18平用大的还是小的', { 适用面积: '小号10-15㎡，大号20-30㎡' }, '灯具/吸顶灯')).toMatch(
      /^value/,
    )
  })

  test('beside what it is silent on is told', () => {
    expect(say('充满能用多久', { 供电方式: '插电，不带电池' }, '灯具/台灯')).toBe('value 插电，不带电池')
  })

  test('of the whole is no answer to what a part is made of', () => {
    expect(say('盖子什么做的', { 材质: '316不锈钢' }, '水具/保温杯')).toBe('nothing asked')
    expect(say('什么做的', { 材质: '316不锈钢' }, '水具/保温杯')).toBe('value 316不锈钢')
  })

  test('of an opened pack it does not say', () => {
    expect(say('开封后能放多久', { 保质期: '18个月' }, '食品/坚果')).not.toContain('18个月')
  })

  test('of artificial fur is no real fur', () => {
    expect(say('里面是真毛吗', { 内里材质: '人造短毛绒' }, '男鞋/靴子')).toBe('no 人造短毛绒')
  })
})

describe('whom a size is for', () => {
  const rows = [{ size: '40', min: 246, max: 250 }]
  const shoe = product({
    sizeChart: { by: 'footLengthMm', rows },
    skus: [{ id: '1', size: '40', stock: 1 }],
  })
  test('is read from the chart, unless somebody tells his own measures', () => {
    expect(factNamed(measuresOfSize('40码是多长的脚穿的', shoe)?.facts ?? [], 'size.span')?.say).toBe(
      '246到250mm',
    )
    expect(
      factNamed(measuresOfSize('那个码是多大脚穿的', shoe, ['40有货没'])?.facts ?? [], 'size.span')?.say,
    ).toBe('246到250mm')
    expect(measuresOfSize('那个码是多大脚穿的', shoe)).toBeNull()
    expect(measuresOfSize('我脚长25.3 40码行吗', shoe)).toBeNull()
    expect(measuresOfSize('40码有货吗', shoe)).toBeNull()
  })
})

describe('several variants at once', () => {
  const sku = (color: string, stock: number) => ({ id: color, color, stock })
  const lamp = product({ skus: [sku('黑色', 3), sku('白色', 0)] })
  const bottle = product({
    skus: [
      { id: '1', size: '500ml', stock: 1, priceFen: 6900 },
      { id: '2', size: '1000ml', stock: 1, priceFen: 11900 },
    ],
  })
  test('are there or gone by name', () => {
    const { outcome, facts } = stockOfSeveral('黑白两个颜色都有货吗', lamp, NOW) ?? {
      outcome: null,
      facts: [],
    }
    expect([outcome, ...facts.map(({ value }) => value)]).toEqual(['some', '黑色', '白色'])
    expect(stockOfSeveral('白色没有了那黑的呢', lamp, NOW)).toBeNull()
    expect(stockOfSeveral('白色没有了吗 黑色的呢', lamp, NOW)?.outcome).toBe('some')
  })
  test('are all there or all gone, each colour with the size beside it', () => {
    const shoe = product({
      skus: [
        { id: '1', color: '黑色', size: '36', stock: 2 },
        { id: '2', color: '黑色', size: '37', stock: 0 },
        { id: '3', color: '杏色', size: '36', stock: 1 },
        { id: '4', color: '杏色', size: '37', stock: 0 },
      ],
    })
    const told = (text: string) => {
      const answer = stockOfSeveral(text, shoe, NOW)
      return [answer?.outcome, ...(answer?.facts ?? []).map(({ value }) => value)]
    }
    expect(told('36的黑色杏色都有吧')).toEqual(['all_there', '黑色36、杏色36'])
    expect(told('37黑色和杏色都没了吗')).toEqual(['all_gone', '黑色37、杏色37'])
    expect(told('黑36杏37有没')).toEqual(['some', '黑色36', '杏色37'])
  })
  test('are known by their number alone', () => {
    expect(sizesNamed('500的和1000的差多少钱', bottle)).toEqual(['500ml', '1000ml'])
    expect(sizesNamed('买了500块的', bottle)).toEqual([])
    const sheets = { ...bottle, skus: ['1.8米床', '2.0米床'].map((size) => ({ id: size, size, stock: 1 })) }
    expect(sizesNamed('一米八床的这套多少', sheets)).toEqual(['1.8米床'])
    expect(sizesNamed('两米床的四件套咋卖', sheets)).toEqual(['2.0米床'])
    expect(sizesNamed('2米的呢', sheets)).toEqual(['2.0米床'])
    expect(sizesNamed('我身高1米8', sheets)).toEqual([])
    expect(countIn('一米八床的这套多少')).toBeNull()
  })
  test('are told apart by the price alone where it is asked for', () => {
    const two = product({ skus: [sku('黑色', 3), sku('棕色', 0)] })
    expect(compareVariants('黑的和棕的价一样不', two, { now: NOW })?.outcome).toBe('same')
    const tray = product({
      skus: ['30cm', '42cm'].map((size, i) => ({
        id: `t${i}`,
        color: '黑色',
        size,
        stock: 1,
        priceFen: 100 * (i + 1),
      })),
    })
    const between = (text: string) =>
      compareVariants(text, tray, { now: NOW })?.facts.find(({ name }) => name === 'compare.difference')?.say
    expect(between('30cm跟42cm差几厘米')).toBe('12cm')
    expect(between('30cm跟42cm价钱差多少')).toBe('1元')
    expect(compareVariants('黑的和棕的有啥区别', two, { now: NOW })?.outcome).toBe('differs')
    const priced = product({
      skus: [
        { id: 'p', color: '黑色', priceFen: 12900 },
        { id: 'q', color: '棕色', priceFen: 17900 },
      ],
    })
    const by = compareVariants('棕的比黑的贵多少', priced, { now: NOW })
    expect(by?.outcome).toBe('differs_by')
    expect(by?.facts.find(({ name }) => name === 'compare.difference')?.say).toBe('50元')
  })
  test('are compared without being named where there are no more than two', () => {
    expect(compareVariants('哪个划算些', bottle, { now: NOW })?.outcome).toBe('differs')
    const [one, two] = bottle.skus ?? []
    const three = { ...bottle, skus: [one!, two!, { id: '3', size: '2000ml', stock: 1, priceFen: 15900 }] }
    expect(compareVariants('哪个划算些', three, { now: NOW })).toBeNull()
  })
})

describe('so many a head', () => {
  const shoe = product({ id: 'S' })
  const pieces = (text: string) => readBasket(text, shoe, null).map(({ quantity }) => quantity)
  test('counts heads where they are told, and nothing where nobody knows', () => {
    expect(pieces('我跟我弟一人一双 两双一共多少钱')).toEqual([2])
    expect(pieces('我和我妈一人一双多少钱')).toEqual([2])
    expect(pieces('给我妈跟婆婆一人买一双')).toEqual([2])
    expect(pieces('给爸妈一人买一双')).toEqual([2])
    expect(pieces('一家三口一人一双多少钱')).toEqual([3])
    expect(pieces('每人一双多少钱')).toEqual([])
  })
})

test('what stands before its name in the title is part of the name', () => {
  const bag = product({
    title: '商务电脑双肩包大容量',
    aliases: ['双肩包'],
    category: '包/双肩包',
    attributes: { 容量: '26L', 电脑仓: '可放15.6英寸' },
  })
  expect(answerProduct(bag, '电脑双肩包多少升的', ATTRIBUTES)?.facts[1]?.value).toBe('26L')
})

test('what costs the least is one product, whatever else fits', () => {
  const bags = [12900, 9900].map((priceFen, i) => product({ id: `${i}`, category: '女包/托特包', priceFen }))
  const need = { text: '最便宜的包是哪个', budgetFen: null, size: null, color: null }
  const { facts } = recommend(need, createCatalogue(bags), false)
  expect(facts.filter(({ name }) => name.endsWith('.id')).map(({ value }) => value)).toEqual(['1'])
})

describe('what is recommended', () => {
  const bag = product({
    id: 'B',
    title: '大容量通勤托特包',
    category: '女包/托特包',
    attributes: { 材质: 'PU' },
  })
  const small = product({
    id: 'C',
    title: '链条小方包',
    category: '女包/斜挎包',
    attributes: { 材质: '牛皮' },
  })
  test('is found by its title too', () => {
    const need = { text: '上班通勤背的包有推荐吗', budgetFen: null, size: null, color: null }
    const { outcome, facts } = recommend(need, createCatalogue([bag, small]), false)
    expect([outcome, facts.filter(({ name }) => name.endsWith('.id')).map(({ value }) => value)]).toEqual([
      'products',
      ['B'],
    ])
  })
})
