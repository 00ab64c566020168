import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { ablate } from '../../src/evaluation/ablation/ablate.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { predicted, SHOP, said } from '../planning/helpers.ts'

test('a pattern is dead unless a verdict needs it, and is put back', () => {
  const files = loadScripts(join(import.meta.dirname, '../../intents'))
  const before = JSON.stringify(files.signs.value)
  const sign = { id: 'one', text: '灯冒烟了', sign: 'fire', intents: [] }
  const dead = ablate({
    files,
    material: { suites: [{ name: 'must_hand_over', cases: [sign] }], dialogues: [] },
    unlabelled: { messages: [], dialogues: [] },
    records: [],
    alternatives: false,
    normalise: (text) => text,
    understanding: { understand: (text) => predicted(said(text, 'acknowledge')) },
    shops: new Map([[SHOP.shop, SHOP]]),
    shop: SHOP.shop,
    createPlanner,
    onProgress: () => {},
  }).map(({ pattern }) => pattern)
  const first = files.signs.value.signs[0]?.groups[0]?.any
  expect(dead).not.toContain(first?.[0])
  expect(dead).toContain(first?.[1])
  expect(JSON.stringify(files.signs.value)).toBe(before)
}, 120_000)
