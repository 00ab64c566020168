import { describe, expect, it } from 'vitest'
import { baselineOf, compareWithBaseline } from '../../../src/evaluation/sections/baseline.ts'
import type { JudgedTurn } from '../../../src/evaluation/sections/dialogues.ts'
import { checkGates, gateSchema } from '../../../src/evaluation/sections/gates.ts'
import { measureKinds } from '../../../src/evaluation/sections/kinds.ts'
import { measureOutOfScope } from '../../../src/evaluation/sections/out-of-scope.ts'
import { measurePerturbations } from '../../../src/evaluation/sections/perturbations.ts'
import { isBeside, measureReal, realSchema } from '../../../src/evaluation/sections/real.ts'
import { measureSeveral } from '../../../src/evaluation/sections/several.ts'
import { measureSigns } from '../../../src/evaluation/sections/signs.ts'
import { measureSingle } from '../../../src/evaluation/sections/single.ts'
import { measureStocked } from '../../../src/evaluation/sections/stocked.ts'
import { observed } from '../observed.ts'

describe('messages with one label', () => {
  const right = observed({ gold: ['discount'], ranking: [['discount', 0.9]], accepted: ['discount'] })
  const unsure = observed({ gold: ['courier'], ranking: [['courier', 0.4]] })
  const wrong = observed({ gold: ['gifts'], ranking: [['promotion', 0.8]], accepted: ['promotion'] })
  const outside = observed({
    gold: ['out_of_scope'],
    ranking: [
      ['out_of_scope', 0.7],
      ['gifts', 0.2],
    ],
  })
  const section = measureSingle([right, unsure, wrong, outside])

  it('are scored by their best label and by what was accepted', () => {
    const of = (scores: typeof section.top, label: string) => scores.find((score) => score.label === label)!
    expect(of(section.top, 'courier').recall.value).toBe(1)
    expect(of(section.accepted, 'courier').recall.value).toBe(0)
    expect(of(section.top, 'promotion').precision.value).toBe(0)
    expect(of(section.accepted, 'out_of_scope')).toMatchObject({ support: 1, predicted: 2 })
  })
  it('lie on a curve whose shares are of the messages in scope', () => {
    expect(section.curve.map((point) => point.coverage)).toEqual([1 / 3, 2 / 3, 1, 4 / 3])
    expect(section.curve.map((point) => point.precision)).toEqual([1, 1 / 2, 2 / 3, 1 / 2])
  })
  it('show where the shipped thresholds stand', () => {
    expect(section.deployed.precision).toMatchObject({ right: 1, of: 2 })
    expect(section.deployed.coverage).toMatchObject({ right: 2, of: 3 })
  })
  it('with two right labels count as right under either', () => {
    const either = observed({ gold: ['gifts', 'promotion'], ranking: [['promotion', 0.8]] })
    expect(measureSingle([either]).confusion.labels).toEqual(['promotion'])
  })
})

describe('messages out of scope', () => {
  it('are told apart by the confidence of the best intent', () => {
    const section = measureOutOfScope([
      observed({ gold: ['smell'], ranking: [['smell', 0.9]], accepted: ['smell'] }),
      observed({ gold: ['stock'], ranking: [['stock', 0.3]] }),
      observed({
        gold: ['out_of_scope'],
        kind: 'fragment',
        ranking: [
          ['out_of_scope', 0.6],
          ['stock', 0.4],
        ],
      }),
      observed({
        gold: ['out_of_scope'],
        kind: 'chitchat',
        ranking: [['gifts', 0.2]],
        accepted: ['gifts'],
        decision: 'reply',
      }),
    ])!
    expect(section.auroc).toBe(3 / 4)
    expect(section.recall.value).toBe(0.5)
    expect(section.wronglyAccepted.value).toBe(0.5)
    expect(section.wronglyAnswered.value).toBe(0.5)
    expect(section.falseRejects.value).toBe(0.5)
    expect(section.groups.map((group) => [group.kind, group.wronglyAnswered.value])).toEqual([
      ['fragment', 0],
      ['chitchat', 1],
    ])
  })
})

describe('messages with several clauses', () => {
  const two = (accepted: ('gifts' | 'courier' | 'smell')[]) =>
    observed({ gold: ['gifts', 'courier'], ranking: [['gifts', 0.9]], accepted })
  it('match where both questions and no other were accepted', () => {
    const section = measureSeveral([
      two(['gifts', 'courier']),
      two(['courier', 'gifts']),
      two(['gifts']),
      two(['gifts', 'smell']),
      observed({ gold: ['gifts'], ranking: [['gifts', 0.9]], accepted: ['gifts', 'smell'] }),
      observed({ gold: ['gifts'], ranking: [['gifts', 0.9]], accepted: ['gifts'] }),
    ])!
    expect(section.exactMatch).toMatchObject({ right: 2, of: 4 })
    expect(section.inOrder).toMatchObject({ right: 1, of: 4 })
    expect(section.oneOrBoth).toMatchObject({ right: 3, of: 4 })
    expect(section.singleKept).toMatchObject({ right: 1, of: 2 })
  })
})

describe('perturbations', () => {
  it('flip where the best label changes and break where it was right before', () => {
    const disturbed = observed({ gold: ['smell'], kind: 'emoji', ranking: [['gifts', 0.5]] })
    const kept = observed({ gold: ['smell'], kind: 'pinyin', ranking: [['smell', 0.5]] })
    const base = observed({ gold: ['smell'], ranking: [['smell', 0.9]] })
    const scores = measurePerturbations([
      { disturbed, base },
      { disturbed: kept, base },
    ])
    expect(scores.map((score) => [score.kind, score.flips.value, score.broken.value])).toEqual([
      ['emoji', 1, 1],
      ['pinyin', 0, 0],
      ['all', 0.5, 0.5],
    ])
  })
})

describe('sub-questions', () => {
  it('count only where the intent was found', () => {
    const scores = measureKinds([
      observed({ gold: ['smell'], kind: 'dispel', foundKind: 'dispel', ranking: [['smell', 0.9]] }),
      observed({ gold: ['smell'], kind: 'dispel', foundKind: 'strong', ranking: [['smell', 0.9]] }),
      observed({ gold: ['smell'], kind: 'dispel', ranking: [['gifts', 0.9]] }),
      observed({ gold: ['smell'], ranking: [['smell', 0.9]] }),
    ])
    expect(scores.map((score) => [score.intent, score.accuracy.right, score.accuracy.of])).toEqual([
      ['smell', 1, 2],
      ['all', 1, 2],
    ])
  })
})

describe('must-hand-over signs', () => {
  it('are recalled among threats and raise no alarm at mentions', () => {
    const seen = observed({ gold: [], ranking: [['complaint', 1]], reason: 'must_hand_over' })
    const other = observed({ gold: [], ranking: [['authenticity', 1]], reason: 'by_policy' })
    expect(measureSigns([seen, seen, other], [other, seen])).toMatchObject({
      recall: { right: 2, of: 3 },
      falseAlarms: { right: 1, of: 2 },
    })
  })
})

describe('real messages', () => {
  const real = (sketch: Parameters<typeof observed>[0], needsContext = false) => ({
    ...observed(sketch),
    needsContext,
  })
  it('bear `other` where the project says out_of_scope', () => {
    expect(realSchema.parse({ text: '江西', intents: ['other'], needs_context: true }).intents).toEqual([
      'out_of_scope',
    ])
  })
  it('give core precision over what was accepted and core recall over core messages', () => {
    const section = measureReal([
      real({ gold: ['smell'], ranking: [['smell', 0.9]], accepted: ['smell'], decision: 'reply' }),
      real({ gold: ['gifts'], ranking: [['smell', 0.8]], accepted: ['smell'], decision: 'reply' }),
      real({ gold: ['invoice'], ranking: [['invoice', 0.3]] }),
      real({ gold: ['out_of_scope'], ranking: [['stock', 0.9]], accepted: ['stock'], decision: 'handoff' }),
    ])
    expect(section.corePrecision).toMatchObject({ right: 1, of: 2 })
    expect(section.coreRecall).toMatchObject({ right: 1, of: 3 })
    expect(section.besideTheQuestion).toMatchObject({ right: 1, of: 4 })
    expect(section.curve.map((point) => [point.recall, point.precision])).toEqual([
      [1 / 3, 1],
      [1 / 3, 1 / 2],
      [2 / 3, 2 / 3],
    ])
  })
  it('are answered beside the question where a reply says something that was not asked', () => {
    const reply = { ranking: [['smell', 0.9]] as [['smell', number]], decision: 'reply' as const }
    expect(isBeside(observed({ ...reply, gold: ['smell'], accepted: ['smell', 'greeting'] }))).toBe(false)
    expect(isBeside(observed({ ...reply, gold: ['smell'], accepted: ['smell', 'invoice'] }))).toBe(true)
    expect(isBeside(observed({ ...reply, gold: ['out_of_scope'], accepted: ['greeting'] }))).toBe(true)
    expect(isBeside(observed({ ...reply, gold: ['gifts'], accepted: ['smell'], decision: 'handoff' }))).toBe(
      false,
    )
  })
})

describe('dialogues beside goods', () => {
  const turn = (id: string, acceptable: boolean, text = '') =>
    ({
      id,
      acceptable,
      turn: { text: '包邮吗' },
      output: { plan: { decision: 'reply', intents: ['promotion'] }, text },
    }) as unknown as JudgedTurn

  it('lose the turns that were acceptable and no longer are', () => {
    const bare = [turn('a#1', true, '包邮'), turn('a#2', true), turn('a#3', false)]
    const stocked = [turn('a#1', false, '哪一款'), turn('a#2', true), turn('a#3', false)]
    const section = measureStocked(bare, stocked)
    expect(section?.lost).toMatchObject({ right: 1, of: 2 })
    expect(section?.cases).toEqual([
      { id: 'a#1', text: '包邮吗', bare: 'reply promotion: 包邮', stocked: 'reply promotion: 哪一款' },
    ])
  })
  it('are not measured where there are none', () => {
    expect(measureStocked([], [])).toBeNull()
  })
})

describe('the baseline', () => {
  const result = (id: string, right: boolean) => ({
    id,
    text: '',
    expected: '',
    got: '',
    confidence: 1,
    right,
  })
  it('names broken and fixed cases among those that both runs know', () => {
    const before = [result('a', true), result('b', false), result('c', true), result('gone', true)]
    const after = [result('a', false), result('b', true), result('c', true), result('new', false)]
    const { compared, broken, fixed, p } = compareWithBaseline(after, baselineOf(before, {}))
    expect(compared).toBe(3)
    expect(broken.map((each) => each.id)).toEqual(['a'])
    expect(fixed.map((each) => each.id)).toEqual(['b'])
    expect(p).toBe(1)
  })
})

describe('gates', () => {
  it('hold at their bound and fall beyond it', () => {
    const gates = [
      { metric: 'core.right', 'at least': 0.9 },
      { metric: 'core.right', 'at least': 0.91 },
      { metric: 'dialogues.concessions', 'at most': 0 },
    ]
    const results = checkGates(gates, { 'core.right': 0.9, 'dialogues.concessions': 1 })
    expect(results.map((gate) => [gate.bound, gate.held])).toEqual([
      ['≥ 0.9', true],
      ['≥ 0.91', false],
      ['≤ 0', false],
    ])
  })
  it('fall where their figure was not measured', () => {
    expect(checkGates([{ metric: 'slots.all.f1', 'at least': 0 }], {})).toMatchObject([
      { value: null, held: false },
    ])
  })
  it('have one bound', () => {
    expect(gateSchema.safeParse({ metric: 'a', 'at least': 1, 'at most': 2 }).success).toBe(false)
    expect(gateSchema.safeParse({ metric: 'a' }).success).toBe(false)
  })
})
