import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../src/bootstrap/root.ts'
import { decidedTurns } from '../../src/evaluation/decided-turns.ts'
import { readDialogues } from '../../src/evaluation/read.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { decidedTurnSchema } from '../../src/types/index.ts'
import { NOW, predicted, SHOP, said } from '../planning/helpers.ts'
import { SCRIPTS } from '../planning/scripts.ts'

const engine = {
  shops: new Map([[SHOP.shop, SHOP]]),
  understanding: {
    understand: (text: string) => predicted(said(text, text.split('=')[1] ?? 'low_confidence')),
  },
  planner: createPlanner(SCRIPTS),
}
const turn = (text: string, decision: 'reply' | 'silent' | 'handoff', more = {}) => ({
  text,
  expect: { decision, ...more },
})

test('a turn is told as it was seen, with what the dialogue expects of it', () => {
  const dialogue = {
    id: 'd1',
    shop: SHOP.shop,
    turns: [
      turn('发什么快递=courier/which', 'reply'),
      { role: 'agent' as const, text: '中通的' },
      turn('能开发票吗=invoice/available', 'handoff'),
    ],
  }
  const told = decidedTurns([dialogue], engine, NOW)
  expect(told).toMatchObject([
    { text: '发什么快递=courier/which', planned: 'reply', decision: 'reply', by: null },
    {
      text: '能开发票吗=invoice/available',
      planned: 'reply',
      decision: 'handoff',
      told: '中通的',
      by: 'agent',
    },
  ])
  expect(told.map((one) => decidedTurnSchema.parse(one))).toEqual(told)
})

test('what is in the midst of a burst is left out, and a sign is told apart from other handoffs', () => {
  const dialogue = {
    id: 'd1',
    shop: SHOP.shop,
    turns: [
      { ...turn('在吗=greeting', 'silent', { reason: 'merged' }), at: 0 },
      { ...turn('发什么快递=courier/which', 'reply'), at: 2 },
      { ...turn('我要投诉=complaint', 'handoff', { reason: 'must_hand_over' }), at: 90 },
    ],
  }
  expect(decidedTurns([dialogue], engine, NOW)).toMatchObject([
    { decision: 'reply' },
    { decision: 'must_hand_over', planned: 'handoff', judge: 'signs' },
  ])
})

test('a dialogue of a shop that nobody knows teaches nothing', () => {
  const dialogue = { id: 'd1', shop: 'another', turns: [turn('能开发票吗=invoice', 'reply')] }
  expect(decidedTurns([dialogue], engine, NOW)).toEqual([])
})

test('a turn says what it asks, in the sub-question of the rules only where they decide the same', () => {
  const dialogue = {
    id: 'd1',
    shop: SHOP.shop,
    turns: [
      turn('发什么快递=courier/which', 'reply', { intents: ['courier'] }),
      turn('能开发票吗=invoice/available', 'handoff', { intents: ['invoice'] }),
      turn('那个呢=low_confidence', 'handoff', { intents: ['stock', 'courier'] }),
      turn('好的=acknowledge/ok', 'silent', { intents: [] }),
      turn('能开发票吗=invoice/available', 'reply'),
      turn('我要投诉=complaint', 'handoff', { intents: ['complaint'], reason: 'must_hand_over' }),
    ].map((each, i) => ({ ...each, at: i * 90 })),
  }
  const meant = decidedTurns([dialogue], engine, NOW).map((one) => one.meant)
  expect(meant).toEqual(['courier/which', 'invoice', 'stock', '', null, null])
})

test.each(['blind', 'dialogues'])('every set of dialogues in eval/%s has taught its decisions', (folder) => {
  const taught = readdirSync(join(ROOT, 'training-data', '_decisions'))
  const sets = readDialogues(join(ROOT, 'eval', folder)).filter(({ rows }) => rows.length > 0)
  expect(sets.length).toBeGreaterThan(0)
  expect(sets.map(({ name }) => `${name}.jsonl`).filter((file) => !taught.includes(file))).toEqual([])
  const files = readdirSync(join(ROOT, 'eval', folder)).filter((file) => file !== 'two_intents.jsonl')
  expect(sets.map(({ name }) => `${name}.jsonl`)).toEqual(files.sort())
})
