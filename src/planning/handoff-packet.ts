import { kindOf } from '../context/questions.ts'
import { moreUrgent } from '../context/signs.ts'
import type { Candidate, Handoff, Label, Need, Prediction, Slot, Urgency } from '../types/index.ts'
import { OUT_OF_SCOPE } from '../types/index.ts'
import type { Composed } from './compose.ts'
import type { Context, Outcome } from './judges/outcome.ts'
import type { Scene } from './scene.ts'
import { ruleOf } from './scripts.ts'
import { checkStyle } from './style/checker.ts'
import { choose } from './words/choose.ts'

const CANDIDATES = 3
const LONGEST_QUOTE = 40

/** All that a person needs to go on without asking again. */
export function handoffPacket(composed: Composed, prediction: Prediction, context: Context): Handoff {
  const { state } = context.scene
  return {
    urgency: urgencyOf(composed, context),
    sign: composed.deciding.sign?.id ?? null,
    summary: summary(composed, prediction, context),
    candidates: candidates(prediction, context),
    slots: knownSlots(prediction, context.scene),
    told: state.told,
    bargaining: state.bargaining.told.map((told, i) => `${i + 1}. ${offerTitle(i, context)}${told}`),
  }
}

function urgencyOf({ outcomes }: Composed, { scene, scripts }: Context): Urgency {
  const { urgency } = scripts.source.handoff
  const named = outcomes.flatMap(({ question, sign }) => [
    sign?.urgency ?? 'normal',
    question === null
      ? 'normal'
      : (urgency[`${question.intent}/${question.kind}`] ?? urgency[question.intent] ?? 'normal'),
  ])
  return named.reduce<Urgency>(moreUrgent, scene.state.urgency)
}

/** The conversation in one line, of the pieces that have something to say. */
function summary({ outcomes }: Composed, prediction: Prediction, { scene, scripts }: Context): string {
  const pieces = scripts.source.handoff.summary
  const { state, circumstances } = scene
  const intents = [...new Set(outcomes.flatMap((one) => titleOf(one, scripts) ?? []))].join('、')
  const slots = knownSlots(prediction, scene).map((slot) => slot.text)
  const needs = state.waiting === null ? '' : needNames(state.waiting.needs as Need[], scripts)
  return [
    fill(pieces.asked, { intents: intents || '?', text: shorten(prediction.text) }),
    state.bargaining.round > 0 ? fill(pieces.bargaining, { round: String(state.bargaining.round) }) : '',
    slots.length > 0 ? fill(pieces.slots, { slots: [...new Set(slots)].join('、') }) : '',
    needs === '' ? '' : fill(pieces.waiting, { needs }),
    circumstances.order === null ? '' : fill(pieces.order, { order: circumstances.order.id }),
    circumstances.hasPhoto ? pieces.photo : '',
  ]
    .filter((piece) => piece !== '')
    .join(' · ')
}

/** The reason as a sentence for the agent. */
export function explanation(composed: Composed, { scene, scripts }: Context): string {
  const { deciding, reason } = composed
  const kind = deciding.question?.kind ?? null
  const script =
    deciding.question === null ? undefined : scripts.intents.get(deciding.question.intent)?.script
  const asks = deciding.asks.length > 0 ? deciding.asks : ((scene.state.waiting?.needs ?? []) as Need[])
  return fill(scripts.source.handoff.explanations[reason], {
    intent: script?.title ?? '',
    kind: (kind === null ? undefined : script?.kinds[kind]?.title) ?? '',
    sign: deciding.sign?.title ?? script?.title ?? '',
    needs: needNames(asks, scripts),
    round: String(scene.state.bargaining.round),
  })
}

/** The labels that the message may have meant, with what the scripts would answer. */
function candidates(prediction: Prediction, context: Context): Candidate[] {
  return prediction.ranking
    .slice(0, CANDIDATES)
    .map(({ intent, confidence }) => ({ intent, confidence, draft: readyDraft(intent, prediction, context) }))
}

function readyDraft(label: Label, prediction: Prediction, { scene, scripts }: Context): string | null {
  const compiled = label === OUT_OF_SCOPE ? undefined : scripts.intents.get(label)
  if (compiled === undefined || label === OUT_OF_SCOPE) return null
  const best = prediction.utterances.find((one) => (one.intent ?? one.ranking[0]?.intent) === label)
  const kind = best === undefined ? null : kindOf(best)
  const { policy } = ruleOf(compiled.script, kind)
  const ask = { kind, slots: prediction.slots, given: false, round: null, extra: {} }
  // A candidate is not said, so it must not use up its wording.
  const aside: Scene = { ...scene, said: new Set(scene.said), quoted: new Set() }
  const haggles = label === 'discount' && kind !== null && scripts.tactics.some((one) => one.kinds?.has(kind))
  const responses = haggles ? scripts.tactics : compiled.responses
  const choice = choose(responses, label, ask, aside, (one) => (one.policy ?? policy) !== 'silent')
  if ('miss' in choice) return null
  const { text, facts } = choice.planned
  const grounds = [...Object.values(facts), ...prediction.slots.map((slot) => slot.text)]
  return checkStyle(text, { grounds }).length === 0 ? text : null
}

/** The latest value of each slot; a phone number only as its ends. */
export function knownSlots(prediction: Prediction, { state }: Scene): Slot[] {
  const names = new Set(prediction.slots.map((slot) => slot.name))
  return [...prediction.slots.map(masked), ...state.slots.filter((slot) => !names.has(slot.name))]
}

function masked(slot: Slot): Slot {
  if (slot.name !== 'phone') return slot
  const hide = (text: string) => text.replace(/^(.{3}).*(.{4})$/, '$1****$2')
  return { ...slot, value: hide(slot.value), text: hide(slot.text) }
}

function titleOf({ question }: Outcome, scripts: Context['scripts']): string | null {
  if (question === null) return null
  const script = scripts.intents.get(question.intent)?.script
  const kind = question.kind === null ? undefined : script?.kinds[question.kind]?.title
  return kind === undefined ? (script?.title ?? question.intent) : `${script?.title}(${kind})`
}

function offerTitle(i: number, { scene, scripts }: Context): string {
  const kind = scene.state.bargaining.kinds[i] ?? ''
  const title = scripts.intents.get('discount')?.script.kinds[kind]?.title
  return title === undefined ? '' : `${title}: `
}

function needNames(needs: readonly Need[], { source }: Context['scripts']): string {
  return needs.map((need) => source.handoff.needs[need]).join('、')
}

function fill(sentence: string, words: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (braces, name: string) => words[name] ?? braces)
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line
}
