import type { Question } from '../../context/question.ts'
import { findSign, isMention, moreUrgent, type Sign, signText } from '../../context/signs.ts'
import { names, namesKind } from '../../context/subjects.ts'
import { earlier } from '../../conversation/index.ts'
import type { Urgency } from '../../types/index.ts'
import { plainly } from '../plainly.ts'
import type { Briefing } from '../scene.ts'
import { needsOf } from '../scripts.ts'
import type { Turn } from '../turn-type.ts'
import { type Judge, type Part, unread } from '../verdict.ts'
import { openNeeds } from './scripted.ts'

/** Signs that a person must take over, whatever the confidence: threats, harm, disputes, a wish for a person. */
export const signs: Judge = {
  name: 'signs',
  judge(turn, briefing) {
    const { scripts } = briefing
    const texts = turn.unheard.map(signText)
    const sign = mostUrgent(texts, scripts.signs) ?? heardIn(turn, texts, briefing) ?? lasting(turn, briefing)
    const unheard = turn.unheard.flatMap((one) => one.questions.map(({ intent }) => intent))
    const asked = turn.questions.filter(
      (one) => unheard.includes(one.intent) && names(scripts.rules.forHumans, one),
    )
    if (sign === null && (asked.length === 0 || isMere(texts, asked, turn, briefing))) return null
    return [mustHandOver(sign, asked[0] ?? null, turn, briefing)]
  },
}

function mostUrgent(texts: readonly string[], known: readonly Sign[]): Sign | null {
  const found = texts.flatMap((text) => findSign(text, known) ?? [])
  return found.reduce<Sign | null>(
    (best, one) => (best === null || moreUrgent(best.urgency, one.urgency) !== best.urgency ? one : best),
    null,
  )
}

/** What the words sound like where no phrase of a sign stands in them, and no mere mention of it. */
function heardIn({ unheard }: Turn, texts: readonly string[], { scripts }: Briefing): Sign | null {
  const heard = unheard.map(({ sign, questions }, i) => {
    const known = scripts.signs.find(({ id }) => id === sign?.id)
    if (sign === null || known === undefined || sign.confidence < demanded(questions, scripts)) return null
    const mentioned = sign.confidence < BEYOND_DOUBT ? scripts.signs : [known]
    return isMention(texts[i]!, mentioned) ? null : known
  })
  return heard.find((sign) => sign !== null) ?? null
}

/** From this confidence on only a mention of the same sign makes it a mere mention. */
const BEYOND_DOUBT = 0.95

/** How sure it has to be: surer where the words are plainly understood as something else. */
function demanded(questions: readonly Question[], { source: { signs }, rules }: Briefing['scripts']): number {
  const plain = questions.some(
    ({ confidence, intent }) => confidence >= PLAIN && !rules.courtesies.has(intent),
  )
  return plain ? Math.max(signs.sure, signs.sure_beside) : signs.sure
}

/** From this confidence on a message is plainly understood. */
const PLAIN = 0.85

/** The danger of the message before, where what is told now sounds like an OK and is none (总闸拉了，明天电工来). */
function lasting({ unheard }: Turn, { scene, scripts }: Briefing): Sign | null {
  const told = unheard.flatMap(({ questions }) => questions)
  const isGuess = ({ intent, followUp }: Question) =>
    followUp === null && scripts.rules.courtesies.has(intent)
  if (told.length === 0 || !told.every(isGuess)) return null
  const before = earlier(scene.state)
    .slice(-1)
    .map((text) => signText({ text, normalised: plainly(text) }))
  return mostUrgent(
    before,
    scripts.signs.filter(({ lasts }) => lasts),
  )
}

/** What the classifier took for a complaint, and the signs for a mere mention, nobody is sure of. */
function isMere(texts: readonly string[], asked: readonly Question[], _: Turn, { scripts }: Briefing) {
  const disputes = asked.some((one) => namesKind(scripts.rules.forHumans, one))
  return !disputes && texts.some((text) => isMention(text, scripts.signs))
}

function mustHandOver(sign: Sign | null, question: Question | null, turn: Turn, briefing: Briefing): Part {
  const about = question ?? turn.questions[0] ?? null
  const needs = question === null ? [] : needsOf(question, briefing.scripts)
  const part = unread('must_hand_over', briefing.scene.text)
  return {
    ...part,
    question: about,
    sign,
    asks: question === null ? [] : openNeeds(needs, question, briefing),
  }
}

/** How soon a person has to look at a question of this intent and kind. */
export function urgencyOf(question: Question | null, { scripts }: Briefing): Urgency {
  if (question === null) return 'normal'
  const { urgency } = scripts.source.handoff
  return urgency[`${question.intent}/${question.kind}`] ?? urgency[question.intent] ?? 'normal'
}
