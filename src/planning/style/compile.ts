import type { StyleScript } from '../../types/index.ts'
import { type Numerals, numberOf, numberPattern } from './numerals.ts'

/** Something that commits the shop, ready for looking. */
export interface Commitment {
  /** What it is, as its rule says. */
  about: string
  pattern: RegExp
  key: (match: RegExpExecArray) => string
  byFirstGroup: boolean
}

/** How the house does not speak, compiled once. */
export interface CompiledStyle {
  banned: readonly { id: string; pattern: RegExp }[]
  opening: RegExp
  negationOpening: RegExp
  refusal: RegExp
  concession: { pattern: RegExp; unless: RegExp }
  contact: RegExp
  address: { familiar: RegExp; polite: RegExp }
  numerals: Numerals
  innocent: RegExp
  commitments: readonly Commitment[]
}

const MARK = '[\\s\\p{P}\\p{S}\\p{Extended_Pictographic}]'

export function compileStyle(source: StyleScript): CompiledStyle {
  const { numerals, address_mixed: address } = source
  const words = { '@number': numberPattern(numerals), '@gift': `(?:${source.gifts.join('|')})` }
  return {
    banned: source.banned.map(({ id, patterns }) => ({ id, pattern: everywhere(patterns) })),
    opening: new RegExp(`^(?:${MARK}|${source.opening.patterns.join('|')})*`, 'u'),
    negationOpening: new RegExp(`^${anyOf(source.negation_opening.patterns)}`, 'u'),
    refusal: new RegExp(anyOf(source.refusal.patterns), 'u'),
    concession: {
      pattern: everywhere(source.concession.patterns),
      unless: new RegExp(source.concession.unless, 'u'),
    },
    contact: everywhere(source.contact_data.patterns),
    address: { familiar: new RegExp(address.familiar, 'u'), polite: new RegExp(address.polite, 'u') },
    numerals,
    innocent: everywhere(source.innocent.patterns),
    commitments: source.commitments.flatMap(({ says, patterns, key, granted_by }) =>
      // Groups are counted within a pattern: these are not joined.
      patterns.map((pattern) => ({
        about: says,
        pattern: new RegExp(filled(pattern, words), 'gu'),
        key: keyOf(key, numerals),
        byFirstGroup: granted_by === 'first_group',
      })),
    ),
  }
}

function anyOf(patterns: readonly string[]): string {
  return `(?:${patterns.join('|')})`
}

function everywhere(patterns: readonly string[]): RegExp {
  return new RegExp(anyOf(patterns), 'gu')
}

function filled(pattern: string, words: Readonly<Record<string, string>>): string {
  return pattern.replace(/@[a-z]+/g, (name) => words[name] ?? name)
}

function keyOf(key: string, numerals: Numerals): Commitment['key'] {
  return (match) =>
    key.replace(/\{(n|\d)\}/g, (_, name: string) =>
      name === 'n' ? String(numberOf(match[1]!, numerals)) : match[Number(name)]!,
    )
}
