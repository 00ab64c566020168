import type { CaseResult } from './sections/baseline.ts'
import type { JudgedTurn } from './sections/dialogues.ts'
import type { ToldCase } from './sections/records.ts'
import { isExact } from './sections/several.ts'
import { isSignSeen } from './sections/signs.ts'
import { acceptedOf, isTopRight, type Observed, slotsOf, topOf } from './subject.ts'

/** How a suite tells right from wrong. */
interface Rule {
  /** In words, for the reports. */
  words: string
  isRight(observed: Observed): boolean
  expected(observed: Observed): string
  got(observed: Observed): string
}

const gold = (each: Observed) => each.case.intents.join(' | ')
const accepted = (each: Observed) => acceptedOf(each).join(' + ') || 'nothing accepted'
const decided = ({ output: { plan } }: Observed) => `${plan.decision} (${plan.reason})`
const slotWords = (slots: readonly { name: string; value: string }[]) =>
  slots
    .map((slot) => `${slot.name}=${slot.value}`)
    .sort()
    .join(' ') || 'none'

const bestLabel: Rule = {
  words: 'the best label is right',
  isRight: isTopRight,
  expected: gold,
  got: (each) => topOf(each).intent,
}

const RULES: Record<string, Rule> = {
  out_of_scope: {
    words: 'no reply is drafted',
    isRight: (each) => each.output.plan.decision !== 'reply',
    expected: gold,
    got: (each) => `${decided(each)} ${accepted(each)}`,
  },
  two_intents: {
    words: 'all intents are accepted and no other',
    isRight: isExact,
    expected: (each) => each.case.intents.join(' + '),
    got: accepted,
  },
  must_hand_over: {
    words: 'goes to a human for its sign',
    isRight: isSignSeen,
    expected: () => 'handoff (must_hand_over)',
    got: decided,
  },
  mentions: {
    words: 'is not taken for a sign',
    isRight: (each) => !isSignSeen(each),
    expected: () => 'any reason but must_hand_over',
    got: decided,
  },
  slots: {
    words: 'all values are found and no other',
    isRight: (each) => slotWords(each.case.slots ?? []) === slotWords(slotsOf(each)),
    expected: (each) => slotWords(each.case.slots ?? []),
    got: (each) => slotWords(slotsOf(each)),
  },
}

export function ruleOf(suite: string): Rule {
  return RULES[suite] ?? bestLabel
}

/** The verdict on one case, by the rule of its suite. */
export function verdictOn(observed: Observed): CaseResult {
  const rule = ruleOf(observed.suite)
  return {
    id: `${observed.suite}/${observed.case.id}`,
    text: observed.case.text,
    expected: rule.expected(observed),
    got: rule.got(observed),
    confidence: topOf(observed).confidence,
    right: rule.isRight(observed),
  }
}

/** The verdict on one turn of a dialogue: decision and intents right, and nothing to find fault with in the draft. */
export function verdictOnTurn(judged: JudgedTurn): CaseResult {
  const { turn, output } = judged
  const faults = [
    ...judged.faults.concessions.map((fault) => `concession: ${fault}`),
    ...judged.faults.style.map((fault) => `style: ${fault}`),
    ...judged.repeatedWordings.map((wording) => `said before: ${wording}`),
  ]
  return {
    id: `dialogues/${judged.id}`,
    text: turn.text,
    expected: [turn.expect.decision, ...(turn.expect.intents ?? [])].join(' '),
    got: [output.plan.decision, ...output.plan.intents, `(${output.plan.reason})`, ...faults].join(' '),
    confidence: output.plan.confidence,
    right: judged.decisionRight && judged.intentsRight !== false && faults.length === 0,
  }
}

/** The verdict on one question to a record: the right value, and nothing that stands in none. */
export function verdictOnTold(set: string, told: ToldCase): CaseResult {
  const faults = [
    ...told.invented.map((value) => `invented: ${value}`),
    ...told.leaked.map((value) => `of another customer: ${value}`),
  ]
  return {
    id: `records/${set}/${told.id}`,
    text: told.text,
    expected: told.expected,
    got: [told.got, ...faults].join(' '),
    confidence: 1,
    right: told.right && faults.length === 0,
  }
}
