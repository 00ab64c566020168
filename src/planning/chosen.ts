import type { Question } from '../context/question.ts'
import { kindOf } from '../context/questions.ts'
import { type Label, OUT_OF_SCOPE } from '../types/index.ts'
import type { TurnInput } from './engine.ts'
import { answer } from './judges/answer.ts'
import { bargain, bargains } from './judges/bargain.ts'
import { scripted } from './judges/scripted.ts'
import type { Briefing } from './scene.ts'
import type { Turn } from './turn-type.ts'
import { type Part, unread } from './verdict.ts'

/** What a person says that the turn is about; `kind` null: whichever the words suggest. */
export interface Choice {
  intent: Label
  kind: string | null
}

/** A person's word counts as sure. */
const SURE = 1

/** The turn with nothing asked in it but what was chosen. */
export function turnAbout(turn: Turn, { state }: TurnInput, { intent, kind }: Choice): Turn {
  const { newest } = turn
  const text = newest?.text ?? state.unanswered.map((one) => one.text).join('\n')
  const questions =
    intent === OUT_OF_SCOPE
      ? []
      : [
          {
            ...{ intent, text, confidence: SURE, why: [], followUp: null },
            kind: kind ?? likelyKind(turn, intent),
            slots: newest?.slots ?? [],
            normalised: newest?.normalised ?? text,
          },
        ]
  const about = newest && { ...newest, questions, unclear: [], given: null, retracts: false }
  return {
    ...turn,
    bursts: turn.bursts.map((one) => (one === newest ? about : one)),
    newest: about,
    questions,
    unclear: [],
    retracted: false,
  }
}

/** The kind that the words suggest where this is meant. */
export function likelyKind({ newest }: Pick<Turn, 'newest'>, label: Label): string | null {
  const best = newest?.prediction.utterances.find((one) => (one.intent ?? one.ranking[0]?.intent) === label)
  return best === undefined ? null : kindOf(best)
}

/** What is said to what was chosen; where nothing is, to the first of its kinds that the scripts have words for. */
export function aboutChosen({ questions: [question] }: Turn, briefing: Briefing): Part[] {
  if (question === undefined) return [unread('out_of_scope', briefing.scene.text)]
  const part = saidTo(question, briefing)
  if (hasWords(part) || question.kind !== null) return [part]
  const kinds = Object.keys(briefing.scripts.intents.get(question.intent)?.script.kinds ?? {})
  const parts = kinds.map((kind) => saidTo({ ...question, kind }, briefing))
  return [parts.find(hasWords) ?? part]
}

const hasWords = ({ decision, words }: Part): boolean => decision !== 'handoff' || words.length > 0

/** The answer, or else the words of the question's script, though they were said before. */
function saidTo(question: Question, briefing: Briefing): Part {
  const part = answer(question, briefing)
  if (hasWords(part)) return part
  const plain = bargains(question, briefing) ? bargain(question, briefing) : scripted(question, briefing)
  return hasWords(plain) ? plain : part
}
