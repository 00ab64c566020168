import { describe, expect, test } from 'vitest'
import { whichProduct } from '../../src/knowledge/catalogue/which-product.ts'
import { createCatalogue, findProduct, mainAsked, namesGift, readBasket } from '../../src/knowledge/index.ts'
import { SHOP } from '../planning/helpers.ts'
import { ATTRIBUTES, product } from './samples.ts'

const skus = (colors: string[], sizes: string[]) =>
  colors.flatMap((color) => sizes.map((size) => ({ id: `${color}${size}`, color, size, stock: 3 })))

const DERBY = product({
  id: 'D',
  aliases: ['德比鞋'],
  pairs: ['S'],
  skus: skus(['黑色', '酒红'], ['40', '42']),
})
const MESH = product({
  id: 'N',
  title: '透气网面运动鞋',
  aliases: ['网面鞋'],
  category: '男鞋/运动鞋',
  priceFen: 29_900,
  skus: skus(['灰色'], ['40', '42']),
})
const SLIP = product({ id: 'L', title: '软底乐福鞋', aliases: ['乐福鞋'], priceFen: 39_900 })
const SOCKS = product({
  id: 'S',
  title: '商务棉袜三双装',
  aliases: ['袜子'],
  category: '配件/袜子',
  priceFen: 3900,
  skus: skus(['黑色', '灰色'], ['均码']),
})
const ROUND = product({
  id: 'R',
  title: '圆形吸顶灯',
  aliases: ['圆形灯'],
  category: '灯具/吸顶灯',
  priceFen: 39_800,
})
const SQUARE = product({ id: 'Q', title: '方形吸顶灯', aliases: ['方形灯'], category: '灯具/吸顶灯' })
const SHELF = createCatalogue([DERBY, MESH, SLIP, SOCKS, ROUND, SQUARE])

const idOf = (which: ReturnType<typeof whichProduct>) =>
  which.outcome === 'one' ? which.product.id : which.outcome

describe('of what the shop recommended', () => {
  const among = (text: string, offered = [DERBY, MESH, SLIP]) => idOf(whichProduct({ text, offered }, SHELF))
  test.each([
    ['那个网面的吧', 'N'],
    ['乐福呢', 'L'],
    ['那就德比 什么皮', 'D'],
    ['399那双跟多高', 'L'],
    ['那双299的有42没', 'N'],
    ['灰色那个就行', 'N'],
    ['酒红的吧', 'D'],
  ])('a part of the name, a price or a colour tells: %s', (text, id) => expect(among(text)).toBe(id))

  test.each([
    ['圆的那个亮不亮', 'R'],
    ['方形那个', 'Q'],
  ])('a shape tells: %s', (text, id) => expect(among(text, [ROUND, SQUARE])).toBe(id))

  test.each(['有42的吗', '配酒红裙子好看不', '哪个软一点'])('nothing tells: %s', (text) =>
    expect(among(text)).toBe('none'),
  )
})

describe('what an agent named', () => {
  const since = (told: string[], last: string | null = null) =>
    idOf(whichProduct({ text: '有42的吗', told, last }, SHELF))
  test('is talked about, also behind words that name nothing', () => {
    expect(since(['推荐您看看乐福鞋', '亲稍等'])).toBe('L')
  })
  test('is no gift, and not what only goes with it', () => {
    expect(since(['德比鞋卖得好', '满300送一双袜子'])).toBe('D')
    expect(since(['德比鞋可以配袜子一起拍'])).toBe('D')
  })
  test('is not told among several', () => {
    expect(since(['德比鞋和乐福鞋都可以'], 'N')).toBe('N')
  })
})

describe('an accessory', () => {
  const about = (text: string, lately: string[] = [], last = 'D') =>
    idOf(whichProduct({ text, last, lately, shown: [DERBY] }, SHELF))
  test.each([
    '40码袜子穿厚点行不',
    '再加一份袜子',
    '我平时不爱配袜子穿',
    '袜子和鞋一起多少钱',
    '脚汗多穿什么袜子',
  ])('named in passing leaves the talk where it is: %s', (text) => expect(about(text)).toBe('D'))

  test('that is given is asked about as a gift, for money as goods', () => {
    expect(about('袜子什么颜色', ['满300送一双袜子'])).toBe('D')
    expect(about('袜子单买多少钱', ['满300送一双袜子'])).toBe('S')
  })

  test.each(['袜子多少钱', '你们有袜子卖吗', '顺便问下袜子什么材质', '那个袜子厚不厚'])(
    'asked about by itself is talked about: %s',
    (text) => expect(about(text)).toBe('S'),
  )

  test.each([
    ['酒红的有吗', 'D'],
    ['黑的42有吗', 'D'],
    ['灰色有吗', 'S'],
    ['多少钱', 'S'],
  ])('gives way to what it goes with where only that is made so: %s', (text, id) => {
    expect(idOf(whichProduct({ text, last: 'S', shown: [DERBY, SOCKS] }, SHELF))).toBe(id)
  })

  test('is goods of another kind: what one bag goes with is a bag', () => {
    const shelf = createCatalogue([product({ id: 'A', pairs: ['B'] }), product({ id: 'B' })])
    expect(shelf.goesWithOthers('B')).toBe(false)
    expect(SHELF.goesWithOthers('S')).toBe(true)
  })

  test('that is added came up, though the talk stays', () => {
    const named = { card: null, last: { id: 'D' }, order: null, orderNumber: null, customerId: null }
    const none = { order: null, record: null, choices: [], among: [], isSettled: false }
    const settled = (text: string) => findProduct({ ...named, text }, none, SHELF, SHOP).settled
    expect(settled('配什么袜子')).toMatchObject({ product: null, beside: [{ id: 'S' }] })
    expect(settled('袜子多少钱')).toMatchObject({ product: { id: 'S' }, beside: [] })
  })
})

describe('what only the goods tell that an accessory goes with', () => {
  const shoe = product({ ...DERBY, attributes: { 跟高: '3cm', 鞋面材质: '牛皮' } })
  const socks = product({ ...SOCKS, attributes: { 材质: '棉' } })
  const catalogue = createCatalogue([shoe, socks])
  const asked = (text: string, talked = socks) =>
    mainAsked(text, { product: talked, catalogue, shown: [shoe] }, ATTRIBUTES)?.id ?? null
  test.each([
    ['跟高多少', 'D'],
    ['这个跟高多少', null],
    ['袜子跟高多少', null],
    ['几天到', null],
  ])('%s', (text, id) => expect(asked(text)).toBe(id))
  test('is asked of the accessory where its record tells it too, and of goods by themselves', () => {
    expect(asked('什么材质', product({ ...socks, attributes: { 跟高: '无', 鞋面材质: '棉' } }))).toBeNull()
    expect(asked('跟高多少', shoe)).toBeNull()
  })
})

test('a gift is named beside what is talked about, not where it is what is bought', () => {
  const gifts = [
    { id: 'g', type: 'gift', name: '送袜', say: '满300送袜子', gift: '袜子一双', fromFen: 1 },
  ] as never
  const named = (text: string, talked = DERBY) =>
    namesGift(text, { product: talked, catalogue: SHELF }, gifts)
  expect(named('送的袜子什么颜色')).toBe(true)
  expect(named('什么颜色')).toBe(false)
  expect(named('袜子什么颜色', SOCKS)).toBe(false)
})

describe('beside what was ordered', () => {
  const BAG = product({
    id: 'B',
    title: '手提电脑包',
    aliases: ['电脑包'],
    category: '箱包/电脑包',
    priceFen: 18_000,
    skus: skus(['黑色'], ['小号', '大号']),
  })
  const TRUNK = product({
    id: 'T',
    title: '大号铝框行李箱',
    aliases: ['行李箱'],
    category: '箱包/行李箱',
    priceFen: 39_000,
    skus: skus(['银色'], ['均码']),
  })
  const SHOP_OF_BAGS = createCatalogue([BAG, TRUNK, DERBY, MESH, SOCKS])
  const which = (text: string, ordered: string[], last?: string) =>
    idOf(whichProduct({ text, ordered, last: last ?? null }, SHOP_OF_BAGS))

  test('a colour or size of it names no other product', () => {
    expect(which('大号有货没', ['B'])).toBe('B')
    expect(which('行李箱大号有货没', ['B'])).toBe('T')
    const priced = readBasket('大号的多少钱', BAG, SHOP_OF_BAGS).map((each) => each.product.id)
    expect(priced).toEqual(['B'])
  })
  test('of several things the one is meant that the words call, or that is made so', () => {
    expect(which('德比那双改40吧', ['S', 'D'], 'S')).toBe('D')
    expect(which('酒红40还有吧', ['S', 'D'])).toBe('D')
    expect(which('灰色40还有吧', ['D', 'N'])).toBe('N')
    expect(which('黑色的还有吧', ['S', 'D'], 'S')).toBe('S')
  })
  test('what else is looked at stays looked at', () => {
    expect(which('酒红40还有吧', ['D', 'S'], 'N')).toBe('N')
  })
})
