import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createCatalogue, whichProduct } from '../../src/knowledge/index.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { orderRecordSchema, productRecordSchema } from '../../src/types/index.ts'
import { lastDraft } from './beside-an-order.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said, shopWith } from './helpers.ts'

const OF_GOODS = 'product_question/attributes'
const asks = (text: string) => said(text, OF_GOODS)

const BOOTS = productRecordSchema.parse({
  id: 'B1',
  title: '女士平跟短靴',
  aliases: ['平跟靴'],
  category: '女鞋/短靴',
  fit: '偏小',
  priceFen: 42900,
  attributes: { 鞋面材质: '羊皮', 内里材质: '短绒', 闭合方式: '侧拉链', 适用季节: '冬季' },
  skus: ['36', '37', '38'].map((size) => sku('黑色', size, 42900, 3)),
  sizeChart: {
    by: 'footLengthMm',
    rows: [
      { size: '36', min: 226, max: 230 },
      { size: '37', min: 231, max: 235 },
      { size: '38', min: 236, max: 240 },
    ],
  },
  qa: [{ q: '脚背高能不能穿', a: '脚背高的拍大一码更舒服' }],
})
const PUMPS = productRecordSchema.parse({
  id: 'B2',
  title: '女士浅口鞋',
  aliases: ['浅口'],
  category: '女鞋/单鞋',
  priceFen: 32900,
  attributes: { 鞋面材质: '牛皮', 重量: '单只260克' },
  skus: [sku('黑色', '37', 32900, 3)],
})

describe('what shoes are like', () => {
  test.each(['冬天会不会冻脚', '穿着冻脚不'])(
    'is told by what they are lined with, not by a season: %s',
    (text) => {
      const { text: reply } = draftBeside([BOOTS], [asks(text)])
      expect(reply).toContain('短绒')
      expect(reply).not.toContain('冬季')
    },
  )

  test.each(['里面也都是皮的吗', '里边是不是真皮的料'])(
    'inside is not told by the outside where the record is silent: %s',
    (text) => {
      const { decision, text: reply } = draftBeside([PUMPS], [asks(text)])
      expect(decision).toBe('handoff')
      expect(reply).not.toContain('牛皮')
    },
  )

  test('inside is told where the record says it', () => {
    expect(draftBeside([BOOTS], [asks('里面是绒的不')]).text).toContain('短绒')
  })

  test('is compared without a word for the piece', () => {
    const goods = [{ ...BOOTS, attributes: { ...BOOTS.attributes, 重量: '单只410克' } }, PUMPS]
    const { text } = draftBeside(goods, [asks('平跟靴浅口哪轻')], { looking: false })
    expect(text).toContain('410克')
    expect(text).toContain('260克')
  })
})

describe('the size of shoes', () => {
  test.each(['脚长23.2，平时37，拍37行不', '平时穿37脚长232拍几'])(
    'is one more where the chart says what is worn anyway and they are cut small: %s',
    (text) => expect(draftBeside([BOOTS], [said(text, 'size_advice')]).text).toContain('38码'),
  )

  test('is that of the chart where only the foot is told', () => {
    const { text } = draftBeside([BOOTS], [said('脚长23.2拍几码', 'size_advice')])
    expect(text).toContain('37码')
    expect(text).not.toContain('38码')
  })

  test('for a high instep is what the shop itself says of one', () => {
    expect(draftBeside([BOOTS], [said('我脚背高咋选', 'size_advice')]).text).toContain('拍大一码')
  })
})

const LAMP = productRecordSchema.parse({
  id: 'L1',
  title: '过道吸顶灯',
  category: '灯具/吸顶灯',
  attributes: { 功率: '30cm：12W；40cm：24W', 灯罩材质: '亚克力', 适用餐桌: '1.1–1.4米' },
  skus: [sku('白色', '30cm', 9900, 3), sku('白色', '40cm', 13900, 3)],
})
const NIGHT_LAMP = productRecordSchema.parse({
  id: 'L2',
  title: '感应夜灯',
  category: '灯具/夜灯',
  attributes: { 安装: '背胶', 感应距离: '2米', 供电: 'USB充电' },
  skus: [sku('白色', '', 4900, 3)],
  qa: [{ q: '是夹子的还是放着的', a: '底座放着用，没有夹子' }],
})

describe('what lamps are like', () => {
  test.each([
    ['怎么粘到墙上呀', '背胶'],
    ['咋贴墙', '背胶'],
    ['隔多远会亮', '2米'],
    ['能夹在桌边不', '没有夹子'],
  ])('is told to words of the street: %s', (text, told) =>
    expect(draftBeside([NIGHT_LAMP], [asks(text)]).text).toContain(told),
  )

  test('is told by the table to who has one', () => {
    expect(draftBeside([LAMP], [asks('我家饭桌一米三的,挂这个行吗')]).text).toContain('1.1–1.4米')
  })

  test.each(['这俩尺寸差40块差在哪', '两种规格有啥不一样'])(
    'is told of both sizes that there are: %s',
    (text) => {
      const { text: reply } = draftBeside([LAMP], [said(text, 'low_price_doubt/differs')])
      expect(reply).toContain('12W')
      expect(reply).toContain('24W')
    },
  )
})

const QUILT = productRecordSchema.parse({
  id: 'Q1',
  title: '羊毛冬被',
  category: '家纺/被子',
  attributes: { 适用: '150×210cm单人，200×230cm双人' },
  skus: [sku('白色', '150×210cm', 30900, 3), sku('白色', '200×230cm', 39900, 3)],
})
const PYJAMAS = productRecordSchema.parse({
  id: 'Q2',
  title: '绒睡衣',
  category: '家纺/睡衣',
  priceFen: 9900,
  skus: [sku('灰色', 'M', 9900, 3), sku('灰色', 'L', 9900, 3)],
  sizeChart: {
    by: 'heightWeight',
    rows: [
      { size: 'M', heightCm: [150, 161], weightKg: [42, 54] },
      { size: 'L', heightCm: [160, 172], weightKg: [54, 68] },
    ],
  },
})

describe('bedding', () => {
  test.each([
    ['我和对象两个人盖买哪个尺寸', '200×230cm双人'],
    ['我自己盖拿哪个', '150×210cm单人'],
    ['我们两口子用哪个规格', '200×230cm双人'],
  ])('serves so many: %s', (text, told) => expect(draftBeside([QUILT], [asks(text)]).text).toContain(told))

  test('is called by its metres', () => {
    expect(draftBeside([QUILT], [asks('两米乘两米三的多少钱')]).text).toContain('399元')
  })

  test.each(['168一百二', '168,一百二十斤'])('fits who tells his measures alone: %s', (text) =>
    expect(draftBeside([PYJAMAS], [said(text, 'discount/counter_offer')]).text).toContain('L码'),
  )
})

describe('what is taken off', () => {
  const reduction = {
    id: 'off',
    type: 'tiers',
    name: '满减',
    say: '满300减40',
    source: '',
    tiers: [{ fromFen: 30_000, minusFen: 4000, freeShipping: false }],
  }
  const shop = shopWith({ activities: [reduction] })

  test.each(['拍一床能减几块', '这个优惠多少'])('is told first, whichever variant is meant: %s', (text) => {
    const { text: reply } = draftBeside([QUILT], [said(text, 'product_question/price')], { shop })
    expect(reply).toContain('减40元')
  })
})

describe('beside an order', () => {
  const order = (productId: string, over: object) =>
    orderRecordSchema.parse({
      id: 'O1',
      customerId: 'u1',
      status: 'delivered',
      createdAt: '2026-11-18T09:00:00+08:00',
      deliveredAt: '2026-11-20T09:00:00+08:00',
      items: [{ productId, title: '短靴', color: '黑色', size: '37', ...over }],
    })
  const planner = createPlanner(loadScripts('intents').scripts)

  test('one larger counts from the size that was ordered', () => {
    const beside = { planner, shop: shopWith({}), product: BOOTS, order: order('B1', {}) }
    expect(lastDraft(beside, [said('大一码的还有吗', 'stock/available')]).text).toContain('黑色38')
  })
})

test('a lamp that was ordered is not another one whose name bears what it may be made of', () => {
  const pendant = productRecordSchema.parse({ id: 'L3', title: '餐厅玻璃吊灯', category: '灯具/吊灯' })
  const which = (text: string) => whichProduct({ text, ordered: ['L1'] }, createCatalogue([LAMP, pendant]))
  expect(which('灯是玻璃还是塑料的呀')).toMatchObject({ product: { id: 'L1' } })
  expect(which('那个玻璃的吊灯是几头的')).toMatchObject({ product: { id: 'L3' } })
})
