import type { Decision, Reason } from '../../types/index.ts'
import type { Expected } from '../record-sets.ts'

/** A draft as it is held against what was expected. */
export interface Drafted {
  decision: Decision
  reason: Reason
  reply: string | null
}

/** What a draft says of the records. */
export interface Told {
  /** The decision is one of the expected, and every expected value stands in the reply and no wrong one. */
  right: boolean
  /** Numbers and wrong values that stand neither in the records, the shop's file nor the question. */
  invented: string[]
  /** Parts of another customer's orders. */
  leaked: string[]
  /** Asks back where the records hold the answer. */
  askedAlthoughKnown: boolean
}

/** All that a reply may take a number from. */
export interface Grounds {
  /** Records, facts and words of the customer, as text. */
  known: string
  /** What only other customers may be told. */
  others: readonly string[]
}

/** Holds a draft against the expected values. Pure. */
export function judgeTold(drafted: Drafted, expected: Expected, grounds: Grounds): Told {
  const { decision, reason, reply } = drafted
  const text = reply ?? ''
  const wrong = expected.not.filter((value) => text.includes(value))
  const holds = expected.has.every((value) => value.split('|').some((each) => text.includes(each)))
  const isReason = expected.reason === undefined || expected.reason === reason
  return {
    right: expected.decision.includes(decision) && isReason && holds && wrong.length === 0,
    invented: [...wrong, ...numbersBeyond(text, [grounds.known, ...expected.has, ...expected.may].join(' '))],
    leaked: grounds.others.filter((value) => text.includes(value)),
    askedAlthoughKnown: decision === 'clarify' && !expected.decision.includes('clarify'),
  }
}

const numbersIn = (text: string): number[] => (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)

/** Numbers of the reply that nothing known holds; sums in fen are told in yuan, feet in mm, several of a kind together. */
function numbersBeyond(text: string, known: string): string[] {
  const numbers = numbersIn(known)
  const given = new Set(numbers.flatMap((value) => [value, value / 100, value * 10]))
  return numbersIn(text)
    .filter((value) => !given.has(value))
    .map(String)
}
