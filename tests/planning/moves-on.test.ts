import { describe, expect, it, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said } from './helpers.ts'

const OXFORD = productRecordSchema.parse({
  id: 'M1',
  title: '男士方头牛津皮鞋 系带',
  aliases: ['牛津鞋', '绑带皮鞋'],
  category: '男鞋/皮鞋',
  priceFen: 48000,
  attributes: { 跟高: '3.5cm', 重量: '单只约450克', 闭合方式: '系带' },
  skus: [
    sku('黑色', '41', 48000, 3),
    sku('黑色', '42', 48000, 0),
    sku('酒红', '41', 48000, 2),
    sku('酒红', '42', 48000, 4),
  ],
})
const MONK = productRecordSchema.parse({
  id: 'M2',
  title: '男士孟克短靴',
  aliases: ['孟克靴', '搭扣靴'],
  category: '男鞋/短靴',
  priceFen: 39000,
  attributes: { 跟高: '4.5cm', 重量: '单只约510克', 闭合方式: '金属搭扣' },
  skus: [sku('黑色', '41', 39000, 6), sku('黑色', '42', 39000, 1), sku('酒红', '42', 39000, 0)],
})
const LAMP = productRecordSchema.parse({
  id: 'M3',
  title: '圆形吸顶灯',
  category: '灯具/吸顶灯',
  priceFen: 17000,
  attributes: { 功率: '38cm款24W；48cm款40W', 适用面积: '38cm款8-12㎡；48cm款12-18㎡' },
  skus: [sku('白色', '38cm', 17000, 3), sku('白色', '48cm', 23000, 3)],
})
const about = (text: string) => said(text, 'product_question/attributes')
const MEN = [OXFORD, MONK]
const there = said('黑的41有吗', 'stock/available')

describe('a short name of other goods', () => {
  it.each([
    ['那孟克呢', /510克/],
    ['孟克多重', /510克/],
    ['孟克那双呢', /510克/],
  ])('turns to them: %s', (text, told) => {
    expect(draftBeside(MEN, [about('一只多重'), text]).text).toMatch(told)
  })
  test('is asked after for what the one before was, whether it is there too', () => {
    expect(draftBeside(MEN, [said('黑的42有吗', 'stock/available'), '孟克呢']).text).toMatch(/有/)
  })
  test('stays what is talked about from there on', () => {
    expect(draftBeside(MEN, [about('一只多重'), '那孟克呢', about('它跟有多高')]).text).toMatch(/4\.5cm/)
  })
  test('decides for a variant of them, by what they are', () => {
    const both = [about('一只多重'), '那孟克呢', about('牛津鞋跟高多少'), '还是靴子吧 酒红42']
    expect(draftBeside(MEN, both).text).toMatch(/没货|缺货/)
  })
  test('is not turned to where it only says what is worn otherwise', () => {
    const turns = [about('孟克靴多重'), said('皮鞋我穿41', 'size_advice'), about('跟高多少')]
    expect(draftBeside(MEN, turns, { looking: false }).text).toMatch(/4\.5cm/)
  })
})

describe('a size counted from the one before', () => {
  it.each([
    ['那大一号呢', /没货|缺货/],
    ['再大一码的', /没货|缺货/],
  ])('asks whether that is there: %s', (text, told) => {
    expect(draftBeside([OXFORD], [there, said(text, 'size_advice')]).text).toMatch(told)
  })
  it.each(['酒红的同码', '酒红色一样的号呢', '那酒红的这个码有没'])(
    'is the same in another colour: %s',
    (text) => {
      const draft = draftBeside([OXFORD], [there, said('那大一号呢', 'size_advice'), text])
      expect(draft.text).toMatch(/酒红42/)
    },
  )
})

describe('after a price', () => {
  test('the next size is asked for its price', () => {
    const priced = said('黑的41多少钱', 'product_question/price')
    expect(draftBeside([OXFORD], [priced, said('大一号的呢', 'size_advice')]).text).toMatch(/480元/)
    expect(draftBeside([OXFORD], [priced, said('大一号的还有不', 'size_advice')]).text).toMatch(/没货|缺货/)
  })
})

describe('what size is asked for', () => {
  test('is no large one', () => {
    const advised = about('10平的房间用多大的')
    expect(draftBeside([LAMP], [advised, about('这个几瓦')]).text).toMatch(/24W/)
    expect(draftBeside([LAMP], [advised, said('价格呢', 'discount/too_expensive')]).text).toMatch(/170元/)
  })
  test('is told with the difference where one is to be added', () => {
    const advised = about('10平的房间用多大的')
    expect(draftBeside([LAMP], [advised, said('大的要加多少', 'product_question/price')]).text).toMatch(
      /60元/,
    )
  })
})

describe('what two of the goods come to that were talked about', () => {
  const turned = [about('一只多重'), '那孟克呢']
  it.each([
    '算了都要 多少',
    '那都拿了一共几块',
    '一单拍 减完实付',
    '一起买多少',
    '牛津也要 两双加一起几多钱',
    '牛津也来一双 合计多少',
  ])('is told: %s', (text) => {
    expect(draftBeside(MEN, [...turned, text]).text).toMatch(/870元/)
  })
  test('is asked of all clauses together', () => {
    const text = '牛津鞋黑的41配孟克靴黑的42 一单拍 算算'
    expect(draftBeside([...MEN, LAMP], [about(text)], { looking: false }).text).toMatch(/870元/)
  })
  test('counts none of them twice because they were compared', () => {
    const draft = draftBeside(MEN, [...turned, '俩差多少钱', '牛津也要 两双加一起多少'])
    expect(draft.text).toMatch(/870元/)
  })
  test('is no price of one piece where several of a variant are wanted', () => {
    const wanted = said('酒红的拿两双 帮我算下实付', 'promotion/coupon')
    expect(draftBeside([OXFORD], [there, wanted]).text).toMatch(/960元/)
  })
})

describe('by how much one of two is cheaper', () => {
  it.each(['孟克靴比系带那双便宜几多', '孟克靴比系带的便宜好多'])(
    'is told of one called by a word of its name: %s',
    (text) => {
      expect(draftBeside(MEN, [about(text)], { looking: false }).text).toMatch(/90元/)
    },
  )
})

const BAG = productRecordSchema.parse({
  id: 'M4',
  title: '女士购物袋大包',
  aliases: ['购物包'],
  category: '箱包/女包',
  priceFen: 21000,
  attributes: { 材质: '帆布', 尺寸: '长40cm×高32cm×厚14cm', 开口方式: '拉链' },
  skus: [sku('米白', '', 21000, 3), sku('墨绿', '', 21000, 0)],
})
const holds = about('A4的文件塞得下不')

describe('one character of what the record tells', () => {
  it.each([
    ['跟呢', /3\.5cm/],
    ['那跟嘞', /3\.5cm/],
    ['重呢', /450克/],
  ])('asks for that, whatever was asked before: %s', (text, told) => {
    expect(draftBeside(MEN, [about('什么闭合的'), text]).text).toMatch(told)
    expect(draftBeside(MEN, [said('多少钱', 'product_question/price'), text]).text).toMatch(told)
  })
  test('is asked of the next goods too', () => {
    expect(draftBeside(MEN, [about('一只多重'), '跟呢', '那孟克呢']).text).toMatch(/4\.5cm/)
  })
  test('is no name of the goods themselves', () => {
    expect(draftBeside([BAG], [about('什么材质'), '包呢']).text).not.toMatch(/拉链|尺寸/)
  })
})

describe('another thing that is to go in', () => {
  it.each(['再加个13寸的笔记本', '那再放把伞呢', '还装个保温杯呢'])(
    'is asked after as the one before was: %s',
    (text) => {
      expect(draftBeside([BAG], [holds, said(text, 'promotion/activities')]).text).toMatch(
        /放得下|能放|可以放/,
      )
    },
  )
  test('is none where no such thing was asked', () => {
    const draft = draftBeside([BAG], [about('什么材质'), said('再加个13寸的笔记本', 'promotion/activities')])
    expect(draft.text).not.toMatch(/放得下|能放|可以放/)
  })
})

describe('a colour by itself', () => {
  it.each(['墨绿的', '那墨绿呢'])('asks whether it is there after what is the same in all: %s', (text) => {
    expect(draftBeside([BAG], [about('开口是什么方式'), about(text)]).text).toMatch(/没货|缺货/)
  })
  test('asks on where another colour was asked for that', () => {
    expect(draftBeside([BAG], [about('米白的是什么材质'), about('墨绿的呢')]).text).toMatch(/帆布/)
  })
})
