import { describe, expect, test } from 'vitest'
import { answerProduct, factNamed } from '../../src/knowledge/index.ts'
import { draftBeside, sku } from '../planning/beside-goods.ts'
import { said } from '../planning/helpers.ts'
import { ATTRIBUTES, product } from './samples.ts'

const LOAFER = product({
  category: '男鞋/休闲鞋',
  attributes: { 鞋面材质: '磨砂牛皮', 鞋底材质: '牛筋软底', 闭合方式: '套脚', 适用季节: '春秋' },
  qa: [{ q: '磨砂面怎么清洁', a: '拿橡皮擦干擦，不要沾水' }],
})
const PUMPS = product({
  category: '女鞋/单鞋',
  attributes: { 跟高: '5cm', 鞋面材质: '羊皮' },
  qa: [{ q: '站久了累不累', a: '前掌加了软垫，久站轻松' }],
})
const BOOT = product({
  category: '女鞋/靴子',
  attributes: { 筒围: '27cm', 闭合方式: '内侧拉链', 鞋底材质: '橡胶底' },
})
const TOTE = product({
  title: '大托特包',
  category: '箱包/女包',
  attributes: { 材质: '帆布，表面防泼水', 尺寸: '长36cm×高29cm×宽13cm', 重量: '约0.7kg', 提手高度: '22cm' },
})
const LAMP = product({
  category: '灯具/吸顶灯',
  attributes: { 功率: '24W', 安装方式: '底盘螺丝固定，不含上门安装' },
})

const heard = (id: string, confidence: number) => ({ text: '', id, confidence })
function told(of: typeof LOAFER, text: string, id?: string, confidence = 0.9) {
  const answer = answerProduct(of, text, ATTRIBUTES, id === undefined ? null : heard(id, confidence))
  if (answer === null || answer.outcome === 'unknown') return null
  return (factNamed(answer.facts, 'product.qa') ?? answer.facts[1])?.value ?? null
}

describe('the shop’s own answer to what is asked in other words', () => {
  test.each([
    ['鞋面弄脏了怎么搞干净', 'washing'],
    ['蹭了灰用湿巾抹抹行吗', 'care'],
    ['这皮子平常咋收拾', 'care'],
  ])('goes before what an entry is named by: %s', (text, id) => {
    expect(told(LOAFER, text, id)).toMatch(/橡皮擦/)
  })
  test.each(['老站着上课脚酸不酸', '一天站到晚脚底板疼吗', '站柜台累脚不'])(
    'is found for who stands all day: %s',
    (text) => {
      expect(told(PUMPS, text)).toMatch(/久站轻松/)
    },
  )
  test('is none to who asks for a measure', () => {
    const set = product({ category: '家纺/床品', qa: [{ q: '被套有拉链吗', a: '被套是拉链开口' }] })
    expect(told(set, '被套多大', 'quilt_cover_size', 0.99)).toBeNull()
  })
})

describe('what another entry says of it', () => {
  test.each(['路上飘点雨里头东西会湿吗', '溅上点水没事吧'])('is told where it is heard: %s', (text) => {
    expect(told(TOTE, text, 'waterproof')).toMatch(/防泼水/)
  })
  test('is told of softness by the sole, of cold by the season', () => {
    expect(told(LOAFER, '底子硬不硬', 'softness', 0.99)).toBe('牛筋软底')
    expect(told(LOAFER, '天冷了穿脚凉不凉', 'warmth', 0.99)).toBe('春秋')
  })
  test('is no answer where it is about something else', () => {
    expect(told(TOTE, '手柄结实不', 'load')).toBeNull()
    expect(told(TOTE, '挂8斤的东西行不', 'load', 0.98)).toBeNull()
    expect(told(BOOT, '拉链坏了你们负不负责')).toBeNull()
    expect(told(LOAFER, '里面也是皮的吗', 'lining', 0.99)).toBeNull()
  })
})

test('a zip that has to close over the calf asks for the girth', () => {
  expect(told(BOOT, '腿肚子肉多拉链拉得上吗')).toBe('27cm')
  expect(told(BOOT, '靴口上面一圈几厘米')).toBe('27cm')
})

test.each(['师傅给上门装不', '这个包安装吗', '送来给不给安好'])(
  'who puts it up is told where the record says it: %s',
  (text) => {
    expect(told(LAMP, text)).toMatch(/不含上门安装/)
    const silent = { ...LAMP, attributes: { 安装方式: '底盘螺丝固定' } }
    if (!text.includes('安好')) expect(told(silent, text)).toBeNull()
  },
)

describe('what goes in', () => {
  const small = product({
    category: '箱包/女包',
    attributes: { 尺寸: '长19cm×高13cm×宽6cm', 可放物品: '6.5寸手机、纸巾' },
  })
  test('is told by the entry that names it, before any measure', () => {
    expect(told(small, '苹果手机塞得下吗')).toMatch(/6\.5寸手机/)
    expect(told(small, '放得下保温杯吗')).toMatch(/19cm/)
  })
  test('is held against the figure that the entry writes', () => {
    const outcome = (text: string) => answerProduct(small, text, ATTRIBUTES)?.outcome
    expect(outcome('6.9寸的手机放得下不')).toBe('no')
    expect(outcome('6.1寸的手机放得下不')).toBe('yes')
  })
  test('is a matter of weight where that is asked', () => {
    expect(told(TOTE, '塞满课本最多装几斤')).toBeNull()
  })
})

test('of a colour that is asked for by its name the sizes are told with it', () => {
  const shoe = product({ skus: [sku('棕色', '40', 45900, 2), sku('棕色', '41', 45900, 0)] })
  const two = { ...shoe, skus: [...(shoe.skus ?? []), sku('黑色', '41', 45900, 3)] }
  expect(draftBeside([two], [said('棕的有没有', 'stock/available')]).text).toMatch(/棕色.*40/)
})

describe('a care that is not what the record allows', () => {
  test('is affirmed by no washing: who asks for hot water is told the temperature', () => {
    const bedding = product({ category: '家纺/床品', attributes: { 洗涤: '30℃以下水洗' } })
    const answer = answerProduct(bedding, '能用热水洗吗', ATTRIBUTES)
    expect(answer?.outcome).toBe('value')
    expect(answer?.facts[1]?.value).toBe('30℃以下水洗')
  })
  test('of a soak is answered by the entry that names it', () => {
    const bag = product({ category: '箱包', attributes: { 防水性能: '防泼水，不可浸泡', 材质: '牛津布' } })
    expect(told(bag, '放盆里泡着洗可以不')).toMatch(/不可浸泡/)
  })
})

test.each([
  ['多大的房间能用', /8-12㎡.*15-20㎡/],
  ['适合多大的客厅', /8-12㎡.*15-20㎡/],
])('多大的 means no large one: %s', (text, value) => {
  const lamp = product({
    category: '灯具/吸顶灯',
    attributes: { 适用面积: '40cm款8-12㎡，50cm款15-20㎡' },
    skus: [sku('白色', '40cm', 15900, 3), sku('白色', '50cm', 22900, 3)],
  })
  expect(draftBeside([lamp], [said(text, 'product_question/attributes')]).text).toMatch(value)
})

test('the own words of the shop are told to all of a message whose piece no entry answers', () => {
  const shoe = product({
    category: '男鞋/皮鞋',
    attributes: { 跟高: '3cm' },
    qa: [{ q: '新鞋磨脚吗', a: '后跟里面垫了一圈软布' }],
  })
  const text = '后跟硬不硬 以前那双老磨脚'
  expect(draftBeside([shoe], [said(text, 'product_question/attributes')]).text).toMatch(/软布/)
})
