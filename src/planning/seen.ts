import type { Read } from '../context/read.ts'
import { likelihoodOf } from '../context/understood.ts'
import { earlier } from '../conversation/index.ts'
import type { Label, TurnSeen } from '../types/index.ts'
import { decidingOf, decisionOf } from './compose.ts'
import { ready } from './ready.ts'
import type { Briefing } from './scene.ts'
import type { Turn } from './turn-type.ts'
import type { Part } from './verdict.ts'

/** So much of the words before counts: their ends say what they come to. */
const LONGEST_TOLD = 40
const LONGEST_BEFORE = 30
/** From so many replies on it makes no difference how many there were. */
const MOST_REPLIES = 3

/** A turn with the verdict on it. */
export interface Judged {
  turn: Turn
  briefing: Briefing
  judge: string
  parts: readonly Part[]
}

/** The turn as somebody sees it who has the conversation, its reading and the plan before him. */
export function seenOf(newest: Read, { judge, parts, briefing }: Judged): TurnSeen {
  const { state, circumstances, situation, records } = briefing.scene
  const last = state.said.at(-1)
  const deciding = decidingOf(parts)
  return {
    text: newest.text,
    told: last?.text.slice(-LONGEST_TOLD) ?? '',
    by: last?.by ?? null,
    replies: Math.min(MOST_REPLIES, state.said.length),
    before: earlier(state).at(-1)?.slice(-LONGEST_BEFORE) ?? '',
    topic: state.matter === null ? null : subjectOf(state.matter),
    waiting: state.waiting?.intent ?? null,
    order: records.order?.status ?? circumstances.order?.status ?? null,
    situation,
    product: circumstances.product !== null,
    picture: newest.hasPhoto,
    heard: [...newest.guess.kinds].map(([label, kind]) => ({
      subject: subjectOf({ intent: label, kind }),
      confidence: likelihoodOf(label, newest.guess.ranking),
      holds: holds(label, kind, newest, parts, briefing),
    })),
    passing: newest.passing,
    sign: newest.sign,
    asked: newest.questions.map(subjectOf),
    planned: decisionOf(deciding),
    reason: deciding.reason,
    judge,
    words: parts.flatMap(({ words }) =>
      words.flatMap(({ intent, kind }) => (intent === null ? [] : [subjectOf({ intent, kind })])),
    ),
  }
}

const subjectOf = ({ intent, kind }: { intent: Label; kind: string | null }): string =>
  kind === null ? intent : `${intent}/${kind}`

/** What comes of the label: as it is planned already, or as the scripts have it ready. */
function holds(
  label: Label,
  kind: string | null,
  newest: Read,
  parts: readonly Part[],
  briefing: Briefing,
): string {
  const isOf = ({ question }: Part) => question?.intent === label && question.kind === kind
  const part = parts.find(isOf) ?? ready(label, newest, briefing)
  return part === null ? '' : `${part.decision}:${part.reason}`
}
