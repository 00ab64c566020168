import { expect, test } from 'vitest'
import { loadScripts } from '../../../src/content/scripts.ts'
import { NEW_STATE } from '../../../src/conversation/index.ts'
import { compose } from '../../../src/planning/compose.ts'
import { sceneOf } from '../../../src/planning/scene.ts'
import { compileScripts } from '../../../src/planning/scripts.ts'
import type { Part } from '../../../src/planning/verdict.ts'
import { saidOnce } from '../../../src/planning/words/said-once.ts'
import type { Intent, Need } from '../../../src/types/index.ts'
import { CIRCUMSTANCES, SHOP } from '../helpers.ts'

const BRIEFING = {
  scripts: compileScripts(loadScripts('intents').scripts),
  scene: sceneOf({ shop: SHOP, state: NEW_STATE, circumstances: CIRCUMSTANCES }),
}

function part(
  decision: 'reply' | 'clarify' | 'handoff',
  intent: Intent,
  asks: Need[],
  facts: Record<string, string> = {},
): Part {
  const kind = intent === 'return_shipping' ? 'who_pays' : null
  const question = {
    intent,
    kind,
    slots: [],
    text: '',
    normalised: '',
    confidence: 1,
    why: [],
    followUp: null,
  }
  const planned = {
    intent,
    kind,
    responseId: `${intent}.x`,
    version: '',
    wording: 0,
    facts,
    task: null,
    text: '您好。',
  }
  const words = [planned]
  if (decision === 'reply') return { decision, reason: 'answered', question, words }
  if (decision === 'clarify') return { decision, reason: 'clarify', question, other: null, words, asks }
  return { decision, reason: 'by_policy', question, text: '', words, asks, sign: null, gave: false }
}

const speaks = (parts: readonly Part[]) => saidOnce(parts, BRIEFING).map((one) => one.words.length > 0)

test('two matters of which the same words tell are not told of twice, nor by holding words', () => {
  const text = '在路上，到浙江杭州了。'
  const one = part('handoff', 'logistics_query', [], { 'order.parcel.place': '浙江杭州' })
  const told = { ...one, words: one.words.map((word) => ({ ...word, text })) } as Part
  expect(compose([told, told], BRIEFING)).toMatchObject({ decision: 'handoff', text })
})

test('of two parts that ask for the order number the first does', () => {
  const parts = [
    part('clarify', 'return_policy', ['order_number']),
    part('clarify', 'refund_timing', ['order_number']),
  ]
  expect(speaks(parts)).toEqual([true, false])
})

test('the part that asks for more asks for all', () => {
  const parts = [
    part('clarify', 'refund_timing', ['order_number']),
    part('handoff', 'quality_issue', ['photo', 'order_number']),
  ]
  expect(speaks(parts)).toEqual([false, true])
})

test('parts that ask for different things both ask', () => {
  const parts = [part('clarify', 'stock', ['size']), part('clarify', 'refund_timing', ['order_number'])]
  expect(speaks(parts)).toEqual([true, true])
})

test('the postage of a fault is said once', () => {
  const fault = part('handoff', 'quality_issue', ['photo'], { quality_return: '运费由我们承担' })
  expect(speaks([fault, part('reply', 'return_shipping', [])])).toEqual([true, false])
  expect(speaks([part('handoff', 'quality_issue', ['photo']), part('reply', 'return_shipping', [])])).toEqual(
    [true, true],
  )
})
