import { type Question, questionsOf } from '../context/questions.ts'
import type { Plan, Prediction, Scripts } from '../types/index.ts'
import { type Composed, compose } from './compose.ts'
import { decide } from './decide.ts'
import { explanation, handoffPacket } from './handoff-packet.ts'
import type { Context } from './judges/outcome.ts'
import { remember } from './remember.ts'
import { type PlannerInput, type PlannerOutput, sceneOf } from './scene.ts'
import { compileScripts } from './scripts.ts'

/**
 * Makes the function from (prediction, conversation, shop, circumstances) to plan, words and the next state.
 * Pure: what it is given decides all, and nothing it is given is changed. Patterns and wordings are compiled here.
 */
export function createPlanner(source: Scripts): { plan(input: PlannerInput): PlannerOutput } {
  const scripts = compileScripts(source)
  return {
    plan({ prediction, state, shop, circumstances }) {
      const context: Context = { scripts, scene: sceneOf(shop, state, circumstances, prediction) }
      const composed = compose(decide(prediction, context), context)
      const plan = planOf(composed, prediction, context)
      const next = remember(composed, prediction, context.scene, plan.handoff?.urgency ?? 'normal')
      return { plan, text: composed.text, state: next }
    },
  }
}

function planOf(composed: Composed, prediction: Prediction, context: Context): Plan {
  const { decision, reason, outcomes, deciding } = composed
  const asked = outcomes.flatMap(({ question }) => question ?? [])
  return {
    decision,
    reason,
    explanation: explanation(composed, context),
    intents: intentsOf(asked, composed, prediction, context),
    responses: [...composed.responses],
    open: openParts(composed),
    handoff: decision === 'handoff' ? handoffPacket(composed, prediction, context) : null,
    why: [...(deciding.question?.why ?? prediction.utterances[0]?.why ?? [])],
    confidence:
      asked.length === 0
        ? (prediction.ranking[0]?.confidence ?? 0)
        : Math.min(...asked.map((one) => one.confidence)),
  }
}

/**
 * The intents understood, courtesies among them; where the conversation explained the message, its topic. What was
 * doubted is not among them.
 */
function intentsOf(
  asked: readonly Question[],
  { outcomes }: Composed,
  prediction: Prediction,
  { scene }: Context,
) {
  if (asked.some((one) => one.followUp !== null)) return intentsIn(asked)
  const accepted = questionsOf(prediction, scene.shop)
  const doubted = outcomes.every((one) => one.question === null && one.sign === undefined)
  return doubted ? [] : intentsIn(accepted)
}

function intentsIn(questions: readonly Question[]): Plan['intents'] {
  return [...new Set(questions.map((one) => one.intent))]
}

/** What stays for the human. */
function openParts({ decision, outcomes, reason }: Composed): Plan['open'] {
  if (decision !== 'handoff') return []
  const open = outcomes.filter((one) => one.decision !== 'reply')
  const parts = open.length === 0 ? outcomes : open
  return parts.map((one) => ({
    text: one.text,
    intent: one.question?.intent ?? null,
    reason: parts.length === 1 ? reason : one.reason,
  }))
}
