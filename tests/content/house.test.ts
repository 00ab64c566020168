import { expect, test } from 'vitest'
import { lintHouse } from '../../src/content/lint/house.ts'
import type { LocatedResponse } from '../../src/content/lint/located.ts'

const STYLE = {
  promises: {
    says: 'promises to look',
    patterns: ['我去(?:查|问)'],
    yes: ['我去查这单。'],
    no: ['您查一下。'],
  },
  banned: [
    {
      id: 'bureaucratic',
      says: 'speaks like an office',
      patterns: ['统一的规则'],
      yes: ['运费有统一的规则。'],
      no: ['运费您出。'],
    },
  ],
}

function located(wording: string, task?: string): LocatedResponse {
  const response = { id: 'x.y', when: {}, facts: [], wordings: [wording], ...(task && { task }) }
  return { response, file: 'x.yaml', line: 1, lines: [4], kinds: null, extra: [], layer: null }
}

const messages = (one: LocatedResponse) => lintHouse([one], STYLE).map(({ message }) => message)

test('words that promise to look need a task', () => {
  expect(messages(located('我去查这单，查到告诉您。'))).toEqual(['x.y promises "我去查", but has no task'])
  expect(messages(located('我去查这单，查到告诉您。', '查这单'))).toEqual([])
})

test('words that the house does not use are told by what is wrong with them, at their line', () => {
  const [finding] = lintHouse([located('运费有统一的规则。')], STYLE)
  expect(finding).toMatchObject({ line: 4, message: 'x.y: "统一的规则" speaks like an office' })
})

test('other words pass', () => {
  expect(messages(located('可以退换，签收7天内就行。'))).toEqual([])
})
