import { describe, expect, test } from 'vitest'
import {
  lintAspects,
  lintDuplicates,
  lintNearDuplicates,
  lintSuites,
  sameText,
} from '../../src/content/lint/examples.ts'
import type { LocatedResponse } from '../../src/content/lint/located.ts'
import { lintResponses } from '../../src/content/lint/responses.ts'
import type { Shop, TrainingExample } from '../../src/types/index.ts'
import { SHOP } from '../planning/helpers.ts'
import { response } from '../planning/scripts.ts'

const example = (text: string, label: TrainingExample['label'], line = 1): TrainingExample => ({
  text,
  label,
  kind: null,
  attribute: null,
  file: `${label}.txt`,
  line,
})
const letters = (text: string) => [...text]

describe('utterances', () => {
  test('that stand under two intents are an error, twice under one a warning', () => {
    const examples = [
      example('有发票吗', 'invoice'),
      example('有发票吗?', 'gifts'),
      example('有 发票吗', 'invoice', 2),
    ]
    expect(lintDuplicates(examples).map(({ severity, file, line }) => [severity, file, line])).toEqual([
      ['error', 'gifts.txt', 1],
      ['warning', 'invoice.txt', 2],
    ])
  })

  test('of an aspect that stand as two things are an error, twice as one a warning, and a sign has to be known', () => {
    const line = (text: string, value: string | null, at: number) => ({
      text,
      aspect: 'signs' as const,
      value,
      file: `${value}.txt`,
      line: at,
    })
    const lines = [line('找律师', 'authority', 1), line('找律师!', null, 2), line('找 律师', 'authority', 3)]
    expect(
      lintAspects(lines, new Set(['authority'])).map(({ severity, line: at }) => [severity, at]),
    ).toEqual([
      ['error', 2],
      ['warning', 3],
    ])
    expect(lintAspects([line('找律师', 'lawyer', 1)], new Set(['authority']))).toMatchObject([
      { severity: 'error', file: 'lawyer.txt' },
    ])
  })

  test('are the same whatever their width, case, marks and blanks', () => {
    expect(sameText('有ＳＦ 吗?')).toBe(sameText('有sf吗'))
  })

  test('of one intent that differ in one word are remarked, from six words on', () => {
    const found = lintNearDuplicates(
      [
        example('昨天拍的鞋发货没', 'shipping_time'),
        example('前天拍的鞋发货没', 'shipping_time', 2),
        example('几天到', 'shipping_time', 3),
        example('何天到', 'shipping_time', 4),
      ],
      letters,
    )
    expect(found.filter(({ severity }) => severity === 'warning')).toHaveLength(1)
    expect(found[0]).toMatchObject({ line: 2 })
  })

  test('are an error where more than a twentieth are near-duplicates', () => {
    const filled = ['甲', '乙', '丙'].map((word, i) =>
      example(`${word}拍的鞋发货没有`, 'shipping_time', i + 1),
    )
    expect(lintNearDuplicates(filled, letters).map(({ severity }) => severity)).toContain('error')
    const others = Array.from({ length: 60 }, (_, i) => example(`第${i}`, 'smell', i + 1))
    expect(lintNearDuplicates([...filled, ...others], letters).map(({ severity }) => severity)).not.toContain(
      'error',
    )
  })

  test('must not stand in a suite, short ones apart', () => {
    const cases = ['这双鞋子什么时候发货', '有货吗'].map((text, i) => ({
      id: `${i}`,
      text,
      intents: [],
      file: 'core.jsonl',
      line: i + 1,
    }))
    const examples = [example('这双鞋子,什么时候发货?', 'shipping_time'), example('有货吗', 'stock')]
    expect(lintSuites(cases, examples).map(({ file, line }) => `${file}:${line}`)).toEqual(['core.jsonl:1'])
  })
})

describe('a response', () => {
  const located = (
    changes: Partial<LocatedResponse['response']>,
    more: Partial<LocatedResponse> = {},
  ): LocatedResponse => ({
    response: { ...response({ id: 'gifts.available', facts: ['gift'] }, '现在{gift}哦'), ...changes },
    file: 'gifts.yaml',
    line: 10,
    lines: [12, 13, 14],
    kinds: ['available'],
    extra: [],
    layer: null,
    ...more,
  })
  const found = (...responses: LocatedResponse[]) =>
    lintResponses(responses, [SHOP as Shop]).map(({ line, message }) => `${line} ${message}`)

  test('that is right passes', () => {
    expect(found(located({}))).toEqual([])
  })

  test.each([
    [
      'a fact that no shop has',
      located({ facts: ['gift', 'moon'] }),
      '10 gifts.available: no shop has the fact moon',
    ],
    [
      'a fact in its words that it does not list',
      located({ facts: [] }),
      '12 gifts.available: {gift} is neither a slot nor among its facts',
    ],
    [
      'an unknown slot',
      located({ wordings: ['好{slot.shoe}哦', '甲', '乙'] }),
      '12 gifts.available: {slot.shoe} is neither a slot nor among its facts',
    ],
    ['an unknown kind', located({ kinds: ['forgotten'] }), '10 gifts.available: unknown kind forgotten'],
    [
      'fewer than three wordings',
      located({ wordings: ['甲', '乙'] }),
      '10 gifts.available has 2 wordings; at least 3 are needed',
    ],
    [
      'a wording twice',
      located({ wordings: ['甲', '乙', '丙', '甲'] }),
      '10 gifts.available: a wording stands twice',
    ],
  ])('with %s is an error', (_, wrong, message) => {
    expect(found(wrong)).toContain(message)
  })

  test('may use the slots, the shop and its goods, and what its file adds', () => {
    const wordings = ['{slot.size}的{goods}', '{shop}{opens}', '{gift}']
    expect(found(located({ wordings }, { extra: ['opens'] }))).toEqual([])
  })

  test('bears an id of its own', () => {
    expect(found(located({}), located({}))).toEqual(['10 the id gifts.available is used twice'])
  })
})
