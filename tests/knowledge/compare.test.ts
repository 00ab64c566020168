import { describe, expect, it } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { comparedIn, compareProducts, createCatalogue } from '../../src/knowledge/index.ts'
import { compileScripts } from '../../src/planning/scripts.ts'
import { productRecordSchema } from '../../src/types/index.ts'

const ATTRIBUTES = compileScripts(loadScripts('intents').scripts).attributes!

const record = (
  id: string,
  title: string,
  alias: string,
  category: string,
  priceFen: number,
  attributes: Record<string, string>,
) =>
  productRecordSchema.parse({
    id,
    title,
    aliases: [alias],
    category,
    status: 'on_sale',
    priceFen,
    attributes,
    skus: [{ id: `${id}-1`, color: '黑色', stock: 3 }],
  })
const ROUND = record('L1', '简约圆形吸顶灯', '圆形吸顶灯', '灯具/吸顶灯', 39_900, {
  功率: '48W',
  光通量: '4300lm',
  显色指数: 'Ra90',
})
const SQUARE = record('L2', '卧室方形吸顶灯', '方形吸顶灯', '灯具/吸顶灯', 25_900, {
  功率: '24W',
  光通量: '2100lm',
})
const PUMPS = record('S1', '尖头细跟单鞋', '细跟单鞋', '女鞋/单鞋', 36_900, { 跟高: '7cm', 跟型: '细跟' })
const MARY = record('S2', '粗跟玛丽珍鞋', '玛丽珍', '女鞋/单鞋', 33_900, { 跟高: '5cm', 鞋面材质: '漆皮' })
const SHOP = createCatalogue([ROUND, SQUARE, PUMPS, MARY])

function compared(text: string, shown = SQUARE, told: readonly string[] = []) {
  const pair = comparedIn(text, SHOP, shown, told)
  if (pair === null) return null
  const { outcome, facts } = compareProducts(text, pair, ATTRIBUTES)
  return { outcome, says: facts.map(({ say }) => say).join(' ') }
}

describe('two products that are compared', () => {
  it('are told by what is asked of each, though their names speak of a use', () => {
    const each = compared('客厅的圆形吸顶灯跟卧室的方形吸顶灯各是多少瓦')
    expect(each?.says).toContain('48W')
    expect(each?.says).toContain('24W')
    expect(each?.says).not.toContain('lm')
  })

  it.each(['玛丽珍和细跟那双哪个好走', '玛丽珍跟细跟单鞋哪双穿着更稳', '细跟单鞋和玛丽珍哪个久站好些'])(
    'are told apart by what bears on the use: %s',
    (text) => {
      const { outcome, says } = compared(text)!
      expect(outcome).toBe('differs')
      expect(says).toMatch(/跟高5cm/)
      expect(says).toMatch(/跟高7cm/)
      expect(says).not.toMatch(/元|漆皮/)
    },
  )
  it('are told by the one record that tells of the use, and that the other tells nothing', () => {
    const { outcome, says } = compared('方形吸顶灯和圆形吸顶灯哪个颜色更正')!
    expect(outcome).toBe('one_tells')
    expect(says).toMatch(/^圆形吸顶灯 Ra90 方形吸顶灯$/)
  })
  it('need a record of each for the use', () => {
    expect(compared('玛丽珍和细跟单鞋哪个冬天暖和')).toEqual({ outcome: 'unknown', says: '' })
  })
  it.each(['玛丽珍和细跟单鞋哪个软', '玛丽珍和细跟单鞋哪双耐看', '细跟单鞋和玛丽珍谁的质量好'])(
    'are left to a person where no record tells what is asked: %s',
    (text) => expect(compared(text)?.outcome).toBe('unknown'),
  )
  it.each(['玛丽珍和细跟单鞋有啥区别', '玛丽珍和细跟单鞋哪个好', '玛丽珍跟细跟单鞋怎么选'])(
    'are told by all that differs where nothing in particular is asked: %s',
    (text) => expect(compared(text)?.says).toMatch(/339元.*369元/),
  )
  it.each(['方形吸顶灯比圆的那盏便宜几多', '比圆的那盏便宜多少'])(
    'are told by their prices where one is called by its name, the other by a word of it: %s',
    (text) => expect(compared(text)?.says).toMatch(/259元.*399元/),
  )
  it.each(['比圆形吸顶灯便宜140差在哪', '跟圆的那款比贵在哪', '和圆的比贵140值不值'])(
    'are told by more than their prices where the price is to be borne out: %s',
    (text) => {
      const { says } = compared(text)!
      expect(says).toMatch(/24W/)
      expect(says).toMatch(/48W/)
    },
  )
  it.each(['和圆的那款有啥区别', '跟圆的比哪个亮', '比圆的差多少钱'])(
    'may be named by a part that only one of the kind bears: %s',
    (text) => expect(compared(text)?.says).toMatch(/圆形吸顶灯/),
  )
  it('are told by the difference where it is asked for, and not because something is handy', () => {
    expect(compared('玛丽珍比细跟单鞋便宜了多少')?.outcome).toBe('differs_by')
    expect(compared('玛丽珍和细跟单鞋哪双穿脱方便几分')?.outcome).not.toBe('differs_by')
  })
  it('are no two where the part fits none, or the product itself', () => {
    expect(compared('和长的那款有啥区别')).toBeNull()
    expect(compared('和方的那款有啥区别')).toBeNull()
  })
  it.each(['分别多高的跟', '跟高各是多少', '跟多高分别'])(
    'stay meant behind a line in passing, each by its name: %s',
    (text) => {
      const told = ['玛丽珍339元，细跟单鞋369元。', '好的，我问一下。']
      expect(compared(text, SQUARE, told)?.says).toMatch(/玛丽珍.*5cm.*细跟单鞋.*7cm/)
    },
  )
  it('are no longer meant once another one was told of', () => {
    const told = ['玛丽珍339元，细跟单鞋369元。', '方形吸顶灯24W。']
    expect(compared('分别多高', SQUARE, told)).toBeNull()
  })
})

describe('two that are to hold something', () => {
  const sleeve = (id: string, alias: string, holds: string) =>
    record(id, `轻薄${alias}`, alias, '箱包/电脑包', 15_900, {
      尺寸: `长${id.length + 36}cm`,
      可装电脑: holds,
      重量: `${id.length}00g`,
    })
  const [small, large] = [sleeve('B1', '内胆包', '14英寸及以下'), sleeve('B22', '手提包', '15.6英寸及以下')]
  it('are compared by what they hold, not by their measures', () => {
    const text = '内胆包跟手提包哪个装得下15.6的本'
    const pair = comparedIn(text, createCatalogue([small, large]), null, [])!
    const { facts } = compareProducts(text, pair, ATTRIBUTES)
    expect(facts.map(({ say }) => say)).toEqual(['内胆包', '14英寸及以下', '手提包', '15.6英寸及以下'])
  })

  it('are compared by what is asked of them beside that', () => {
    const text = '内胆包跟手提包 装得下14的本 哪个轻'
    const pair = comparedIn(text, createCatalogue([small, large]), null, [])!
    const { facts } = compareProducts(text, pair, ATTRIBUTES)
    expect(facts.map(({ say }) => say)).toEqual(['内胆包', '200g', '手提包', '300g'])
  })
})
