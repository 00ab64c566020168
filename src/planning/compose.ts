import type { Decision, PlannedResponse, Reason } from '../types/index.ts'
import { afterSaying, type Briefing } from './scene.ts'
import { isInStyle } from './style/checker.ts'
import type { HandoffPart, HandoffReason, Part } from './verdict.ts'
import { askedIn, askedOnce } from './words/asked-once.ts'
import { bubbled } from './words/bubbles.ts'
import { type Holding, holdingWords } from './words/holding.ts'
import { append, joinAnswers } from './words/join.ts'
import { saidOnce } from './words/said-once.ts'

/** What the whole turn leads to, and the words for it. */
export interface Composed {
  decision: Decision
  reason: Reason
  /** The part that decided. */
  deciding: Part
  parts: readonly Part[]
  words: readonly PlannedResponse[]
  /** Whether the customer is told of closed or crowded times. */
  holds: boolean
  text: string | null
}

const WEIGHT: Record<Part['decision'], number> = {
  silent: 0,
  courtesy: 1,
  reply: 2,
  bargain: 2,
  clarify: 3,
  handoff: 4,
}
const DECISIONS: Record<Part['decision'], Decision> = {
  silent: 'silent',
  courtesy: 'reply',
  reply: 'reply',
  bargain: 'reply',
  clarify: 'clarify',
  handoff: 'handoff',
}
/** Reasons that a human has to know first, whatever else the message asks. */
export const FOREMOST: readonly Reason[] = ['must_hand_over', 'promise_overdue']

/** Puts the parts together: the heaviest decides, the answers are joined in the order of the message. */
export function compose(all: readonly Part[], briefing: Briefing): Composed {
  const parts = askedOnce(saidOnce(all, briefing), briefing)
  const deciding = decidingOf(parts)
  const answers = parts.filter(({ words }) => words.length > 0)
  const said = answers.flatMap(({ words }) => words)
  const open = parts.filter(
    (part, i): part is HandoffPart => isOpen(part) && isOpen(all[i]!) && !isTakenOver(part, parts),
  )
  const holding = holdingFor(open, deciding, said, briefing)
  const composed: Composed = {
    decision: decisionOf(deciding),
    reason: answers.length === 0 && holding?.because != null ? holding.because : deciding.reason,
    deciding,
    parts,
    words: [...said, ...(holding === null ? [] : [holding.planned])],
    holds: holding?.because != null,
    text: spoken(answers.map(textOf), holding, briefing),
  }
  const fit = isFit(composed, briefing) ? composed : unfit(composed, briefing)
  return { ...fit, text: fit.text === null ? null : bubbled(fit.text) }
}

/** The part that the decision on all of them follows. */
export function decidingOf(parts: readonly Part[]): Part {
  const foremost = parts.find((one) => FOREMOST.includes(one.reason))
  return foremost ?? parts.reduce((best, one) => (WEIGHT[one.decision] > WEIGHT[best.decision] ? one : best))
}

export const decisionOf = ({ decision }: Part): Decision => DECISIONS[decision]

/** Whether a person takes it over and nothing is said of it: what another part says for it (saidOnce) is said. */
const isOpen = (part: Part): boolean => part.decision === 'handoff' && part.words.length === 0

/** Whether another part says already that a person looks after it: the same matter, or one that has no name. */
const isTakenOver = ({ question }: Part, parts: readonly Part[]): boolean =>
  parts.some(
    (one) =>
      one.decision === 'handoff' &&
      one.words.length > 0 &&
      (question === null || one.question?.intent === question.intent),
  )

/** Words for what a person takes over and the answers do not already speak of. */
function holdingFor(
  open: readonly HandoffPart[],
  deciding: Part,
  said: readonly PlannedResponse[],
  before: Briefing,
): Holding | null {
  if (deciding.decision !== 'handoff') return null
  const briefing = afterAsking(before, said)
  const first = open.find((one) => one === deciding) ?? open[0]
  if (first !== undefined) return holdingWords(first, briefing)
  const told = holdingWords(deciding, briefing)
  return told?.because != null ? told : null
}

/** The briefing once the answers are chosen: what they ask for no holding words ask for again. */
function afterAsking(briefing: Briefing, said: readonly PlannedResponse[]): Briefing {
  const { scene, scripts } = afterSaying(briefing, said)
  const asked = askedIn(said, briefing)
  const settled: typeof scene.settled = { has: (ask) => asked.has(ask) || scene.settled.has(ask) }
  return { scripts, scene: { ...scene, settled } }
}

function spoken(answers: readonly string[], holding: Holding | null, { scripts }: Briefing): string | null {
  const joining = { joins: scripts.source.holding.joins, greetings: scripts.greetings }
  if (holding === null) return answers.length === 0 ? null : joinAnswers(answers, joining)
  if (holding.because !== null) return append(joinAnswers(answers, joining), holding.planned.text)
  return joinAnswers(answers, joining, { about: holding.about, text: holding.planned.text })
}

/** A sandwich is one answer of three layers. */
function textOf({ words }: Part): string {
  return words.reduce((text, one) => append(text, one.text), '')
}

function isFit({ text, words, parts }: Composed, { scripts }: Briefing): boolean {
  if (text === null) return true
  const facts = words.flatMap((one) => Object.values(one.facts))
  const slots = parts.flatMap((one) => one.question?.slots.map((slot) => slot.text) ?? [])
  const basis = { grounds: [...facts, ...slots], parts: words.length }
  return isInStyle(text, basis, scripts.style)
}

/** A draft that breaks house style is shown to nobody: holding words stand in. */
function unfit(composed: Composed, briefing: Briefing): Composed {
  const { deciding } = composed
  const isForemost = deciding.decision === 'handoff' && FOREMOST.includes(deciding.reason)
  const reason: HandoffReason = isForemost ? deciding.reason : 'style'
  const question = deciding.question
  const part: HandoffPart = {
    decision: 'handoff',
    reason,
    question,
    text: question?.text ?? briefing.scene.text,
    words: [],
    asks: [],
    sign: deciding.decision === 'handoff' ? deciding.sign : null,
    gave: false,
  }
  const holding = holdingWords(part, briefing)
  return {
    decision: 'handoff',
    reason,
    deciding: part,
    parts: [part],
    words: holding === null ? [] : [holding.planned],
    holds: holding?.because != null,
    text: holding?.planned.text ?? null,
  }
}
