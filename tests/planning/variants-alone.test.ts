import { describe, expect, it, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said } from './helpers.ts'

const SOCKET = productRecordSchema.parse({
  id: 'V1',
  title: '暗装墙壁插座',
  category: '电工/插座',
  priceFen: 1600,
  attributes: { USB输出: '5V 2.4A', 面板: 'PC' },
  skus: [sku('象牙白', '三孔', 1600, 9), sku('象牙白', '三孔带USB', 2900, 4), sku('灰色', '三孔', 1800, 0)],
})
const BELT = productRecordSchema.parse({
  id: 'V2',
  title: '牛皮腰带',
  category: '配饰/腰带',
  priceFen: 8900,
  attributes: { 宽度: '3cm' },
  skus: [sku('黑色', '90cm', 8900, 3), sku('黑色', '115cm', 9900, 3), sku('棕色', '90cm', 8900, 0)],
})
const SHOE = productRecordSchema.parse({
  id: 'V3',
  title: '学生演出黑色舞鞋',
  priceFen: 9900,
  skus: [sku('黑色', '35', 9900, 2)],
})

describe('a colour or a size by itself', () => {
  it.each([
    ['象牙白', /象牙白.*能拍|有/],
    ['灰三孔', /没货|没有了|暂时没/],
  ])('asks whether it is there: %s', (text, told) => {
    expect(draftBeside([SOCKET], [text]).text).toMatch(told)
  })
  test('is no question for what the record calls alike', () => {
    const draft = draftBeside([SOCKET], [said('带usb的', 'product_question/attributes')])
    expect(draft.text).toMatch(/象牙白/)
    expect(draft.text).not.toMatch(/2\.4A/)
  })
  it.each([
    ['黑115多少', /99元/],
    ['棕90多少呀', /89元/],
    ['115多少', /99元/],
  ])('with 多少 behind it asks for its price: %s', (text, told) => {
    expect(draftBeside([BELT, SHOE], [text]).text).toMatch(told)
  })
  test('a colour names no other product that has it in its title', () => {
    expect(draftBeside([BELT, SHOE], ['黑色90多少']).text).toMatch(/89元/)
  })
})

describe('two sizes that are measures', () => {
  it.each(['90和115差几公分', '90比115短多少', '115跟90差多长', '90和115长度差多少'])(
    'differ by what lies between: %s',
    (text) => {
      expect(draftBeside([BELT], [text]).text).toMatch(/25cm/)
    },
  )
  test('differ by their price where that is asked', () => {
    expect(draftBeside([BELT], ['115比90贵多少']).text).toMatch(/10元/)
  })
})

test('a range is told size by size', () => {
  const boots = productRecordSchema.parse({
    ...SHOE,
    skus: [sku('黑色', '35', 1, 2), sku('黑色', '36', 1, 0), sku('黑色', '37', 1, 1)],
  })
  expect(draftBeside([boots], ['35到37还有吗']).text).toMatch(/36.*(?:没|缺)|(?:没|缺).*36/)
  expect(draftBeside([boots], ['35到37还有吗']).text).toMatch(/35、37/)
})

test('who asked whether it may go back asks for the postage of that', () => {
  const back = said('不喜欢能退不', 'return_policy/can_return')
  const draft = draftBeside([SHOE], [back, said('邮费谁掏', 'promotion/free_shipping')])
  expect(draft.intents).toEqual(['return_shipping'])
})

test('who asks which other colours there are is told all of them', () => {
  const scarf = productRecordSchema.parse({
    ...BELT,
    skus: [sku('粉色', '', 1, 0), sku('黑色', '', 1, 2), sku('蓝色', '', 1, 4), sku('绿色', '', 1, 0)],
  })
  expect(draftBeside([scarf], ['粉的卖完了?还有啥颜色']).text).toMatch(/黑色、蓝色/)
})
