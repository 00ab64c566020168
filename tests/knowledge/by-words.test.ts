import { describe, expect, test } from 'vitest'
import { answerProduct, factNamed } from '../../src/knowledge/index.ts'
import { ATTRIBUTES, product } from './samples.ts'

const FAN = product({
  title: '落地电风扇',
  category: '小家电/风扇',
  attributes: { 控制方式: '触控+遥控器', 运行声音: '26dB', 功率: '32W', 摇头: '上下左右摇头' },
  qa: [{ q: '倒了会怎么样', a: '倾倒后自动断电' }],
})
const CREAM = product({
  title: '保湿面霜',
  category: '美妆/面霜',
  attributes: { 开封后使用期限: '12个月', 保质期: '3年', 适合肤质: '干性、敏感性肌肤' },
})
const FOUNTAIN = product({
  title: '饮水机',
  category: '宠物用品',
  attributes: { 滤芯更换: '建议30天更换一次', 水盘: '304不锈钢' },
})

const BAG = product({
  title: '托特包',
  category: '箱包',
  attributes: { 内部结构: '1个拉链袋、2个插袋', 五金: '浅金色', 鞋底: '橡胶', 清洗: '不可进洗碗机' },
  qa: [{ q: '防滑吗', a: '底部有防滑底纹' }],
})

const said = (text: string, of = FAN) => {
  const answer = answerProduct(of, text, ATTRIBUTES)
  if (answer === null || answer.outcome === 'unknown') return null
  return (factNamed(answer.facts, 'product.qa') ?? answer.facts[1])?.value ?? null
}

describe('words that stand in the record', () => {
  test.each([
    ['有遥控没躺床上懒得起来', '触控+遥控器', FAN],
    ['多少分贝来着', '26dB', FAN],
    ['自己会跳断电不', '倾倒后自动断电', FAN],
    ['滤芯多久要换一回', '建议30天更换一次', FOUNTAIN],
    ['是304的还是316的', '304不锈钢', FOUNTAIN],
    ['开封后能放多久', '12个月', CREAM],
  ])('are answered by it: %s', (text, value, of) => {
    expect(said(text, of)).toBe(value)
  })

  test.each([
    ['零下20度够暖和吧', '-10℃以上'],
    ['里子是毛的吗', '羊毛'],
  ])('goes before what is asked by name, where it is called so: %s', (text, value) => {
    const boot = product({ category: '男鞋/靴子', attributes: { 内里材质: '羊毛', 适用温度: '-10℃以上' } })
    expect(said(text, boot)).toBe(value)
  })

  test.each([
    ['几分钟能凉下来', FAN],
    ['遥控能用多久', FAN],
    ['送货上门吗', FAN],
    ['滤芯多重', FOUNTAIN],
    ['304块钱吗', FOUNTAIN],
  ])('of another measure or of nothing in it are not: %s', (text, of) => {
    expect(said(text, of)).toBeNull()
  })

  test.each([
    ['里头有几个小兜兜', '1个拉链袋、2个插袋'],
    ['能丢洗碗机不', '不可进洗碗机'],
  ])('are found for what customers say: %s', (text, value) => {
    expect(said(text, BAG)).toBe(value)
  })

  test('that stand in two entries are not guessed at', () => {
    const bag = product({
      title: '包',
      category: '箱包',
      attributes: { 甲配件: '送防尘罩', 乙配件: '含防尘罩' },
    })
    expect(said('带防尘罩不', bag)).toBeNull()
  })
})

describe('health and danger', () => {
  test.each(['怀孕4个月可以用吗', '孕妇用开封后能放多久', '哺乳期敏感肌能用吗'])(
    'are answered by nothing that does not speak of them: %s',
    (text) => {
      expect(said(text, CREAM)).toBeNull()
    },
  )

  test('are answered by what does', () => {
    const safe = product({ ...CREAM, qa: [{ q: '孕妇能用吗', a: '孕妇请先问医生' }] })
    expect(said('孕妇能用吗', safe)).toBe('孕妇请先问医生')
  })
})

test('a value that no vocabulary knows is shown to who asks whether it is so', () => {
  const boot = product({ category: '女鞋/靴子', attributes: { 内里材质: '仿羊羔绒' } })
  expect(said('里头有毛没', boot)).toBe('仿羊羔绒')
  expect(said('里头会掉毛吗', boot)).toBeNull()
})

test('the girth of a boot is not its height', () => {
  const boot = product({ category: '女鞋/靴子', attributes: { 筒高: '16cm', 筒围: '26cm' } })
  expect(said('靴筒一圈是多少', boot)).toBe('26cm')
  expect(said('靴筒多高', boot)).toBe('16cm')
})

describe('before a neighbour', () => {
  const LANTERN = product({
    title: '拉杆音箱',
    category: '数码/音箱',
    attributes: { 供电方式: '太阳能', 照明时长: '晴天8小时，多云3小时', 感应方式: '红外', 尺寸: '30×20cm' },
    qa: [
      { q: '拉杆能拉几节', a: '拉杆两节，最长90厘米' },
      { q: '白天会感应吗', a: '光线足的时候不感应' },
      { q: '一直开着费电吗', a: '待机不到1瓦' },
      { q: '男生用合适吗', a: '黑色男女都合适' },
    ],
  })

  test.each([
    ['多云能亮几个小时', '晴天8小时，多云3小时'],
    ['拉杆最多能拉多长', '拉杆两节，最长90厘米'],
    ['白天人过去它动不动', '光线足的时候不感应'],
    ['要是一直这么开着费不费电', '待机不到1瓦'],
    ['给我爸用行吗', '黑色男女都合适'],
  ])('the record or the shop itself answers: %s', (text, value) => expect(said(text, LANTERN)).toBe(value))

  test.each(['感应能关掉不', '里面有贺卡没'])('nothing does: %s', (text) =>
    expect(said(text, LANTERN)).toBeNull(),
  )

  test('what only one kind of people may use says so', () => {
    const shoe = product({ category: '童鞋', attributes: { 适用性别: '男女通用', 适用年龄: '3-6岁' } })
    expect(said('男孩子能穿不', shoe)).toBe('男女通用')
    expect(said('几岁能穿', shoe)).toBe('3-6岁')
    const aged = product({ category: '童鞋', attributes: { 适用年龄: '3-6岁' } })
    expect(said('男孩子能穿不', aged)).toBeNull()
  })

  test('one size tells no length from another', () => {
    const scarf = product({
      category: '服饰配件/丝巾',
      attributes: { 尺寸: '90×90cm' },
      skus: [{ id: 'a', color: '米色', size: '均码', stock: 1 }],
    })
    expect(said('均码是多长', scarf)).toBe('90×90cm')
  })
})
