import { expect, test } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { converse, converseRow, converseSchema, type DialogueTurn } from '../../src/evaluation/converse.ts'
import { shelvesOf, withProduct } from '../../src/evaluation/records.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { NOW, predicted, SHOP, said, shopWith } from '../planning/helpers.ts'
import { SCRIPTS } from '../planning/scripts.ts'

/** Understands the test's own notation: `words=intent/kind`, one clause a line. */
const engine = {
  planner: createPlanner(SCRIPTS),
  understanding: {
    understand: (text: string) =>
      predicted(
        ...text.split('\n').map((line) => said(line.split('=')[0]!, line.split('=')[1] ?? 'low_confidence')),
      ),
  },
}
const rows = (turns: DialogueTurn[], shop = SHOP) => converse(engine, shop, { turns }, NOW).map(converseRow)

test('a dialogue remembers what was answered', () => {
  const [first, second] = rows([
    { text: '什么时候发=shipping_time/dispatch' },
    { text: '啥时候发=shipping_time/dispatch' },
  ])
  expect(first).toMatchObject({ decision: 'reply', intents: ['shipping_time'], reason: 'answered' })
  expect(second).toMatchObject({ decision: 'handoff', reason: 'asked_again' })
})

test('a product that a turn tells of is known, one that it only names is not', () => {
  const named = { id: 'p1', title: '德比鞋' }
  const told = { ...named, attributes: { 鞋面材质: '头层牛皮' } }
  expect(withProduct(undefined, told, SHOP)?.catalogue.product('p1')).toMatchObject(told)
  expect(withProduct(undefined, named, SHOP)).toBeUndefined()
  expect(withProduct(undefined, { ...told, shop: 'another' }, SHOP)).toBeUndefined()
})

test('what a turn tells of a product stands before what the shelf says, and the rest stays', () => {
  const shelf = shelvesOf([{ id: 'p1', title: '德比鞋', category: '男鞋', priceFen: 100 }], [])(SHOP.shop)
  const known = withProduct(shelf, { id: 'p1', title: '', priceFen: 200 }, SHOP)?.catalogue.product('p1')
  expect(known).toMatchObject({ title: '德比鞋', category: '男鞋', priceFen: 200 })
})

test('turns within the merge window are one burst, answered by the last', () => {
  const answered = rows([
    { text: '在吗=greeting', at: 0 },
    { text: '是正品吗=authenticity/genuine', at: 8 },
    { text: '有发票吗=invoice/available', at: 15 },
    { text: '什么时候发=shipping_time/dispatch', at: 24 },
  ])
  expect(answered.map(({ decision, reason }) => `${decision} ${reason}`)).toEqual([
    'silent merged',
    'silent merged',
    'reply answered',
    'reply answered',
  ])
  expect(answered[0]).toEqual({ decision: 'silent', intents: [], reply: null, reason: 'merged' })
  expect(answered[2]!.reply).toMatch(/官方店铺.*正规发票/)
})

test('a turn without a time comes a minute after the one before', () => {
  expect(rows([{ text: '在吗=greeting', at: 5 }, { text: '有发票吗=invoice/available' }])[0]!.reason).toBe(
    'answered',
  )
})

test('time does not run backwards', () => {
  const turns = [
    { text: '在吗=greeting', at: 100 },
    { text: '有发票吗=invoice/available', at: 3 },
  ]
  expect(() => rows(turns)).toThrow(InputError)
})

test('the shop decides how long the window is', () => {
  const turns = [
    { text: '在吗=greeting', at: 0 },
    { text: '有发票吗=invoice/available', at: 4 },
  ]
  expect(rows(turns, shopWith({ policy: { mergeWindowSeconds: 3 } }))[0]!.reason).toBe('answered')
})

test('begins in a working hour, whatever the time it is run', () => {
  const shop = shopWith({ hours: { week: { mon: [['14:00', '18:00']] } } })
  expect(rows([{ text: '江西' }], shop)).toEqual([
    { decision: 'handoff', intents: [], reply: null, reason: 'low_confidence' },
  ])
})

test('a line may give turns as plain texts', () => {
  const { turns } = converseSchema.parse({ id: 'd1', turns: ['在吗', { text: '便宜点', at: 61 }] })
  expect(turns).toEqual([{ text: '在吗' }, { text: '便宜点', at: 61 }])
})

test('a turn longer than a message may be is refused', () => {
  expect(() => rows([{ text: '长'.repeat(4001) }])).toThrow(InputError)
})

test('wordings differ between dialogues, and repeat for the same id', () => {
  const replies = (id: string) =>
    converse(engine, SHOP, { id, turns: [{ text: '有发票吗=invoice/available' }] }, NOW)[0]!.text
  expect(replies('d1')).toBe(replies('d1'))
  expect(new Set(['d1', 'd2', 'd3', 'd4', 'd5', 'd6'].map(replies)).size).toBeGreaterThan(1)
})
