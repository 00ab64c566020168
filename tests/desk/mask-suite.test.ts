import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { maskPersonal } from '../../src/desk/mask/index.ts'

/** `secret` is what belongs to a person; without one nothing in the text does. */
interface Case {
  kind: string
  text: string
  secret?: string
}

const read = (file: string): Case[] =>
  readFileSync(`tests/fixtures/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)

/** The second set was written without a look at the masker. */
const SETS: [name: string, cases: Case[]][] = [
  ['first', read('personal.jsonl')],
  ['second', read('personal-second.jsonl')],
]

/** Enough of it is hidden that nobody can use what is left: four digits of a number, half of words. */
function isHidden({ kind, text, secret = '' }: Case): boolean {
  const at = text.indexOf(secret)
  const left = maskPersonal(text).slice(at, at + secret.length)
  const hidden = left.split('*').length - 1
  const isNumber = ['phone', 'landline', 'hotline', 'identity', 'card'].includes(kind)
  return hidden >= (isNumber ? Math.min(3, secret.length / 2) : Math.floor(secret.length / 2))
}

describe.each(SETS)('the %s set of personal data', (_, cases) => {
  const personal = cases.filter((one) => one.secret !== undefined)
  const harmless = cases.filter((one) => one.secret === undefined)

  it('has four hundred cases and more, of every kind, and as many look-alikes as the rest needs', () => {
    expect(cases.length).toBeGreaterThanOrEqual(400)
    expect(new Set(cases.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(9)
    expect(harmless.length).toBeGreaterThanOrEqual(150)
  })

  it('finds 99 of 100 that belong to a person', () => {
    const missed = personal
      .filter((one) => !isHidden(one))
      .map(({ text }) => `${text} -> ${maskPersonal(text)}`)
    expect(missed.length / personal.length, missed.join('\n')).toBeLessThanOrEqual(0.01)
  })

  it('leaves 99 of 100 alone that only look like it', () => {
    const wrong = harmless
      .filter(({ text }) => maskPersonal(text) !== text)
      .map(({ text }) => `${text} -> ${maskPersonal(text)}`)
    expect(wrong.length / harmless.length, wrong.join('\n')).toBeLessThanOrEqual(0.01)
  })
})
