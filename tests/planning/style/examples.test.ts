import { describe, expect, test } from 'vitest'
import { checkStyle } from '../../../src/planning/style/checker.ts'
import { promisesIn } from '../../../src/planning/style/promises.ts'
import { STYLE, STYLE_SOURCE } from './real.ts'

const rulesIn = (text: string) => checkStyle(text, { grounds: [] }, STYLE).map(({ rule }) => rule)
const { banned, commitments, ...others } = STYLE_SOURCE
const NUMBER = '(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百半]+)'
const finds = (pattern: string, text: string) =>
  new RegExp(
    pattern.replaceAll('@number', NUMBER).replaceAll('@gift', `(?:${others.gifts.join('|')})`),
    'u',
  ).test(text)

/** The rules with what they are called in a violation. */
const RULES = [
  ...banned,
  { id: 'negation_opening', ...others.negation_opening },
  { id: 'refusal_closes', ...others.refusal },
  { id: 'concession', ...others.concession },
  { id: 'contact_data', ...others.contact_data },
  { id: 'address_mixed', ...others.address_mixed },
]
const cases = (of: 'yes' | 'no') => RULES.flatMap((rule) => rule[of].map((text) => [rule.id, text] as const))

describe('a rule of house style', () => {
  test.each(cases('yes'))('%s is broken by: %s', (id, text) => {
    expect(rulesIn(text)).toContain(id)
  })

  test.each(cases('no'))('%s is not broken by: %s', (id, text) => {
    expect(rulesIn(text)).not.toContain(id)
  })

  test('has an example for each of its patterns', () => {
    const withPatterns = [
      ...RULES.flatMap((rule) => ('patterns' in rule ? [rule] : [])),
      ...commitments,
      others.promises,
      others.opening,
      others.innocent,
    ]
    const idle = withPatterns.flatMap(({ patterns, yes }) =>
      patterns.filter((pattern) => !yes.some((text) => finds(pattern, text))),
    )
    expect(idle).toEqual([])
  })

  test('is named once', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
  })
})

describe('a commitment', () => {
  test.each(commitments.map((one) => [one.says, one] as const))('%s', (_, one) => {
    const alone = { ...STYLE, commitments: STYLE.commitments.filter((each) => each.about === one.says) }
    expect(one.yes.filter((text) => promisesIn(text, alone).length === 0)).toEqual([])
    expect(one.no.filter((text) => promisesIn(text, alone).length > 0)).toEqual([])
  })

  test('is none where the words are a turn of phrase', () => {
    expect(others.innocent.yes.flatMap((text) => promisesIn(text, STYLE))).toEqual([])
    expect(others.innocent.no.filter((text) => promisesIn(text, STYLE).length === 0)).toEqual([])
  })
})

test('words that promise to look are told from others', () => {
  const { patterns, yes, no } = others.promises
  const promises = (text: string) => patterns.some((pattern) => finds(pattern, text))
  expect(yes.filter((text) => !promises(text))).toEqual([])
  expect(no.filter(promises)).toEqual([])
})

test('words of address come before what a reply says', () => {
  const { yes, no } = others.opening
  const length = (text: string) => STYLE.opening.exec(text)?.[0].length ?? 0
  expect(yes.filter((text) => text.slice(length(text)) !== '您请说。')).toEqual([])
  expect(no.filter((text) => length(text) > 0)).toEqual([])
})
