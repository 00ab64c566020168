import { leadsUp } from '../../context/circumstances.ts'
import type { Question, Unclear } from '../../context/question.ts'
import { names } from '../../context/subjects.ts'
import { matchesPhrases, type Topic } from '../../types/index.ts'
import { afterSaying, type Briefing } from '../scene.ts'
import type { Turn } from '../turn-type.ts'
import { handOver, type Judge, type Part, unread } from '../verdict.ts'
import { answer } from './answer.ts'
import { bargains } from './bargain.ts'
import { choiceOf } from './choice.ts'
import { fromGuess } from './from-records.ts'
import { nobodyNeeded } from './nobody-needed.ts'

const ANSWERS: ReadonlySet<Part['decision']> = new Set(['reply', 'bargain', 'clarify'])

/** Every question answered in its order, and what nobody understood: a choice between two readings, or a person. */
export const questions: Judge = {
  name: 'questions',
  judge(turn, briefing) {
    const asked = withoutCourtesies(turn, briefing)
    const parts = answerAll(asked, briefing)
    const left = [...withoutAsides(parts, briefing), ...unclearParts(turn, parts, briefing)]
    // What the classifier took for a complaint, and the signs for a mere mention, nobody is sure of.
    if (left.length === 0) return [unread('close_call', briefing.scene.text)]
    const remark = nobodyNeeded(left, turn, briefing)
    return remark === null ? left : [remark]
  },
}

/** What is to be answered; what only a person may answer was heard by the signs, what they left is a mere mention. */
function withoutCourtesies({ questions: all, unclear }: Turn, { scripts }: Briefing): readonly Question[] {
  const asked = all.filter((one) => !names(scripts.rules.forHumans, one))
  const real = asked.filter(({ intent }) => !scripts.rules.courtesies.has(intent))
  return real.length > 0 || unclear.length > 0 ? real : asked
}

/** Bargaining has the widest choice of words: it chooses last and need not repeat what the other answers quote. */
export function answerAll(asked: readonly Question[], briefing: Briefing): Part[] {
  const order = [...asked].sort(
    (one, other) => Number(bargains(one, briefing)) - Number(bargains(other, briefing)),
  )
  const parts = new Map<Question, Part>()
  let going = briefing
  for (const question of order) {
    const part = answer(question, going)
    parts.set(question, part)
    going = afterSaying(going, part.words)
  }
  return asked.map((question) => parts.get(question)!)
}

/** Beside an answer, what only leads up to it (既然是真的，那…) or is talked about already asks nothing new. */
function withoutAsides(parts: readonly Part[], { scene, scripts }: Briefing): Part[] {
  if (!parts.some(({ decision }) => ANSWERS.has(decision))) return [...parts]
  return parts.filter((part) => {
    if (part.decision !== 'handoff' || part.words.length > 0 || part.question === null) return true
    if (part.reason === 'by_policy' && part.question.intent === scene.state.matter?.intent) return false
    // 那就黑色42 多少钱: what was told of 黑色42 is taken up, and asked no second time.
    if (part.reason === 'asked_again' && !scripts.rules.asking.test(part.question.normalised)) return false
    const mayLead =
      part.reason === 'asked_again' || part.reason === 'missing_fact' || part.reason === 'by_policy'
    return !(mayLead && leadsUp(part.question.normalised, scripts.rules))
  })
}

/** What was not understood: what was waited for and not given, a choice, or a person. */
function unclearParts(turn: Turn, answered: readonly Part[], briefing: Briefing): Part[] {
  const { waiting } = briefing.scene.state
  if (leadsElsewhere(turn, briefing))
    return turn.unclear.map((one) => fromGuess(one, briefing) ?? unsure(one))
  if (answered.length === 0 && waiting !== null && turn.unclear.length > 0)
    return [{ ...unread('missing_slot', briefing.scene.text), question: waitedFor(turn, waiting) }]
  return turn.unclear.map((one) => {
    const told = fromGuess(one, briefing)
    if (told !== null) return told
    const choice = answered.length === 0 ? choiceOf(one, briefing) : null
    return choice ?? (one.topic === null ? unsure(one) : goingOn(one, one.topic))
  })
}

const unsure = ({ rejection, text, guesses }: Unclear): Part => unread(rejection, text, guesses)

/** Whether the words lead over to another matter (另外想问下…): what is not understood in them belongs to no old one. */
function leadsElsewhere({ newest }: Turn, { scripts: { lasting } }: Briefing): boolean {
  return lasting !== null && newest !== null && matchesPhrases(newest.normalised, lasting.turns)
}

/** A piece of what is talked about that no script answers: the person who has the matter goes on with it. */
function goingOn({ text, confidence, why }: Unclear, topic: Topic): Part {
  return handOver('by_policy', { ...topic, text, normalised: text, confidence, why, followUp: 'context' })
}

function waitedFor(
  { unclear, newest }: Turn,
  waiting: NonNullable<Briefing['scene']['state']['waiting']>,
): Question {
  return {
    intent: waiting.intent,
    kind: waiting.kind,
    slots: newest?.slots ?? [],
    text: newest?.text ?? '',
    normalised: newest?.normalised ?? '',
    confidence: unclear[0]?.confidence ?? 0,
    why: unclear[0]?.why ?? [],
    followUp: 'context',
  }
}
