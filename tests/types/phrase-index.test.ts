import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compilePhrases,
  firstIn,
  indexPhrases,
  matchesPhrases,
  matchingIn,
  matchingInAny,
} from '../../src/types/index.ts'

const entry = (...any: string[]) => ({ name: any.join('|'), phrases: compilePhrases({ any }) })
const named = (entries: Iterable<{ name: string }>) => [...entries].map(({ name }) => name)

describe('the phrases of a list that a text says', () => {
  const list = indexPhrases([entry('换货'), entry('.{2}吗'), entry('退…货', '退款'), entry('[^货]款')])

  test('are found in the order of the list', () =>
    expect(named(matchingIn('能退款吗', list))).toEqual(['.{2}吗', '退…货|退款', '[^货]款']))

  test('are none where it says nothing', () => expect(named(matchingIn('', list))).toEqual([]))

  test('may stand in any of several', () =>
    expect(named(matchingInAny(['我要换货', '钱呢', '能退款'], list))).toEqual([
      '换货',
      '退…货|退款',
      '[^货]款',
    ]))

  test('are looked for up to the first that counts and is meant', () => {
    const tried: string[] = []
    const isMeant = ({ name }: { name: string }) => tried.push(name) > 1
    const first = firstIn('能退款吗', list, ({ name }) => name !== '.{2}吗', isMeant)
    expect([first?.name, tried]).toEqual(['[^货]款', ['退…货|退款', '[^货]款']])
    expect(firstIn('在吗', list)).toBeNull()
  })

  test('are the same as when each is tried, in lists longer than a word of bits', () => {
    const characters = [...'退换货款吗呢多少💔a1']
    const phrase = fc
      .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 3 })
      .map((of) => of.join(''))
    const text = fc.array(fc.constantFrom(...characters), { maxLength: 12 }).map((of) => of.join(''))
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 80 }), text, (phrases, words) => {
        const entries = phrases.map((one) => entry(one))
        const tried = entries.filter((one) => matchesPhrases(words, one.phrases))
        expect(named(matchingIn(words, indexPhrases(entries)))).toEqual(named(tried))
      }),
    )
  })
})
