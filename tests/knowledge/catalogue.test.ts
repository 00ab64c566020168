import { describe, expect, test } from 'vitest'
import {
  budgetIn,
  comparedIn,
  compareProducts,
  createCatalogue,
  crossSell,
  idInLink,
  namedIn,
  needOf,
  recommend,
  tellsNeed,
  whichProduct,
} from '../../src/knowledge/index.ts'
import { ATTRIBUTES, product } from './samples.ts'

const DERBY = product({
  id: 'KN-1',
  title: '男士商务德比鞋',
  aliases: ['德比鞋'],
  tags: ['商务'],
  attributes: { 跟高: '3cm', 产地: '温州' },
  pairs: ['KN-3'],
})
const LOAFER = product({
  id: 'KN-2',
  title: '男士休闲乐福鞋',
  aliases: ['乐福鞋'],
  priceFen: 39900,
  tags: ['休闲'],
  attributes: { 跟高: '2cm', 产地: '温州' },
})
const SOCKS = product({ id: 'KN-3', title: '纯棉袜子', category: '配件', priceFen: 1900 })
const BROWN = product({ id: 'KN-4', title: '女士头层牛皮短靴', aliases: ['短靴'], priceFen: 52900 })
const SHOP = createCatalogue([DERBY, LOAFER, SOCKS, BROWN])
const URL = 'https://shop.example/item?id={id}'
const which = (hints: object) => whichProduct({ text: '', ...hints }, SHOP, URL)

describe('which product is meant', () => {
  test.each([
    ['the card', { card: 'KN-2', text: '德比鞋' }, 'KN-2', 'card'],
    ['the link', { text: '这个 https://shop.example/item?id=KN-2&s=1 有货吗' }, 'KN-2', 'link'],
    ['an alias', { text: '乐福鞋有42吗', last: 'KN-1' }, 'KN-2', 'words'],
    ['words of the title', { text: '那个商务的皮鞋多少钱,德比的', last: null }, 'KN-1', 'words'],
    ['the conversation', { text: '有货吗', last: 'KN-1' }, 'KN-1', 'conversation'],
    [
      'the conversation, where a name only says where it goes',
      { text: '能套在短靴上不', last: 'KN-3' },
      'KN-3',
      'conversation',
    ],
    ['the order', { text: '怎么保养', ordered: ['KN-4', 'KN-4'] }, 'KN-4', 'order'],
  ])('by %s', (_, hints, id, by) =>
    expect(which(hints)).toMatchObject({ outcome: 'one', product: { id }, by }),
  )

  test('is not what is given with it', () => {
    expect(which({ text: '德比鞋多少钱 有纯棉袜子送没' })).toMatchObject({ product: { id: 'KN-1' } })
    expect(which({ text: '买乐福鞋送纯棉袜子吗' })).toMatchObject({ product: { id: 'KN-2' } })
    expect(which({ text: '纯棉袜子送人好看吗' })).toMatchObject({ product: { id: 'KN-3' } })
  })

  test('is not what words ask to be so', () => {
    for (const text of ['这是头层牛皮的吗', '牛皮做的不', '是不是纯棉', '纯棉吧'])
      expect(which({ text })).toEqual({ outcome: 'none' })
    expect(which({ text: '头层牛皮那双短靴多高' })).toMatchObject({ product: { id: 'KN-4' } })
  })

  test('is a choice of two where both are named', () => {
    const found = which({ text: '德比鞋和乐福鞋哪个好' })
    expect(found.outcome === 'several' && found.products.map(({ id }) => id)).toEqual(['KN-1', 'KN-2'])
  })
  test('is unknown for an id that the shop does not have, none without a hint', () => {
    expect(which({ card: 'X' })).toEqual({ outcome: 'unknown' })
    expect(which({ text: 'https://elsewhere.example/1?id=7 这个呢', last: 'KN-1' })).toEqual({
      outcome: 'unknown',
    })
    expect(which({ text: '在吗' })).toEqual({ outcome: 'none' })
  })
  test('reads no id from another shop’s link', () => {
    expect(idInLink('https://other.example/item?id=KN-1', URL)).toBeNull()
  })
})

describe('two products', () => {
  const compare = (text: string) => {
    const [one, other] = namedIn(text, SHOP)
    const { outcome, facts } = compareProducts(text, [one!, other!], ATTRIBUTES)
    return [outcome, ...facts.map(({ say }) => say)]
  }
  test('are named in the order of the words, each once', () => {
    const named = (text: string) => namedIn(text, SHOP).map(({ product: { id } }) => id)
    expect(named(`${LOAFER.title}和${DERBY.title}一起`)).toEqual([LOAFER.id, DERBY.id])
    expect(named('在吗')).toEqual([])
  })
  test('are what is shown and the one that is named, or the two that the shop named last', () => {
    const compared = (text: string, said: string | null = null) =>
      comparedIn(text, SHOP, DERBY, said === null ? [] : [said])?.map(({ product: { id } }) => id) ?? null
    expect(compared('这个跟乐福鞋比哪个轻')).toEqual([DERBY.id, LOAFER.id])
    expect(compared('乐福鞋哪个色好看')).toBeNull()
    expect(compared('这个跟德比鞋比哪个轻')).toBeNull()
    expect(compared('哪个是真皮的', '德比鞋3cm，乐福鞋2cm。')).toEqual([DERBY.id, LOAFER.id])
    expect(compared('是真皮的吗', '德比鞋3cm，乐福鞋2cm。')).toBeNull()
  })
  test('are told apart by price and what differs, not by what they share', () => {
    expect(compare(`${DERBY.title}和${LOAFER.title}有什么区别`)).toEqual([
      'differs',
      '德比鞋',
      '459元、跟高3cm',
      '乐福鞋',
      '399元、跟高2cm',
    ])
  })
  test('are told apart by what is asked alone', () => {
    expect(compare(`${DERBY.title}和${LOAFER.title}哪个便宜`)).toEqual([
      'differs',
      '德比鞋',
      '459元',
      '乐福鞋',
      '399元',
    ])
    expect(compare(`${DERBY.title}和${LOAFER.title}哪个重`)).toEqual(['unknown'])
  })
})

describe('a recommendation', () => {
  const need = { text: '有推荐吗', budgetFen: null, size: null, color: null }
  const titles = (over: object, asked = false) => {
    const { outcome, facts } = recommend({ ...need, ...over }, SHOP, asked)
    return [outcome, ...facts.filter(({ name }) => name.endsWith('.title')).map(({ say }) => say)]
  }
  test('asks for the need once', () => {
    expect(titles({})).toEqual(['ask'])
    expect(titles({}, true)).toHaveLength(3)
  })
  test('follows the occasion and the budget, each with a reason of its record', () => {
    expect(titles({ text: '商务场合穿的' })).toEqual(['products', DERBY.title])
    expect(titles({ text: '400以内的', budgetFen: 40000 })).not.toContain(DERBY.title)
  })
  test('knows words that mean the same, and nothing that is for others', () => {
    const alike = [['商务', '谈生意']]
    const people = [{ words: ['我妈'], not: ['男'] }]
    expect(titles({ text: '谈生意穿的', alike })).toEqual(['products', DERBY.title])
    expect(titles({ text: '商务的', people }, true)).toContain(DERBY.title)
    expect(titles({ text: '我妈穿的', people }, true)).not.toContain(DERBY.title)
  })
  test('leaves out what is not wanted', () => {
    expect(titles({ text: '不要德比鞋' }, true)).not.toContain(DERBY.title)
    expect(titles({ text: '除了德比鞋还有别的吗' }, true)).not.toContain(DERBY.title)
    expect(titles({ text: '不要太贵的' }, true)).toContain(DERBY.title)
  })
  test('is of the right size for the room', () => {
    const lamp = (id: string, area: string) =>
      product({ id, title: `吸顶灯${id}`, category: '灯具', attributes: { 适用面积: area }, skus: [] })
    const shop = createCatalogue([
      lamp('A', '10-15㎡'),
      lamp('B', '20-25㎡'),
      lamp('C', '60cm 20㎡,80cm 30㎡'),
    ])
    const { facts } = recommend(
      needOf({ text: '卧室12平用哪个灯', budgetFen: null, color: null }, ATTRIBUTES),
      shop,
      true,
    )
    expect(facts.filter(({ name }) => name.endsWith('.id')).map(({ value }) => value)).toEqual(['A'])
    expect(facts.find(({ name }) => name === 'product1.reason')?.say).toContain('10-15㎡')
  })
  test('is narrowed only by words that tell products apart', () => {
    const tells = (text: string) =>
      tellsNeed(needOf({ text, budgetFen: budgetIn(text), color: null }, ATTRIBUTES), SHOP)
    expect(['商务的', '300以内', '不要网面'].map(tells)).toEqual([true, true, true])
    expect(['你们几点下班', '哈哈'].map(tells)).toEqual([false, false])
  })
})

describe('goods that are asked for before any is chosen', () => {
  const RAIN = product({
    id: 'G-1',
    title: '女士雨天短筒胶靴',
    category: '女鞋/靴子',
    attributes: { 光源: 'LED', 鞋面材质: '橡胶', 是否防滑: '防滑大底' },
    skus: [{ id: 'a', color: '黑色', size: '37', stock: 3 }],
  })
  const SANDAL = product({
    id: 'G-2',
    title: '女士羊皮凉鞋',
    category: '女鞋/凉鞋',
    attributes: { 鞋面材质: '头层羊皮' },
  })
  const CHILD = product({
    id: 'G-3',
    title: '学步鞋',
    category: '童鞋/学步鞋',
    attributes: { 适用年龄: '1-3岁' },
  })
  const HAT = product({ id: 'G-4', title: '毛线帽', category: '配件/帽子', attributes: { 材质: '羊毛' } })
  const STORE = createCatalogue([RAIN, SANDAL, CHILD, HAT])
  const found = (text: string) => {
    const need = needOf({ text, budgetFen: budgetIn(text), color: null }, ATTRIBUTES)
    const { outcome, facts } = recommend(need, STORE, false)
    const ids = facts.filter(({ name }) => name.endsWith('.id')).map(({ value }) => value)
    return ids.length > 0 ? ids : outcome
  }

  test.each([
    ['店里有靴子没', ['G-1']],
    ['卖帽子吗', ['G-4']],
    ['有没有羊皮的鞋', ['G-2']],
    ['有童鞋吗', ['G-3']],
    ['有没有麂皮的鞋', 'none'],
    ['有男鞋吗', 'none'],
    ['给我爸买双鞋', 'none'],
    ['给老婆买双鞋 上班穿', 'ask'],
  ])('%s: %j', (text, expected) => expect(found(text)).toEqual(expected))

  test('a reason says something, and is no heading', () => {
    const need = needOf({ text: '防滑的靴子', budgetFen: null, color: null }, ATTRIBUTES)
    const { facts } = recommend(need, STORE, true)
    expect(facts.find(({ name }) => name === 'product1.reason')?.say).not.toContain('光源')
    expect(facts.map(({ say }) => say)).toContain('防滑大底')
  })

  test.each([
    ['手头只有280', 28_000],
    ['100多的有啥', 19_900],
    ['买2双', null],
  ])('what may be spent: %s', (text, fen) => expect(budgetIn(text)).toBe(fen))
})

test('only what the shop pairs is offered besides', () => {
  expect(crossSell(DERBY, SHOP, [])?.id).toBe('KN-3')
  expect(crossSell(DERBY, SHOP, ['KN-3'])).toBeNull()
  expect(crossSell(LOAFER, SHOP, [])).toBeNull()
})
