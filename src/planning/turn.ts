import { answersNothing, promisedByAgent } from '../context/agents-words.ts'
import { ownWords } from '../context/heard.ts'
import { burstsOf } from '../conversation/index.ts'
import {
  type Intent,
  OUT_OF_SCOPE,
  type Prediction,
  type Reading,
  type Scripts,
  type TurnSeen,
} from '../types/index.ts'
import { aboutMeant } from './about-meant.ts'
import { alternativesTo } from './alternatives.ts'
import { compose } from './compose.ts'
import type { Choice, Drafted, Opinion, Planner, Predictions, Setting } from './engine.ts'
import { JUDGES } from './judges/index.ts'
import { signs } from './judges/signs.ts'
import { adviceOn, phrasesOf } from './phrases.ts'
import { planOf } from './plan-of.ts'
import { type Bursts, readBursts, turnOf } from './read-turn.ts'
import { type Briefing, sceneOf } from './scene.ts'
import { type CompiledScripts, compileScripts } from './scripts.ts'
import { isArguable, secondLook } from './second-look.ts'
import { type Judged, seenOf } from './seen.ts'
import type { Turn } from './turn-type.ts'
import { unreadPlan } from './unread.ts'
import type { Part } from './verdict.ts'
import { wantsOf } from './wants.ts'

/*
 * The whole way of a turn: what the customer wrote since the last reply is read in context, the judges are asked in
 * their order and the first that has a verdict decides, then the words are chosen and put together.
 */

/**
 * Puts the planner together: patterns and wordings are compiled here, once. Pure from then on.
 * @param opinion what a lead would decide; without one the judges' first verdict stands
 */
export function createPlanner(source: Scripts, opinion: Opinion | null = null): Planner {
  const scripts = compileScripts(source)
  return {
    texts: (state, shop) =>
      burstsOf(state, shop.policy.mergeWindowSeconds).map((burst) =>
        ownWords(burst.map(({ text }) => text).join('\n'), scripts.rules.cuts),
      ),
    plan: (input) => decide(input.predictions, input, scripts, opinion),
    seen: (input) => {
      const setting = aboutMeant(input, scripts)
      return lookedAt(judgedAs(readBursts(input.predictions, setting, scripts), setting, scripts))
    },
    alternatives: (current, input, most) =>
      alternativesTo(current, input, most, (varied) => decide(varied.predictions, varied, scripts, opinion)),
    phrases: (shop, now) => phrasesOf(shop, now, scripts),
    advice: (text, shop, now) => adviceOn(text, shop, now, scripts),
    area: ({ intents: [intent] }) =>
      intent === undefined ? null : (scripts.intents.get(intent)?.script.area ?? null),
    unread: (text) => unreadPlan(text, source.handoff.explanations.too_costly),
    answersNothing: (words) => answersNothing(words, scripts.rules),
    answeredByGreeting: (intent) => scripts.rules.greetingAnswers.has(intent),
    isCourtesy: (intent) => scripts.rules.source.courtesies.some((courtesy) => courtesy === intent),
    agentReading: (prediction) => agentReading(prediction, scripts),
  }
}

/** From what was understood to the draft: `read in context -> judge -> look again -> say`. */
function decide(
  predictions: Predictions,
  given: Setting,
  scripts: CompiledScripts,
  opinion: Opinion | null,
): Drafted {
  const setting = aboutMeant(given, scripts)
  const bursts = readBursts(predictions, setting, scripts)
  const judged = judgedAs(bursts, setting, scripts)
  const again = (chosen: Choice) => judgedAs(bursts, { ...setting, chosen }, scripts)
  const { turn, briefing, judge, parts } = opinion === null ? judged : secondLook(judged, opinion, again)
  const composed = compose(parts, briefing)
  return {
    plan: planOf(judge, composed, turn, briefing),
    text: composed.text,
    readings: turn.readings,
    wants: wantsOf(turn, briefing),
  }
}

/** What a second look sees, and what a sign made certain. */
function lookedAt(judged: Judged): TurnSeen | null {
  const { newest } = judged.turn
  if (newest === null || !(isArguable(judged) || judged.judge === signs.name)) return null
  return seenOf(newest, judged)
}

/** The turn that its bursts make, with the first verdict on it. */
function judgedAs(bursts: Bursts, setting: Setting, scripts: CompiledScripts): Judged {
  const turn = turnOf(bursts, setting, scripts)
  const last = setting.state.said.at(-1)
  const promised = () => last !== undefined && promisedByAgent(last.text, scripts.rules)
  const briefing = { scripts, scene: sceneOf(setting, turn.heard, promised) }
  return { turn, briefing, ...firstVerdict(turn, briefing) }
}

function firstVerdict(turn: Turn, briefing: Briefing): { judge: string; parts: Part[] } {
  for (const { name, judge } of JUDGES) {
    const parts = judge(turn, briefing)
    if (parts !== null) return { judge: name, parts }
  }
  throw new Error('the last judge decides whatever the others leave')
}

/** An answer about one thing of a matter answers the matter. */
function familyOf(intent: Intent, families: readonly (readonly Intent[])[]): readonly Intent[] {
  return families.find((family) => family.includes(intent)) ?? [intent]
}

/** From this confidence on an agent's words count as an answer to what they sound like. */
const SURE_OF_ANSWER = 0.7

/** What an agent's words are about: the labels that some clause of them is likely to bear. */
function agentReading({ utterances, slots }: Prediction, { rules }: CompiledScripts): Reading {
  const labels = utterances.flatMap(({ ranking: [best] }) =>
    best !== undefined && best.intent !== OUT_OF_SCOPE && best.confidence >= SURE_OF_ANSWER
      ? familyOf(best.intent, rules.source.families)
      : [],
  )
  return {
    questions: labels.map((intent) => ({ intent, kind: null, slots: [] })),
    slots,
    situation: null,
  }
}
