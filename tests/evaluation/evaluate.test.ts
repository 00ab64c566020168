import { describe, expect, it } from 'vitest'
import { evaluate } from '../../src/evaluation/evaluate.ts'
import type { Peer } from '../../src/evaluation/peers.ts'
import type { Report } from '../../src/evaluation/report.ts'
import { renderHtml } from '../../src/evaluation/reports/html/page.ts'
import { renderJunit } from '../../src/evaluation/reports/junit.ts'
import { renderTerminal } from '../../src/evaluation/reports/terminal.ts'
import { STYLE } from '../planning/style/real.ts'
import { observed, type Sketch } from './observed.ts'

const HOSTILE = '<script>alert("1")</script>\u0000 & 好'

const SKETCHES: Sketch[] = [
  {
    suite: 'core',
    id: '1',
    text: '保真吗',
    gold: ['authenticity'],
    ranking: [['authenticity', 0.9]],
    accepted: ['authenticity'],
    decision: 'reply',
  },
  { suite: 'core', id: '2', text: HOSTILE, gold: ['gifts'], ranking: [['promotion', 0.6]] },
  {
    suite: 'out_of_scope',
    id: '3',
    text: '江西',
    gold: ['out_of_scope'],
    kind: 'fragment',
    ranking: [
      ['out_of_scope', 0.8],
      ['courier', 0.1],
    ],
  },
  {
    suite: 'two_intents',
    id: '4',
    text: '保真吗 送什么',
    gold: ['authenticity', 'gifts'],
    ranking: [['authenticity', 0.9]],
    accepted: ['authenticity', 'gifts'],
  },
  {
    suite: 'perturbations',
    id: '5',
    text: '保 真 吗',
    gold: ['authenticity'],
    kind: 'spaces',
    ranking: [['courier', 0.3]],
  },
]

const peer: Peer = {
  name: 'coin',
  fit: async () => {},
  predict: async (text) => ({ label: text === '保真吗' ? 'authenticity' : 'courier', score: 0.5 }),
}

function reportOf(changes: Partial<Parameters<typeof evaluate>[0]> = {}): Promise<Report> {
  const all = SKETCHES.map(observed)
  const suites = [...new Set(all.map((each) => each.suite))]
  return evaluate({
    material: {
      suites: suites.map((name) => ({
        name,
        cases: all.filter((each) => each.suite === name).map((each) => ({ ...each.case, base: '保真吗' })),
      })),
      dialogues: [],
      keptOut: [],
      hash: 'abc',
    },
    subject: { answer: (text) => all.find((each) => each.case.text === text)!, converse: () => [] },
    stocked: { converse: () => [] },
    shops: new Map(),
    style: STYLE,
    shop: 'kangnai',
    precision: 0.9,
    fingerprints: { data: 'd1' },
    crossValidation: null,
    real: null,
    sessions: null,
    records: { sets: [], subject: () => ({ now: 0, converse: () => [] }) },
    peers: [],
    examples: () => [],
    baseline: null,
    gates: [{ metric: 'core.right', 'at least': 0.9 }],
    clock: () => 0,
    onProgress: () => {},
    ...changes,
  })
}

describe('the evaluation', () => {
  it('gives a verdict on every case by the rule of its suite', async () => {
    const { cases, suites } = await reportOf()
    expect(cases.map((each) => [each.id, each.right])).toEqual([
      ['core/1', true],
      ['core/2', false],
      ['out_of_scope/3', true],
      ['two_intents/4', true],
      ['perturbations/5', false],
    ])
    expect(suites.map((score) => [score.suite, score.result.right, score.result.of])).toEqual([
      ['core', 1, 2],
      ['out_of_scope', 1, 1],
      ['two_intents', 1, 1],
      ['perturbations', 0, 1],
    ])
  })
  it('lists its figures by name and holds the gates against them', async () => {
    const { metrics, gates } = await reportOf()
    expect(metrics).toMatchObject({
      'core.right': 0.5,
      'two_intents.exact_match': 1,
      'perturbations.spaces.flips': 1,
      'out_of_scope.wrongly_answered': 0,
      'in_scope.false_rejects': 0.5,
      'intent.authenticity.f1': 1,
    })
    expect(gates).toMatchObject([{ metric: 'core.right', value: 0.5, held: false }])
  })
  it('sets peers beside ours on the same cases', async () => {
    const { peers } = await reportOf({ peers: [peer] })
    expect(peers.map((each) => [each.name, each.core.value, each.outOfScope.value])).toEqual([
      ['shouda', 0.5, 1],
      ['coin', 0.5, 0],
    ])
  })
  it('gives peers all examples in mixed order, whatever order the training data has', async () => {
    const examples = [...'aaaaaaaabbbbbbbb'].map((label, i) => ({ text: String(i), label }))
    let given: readonly { text: string; label: string }[] = []
    const fit = async (all: typeof given) => {
      given = all
    }
    await reportOf({ peers: [{ ...peer, fit }], examples: () => examples })
    expect(new Set(given)).toEqual(new Set(examples))
    expect(given.map((each) => each.label).join('')).toMatch(/b.*a/)
  })
  it('names what was broken since the baseline', async () => {
    const { baseline } = await reportOf({ baseline: { metrics: {}, cases: { 'core/1': 1, 'core/2': 1 } } })
    expect(baseline!.broken.map((each) => each.id)).toEqual(['core/2'])
    expect(baseline!.compared).toBe(2)
  })
})

describe('the reports', () => {
  it('for a terminal say which gate has fallen', async () => {
    const text = renderTerminal(await reportOf({ peers: [peer] }))
    expect(text).toContain('fallen: core.right is 0.5000, must be ≥ 0.9')
    expect(text).toContain('coin')
  })
  it('for build servers hold a failure for each wrong case and fallen gate, and no forbidden character', async () => {
    const xml = renderJunit(await reportOf())
    expect(xml.match(/<failure /g)).toHaveLength(3)
    expect(xml).toContain('tests="6" failures="3"')
    expect(xml).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;\ufffd &amp; 好')
    expect(xml).not.toContain('\u0000')
  })
  it('for browsers need nothing from elsewhere and run nothing that a message brings', async () => {
    const html = renderHtml(await reportOf({ peers: [peer] }))
    expect(html).not.toMatch(/<script|src=|href=|url\(|@import/)
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
    expect(html).toContain('prefers-color-scheme: dark')
    expect(html).toContain('@media print')
    expect(html).not.toContain('NaN')
    expect(html).not.toContain('undefined')
  })
})
