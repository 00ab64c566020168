import { describe, expect, test } from 'vitest'
import { compilePhrases, matchesPhrases } from '../../src/types/index.ts'
import { mayHold } from '../../src/types/needles.ts'

const needlesOf = (...any: string[]) => compilePhrases({ any }).needles

/** Whether the text is passed over without any pattern being tried on it. */
function isPassedOver(text: string, ...any: string[]): boolean {
  const needles = needlesOf(...any)
  return needles !== null && !mayHold(text, needles)
}

describe('a text is passed over that lacks what every match holds', () => {
  test.each([
    ['你好', ['退货', '换货']],
    ['我的货呢', ['退…货']],
    ['三周了', ['[一二]天']],
    ['退了吗', ['(换|调)(货|一双)']],
    ['好的', ['a{2,3}']],
    ['地址给你', ['\\d{12}', '[\\d]号']],
  ])('%s for %j', (text, any) => expect(isPassedOver(text, ...any)).toBe(true))
})

describe('a text is tried that may match', () => {
  test.each([
    ['我要换货', ['退货', '换货']],
    ['二天', ['[一二]天']],
    ['5天', ['[3-7]天']],
    ['穿38', ['\\d{2}', '[\\d]号']],
    ['给个💔', ['退货', '[💔😡]']],
    ['x', ['退?x']],
  ])('%s for %j', (text, any) => {
    expect(isPassedOver(text, ...any)).toBe(false)
    expect(matchesPhrases(text, compilePhrases({ any }))).toBe(true)
  })
})

test.each(['[^货]', '退?', '(退|[^货])', '.'])('%s matches without any one character', (pattern) =>
  expect(needlesOf('换货', pattern)).toBeNull(),
)

test('of two characters the rarer one is looked for', () =>
  expect(isPassedOver('我的鞋', '我…退')).toBe(true))
