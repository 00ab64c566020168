import { moreUrgent } from '../context/signs.ts'
import { latest, toldBefore } from '../conversation/index.ts'
import type { Candidate, Handoff, Label, Need, Slot, Urgency } from '../types/index.ts'
import type { Composed } from './compose.ts'
import { urgencyOf } from './judges/signs.ts'
import { ready } from './ready.ts'
import type { Briefing } from './scene.ts'
import { isInStyle } from './style/checker.ts'
import type { Turn } from './turn-type.ts'
import type { Part } from './verdict.ts'

const CANDIDATES = 3
const LONGEST_QUOTE = 40
const BRACES = /\{(\w+)\}/g

/** All that a person needs to go on without asking again. */
export function handoffPacket(composed: Composed, turn: Turn, briefing: Briefing): Handoff {
  const { state } = briefing.scene
  const { deciding } = composed
  return {
    urgency: composed.parts.map((part) => urgency(part, briefing)).reduce(moreUrgent, 'normal'),
    sign: deciding.decision === 'handoff' ? (deciding.sign?.id ?? null) : null,
    summary: summary(composed, briefing),
    candidates: candidates(turn, briefing),
    slots: knownSlots(briefing),
    told: toldBefore(state),
    bargaining: state.bargaining.told.map((told, i) => `${i + 1}. ${offerTitle(i, briefing)}${told}`),
  }
}

function urgency(part: Part, briefing: Briefing): Urgency {
  const sign = part.decision === 'handoff' ? part.sign : null
  return moreUrgent(sign?.urgency ?? 'normal', urgencyOf(part.question, briefing))
}

/** The conversation in one line, of the pieces that have something to say. */
function summary({ parts }: Composed, briefing: Briefing): string {
  const { scene, scripts } = briefing
  const pieces = scripts.source.handoff.summary
  const { state, circumstances, text, hasPhoto } = scene
  const intents = [...new Set(parts.flatMap((part) => titleOf(part, briefing) ?? []))].join('、')
  const slots = knownSlots(briefing).map((slot) => slot.text)
  const known = parts.flatMap((part) => (part.decision === 'handoff' ? (part.known ?? []) : []))
  const needs = state.waiting === null ? '' : needNames(state.waiting.needs, briefing)
  return [
    fill(intents === '' ? pieces.said : pieces.asked, { intents, text: shorten(text) }),
    state.bargaining.round > 0 ? fill(pieces.bargaining, { round: String(state.bargaining.round) }) : '',
    slots.length > 0 ? fill(pieces.slots, { slots: [...new Set(slots)].join('、') }) : '',
    needs === '' ? '' : fill(pieces.waiting, { needs }),
    circumstances.order === null ? '' : fill(pieces.order, { order: circumstances.order.id }),
    hasPhoto ? pieces.photo : '',
    known.length > 0 && pieces.known !== undefined ? fill(pieces.known, { known: known.join('、') }) : '',
  ]
    .filter((piece) => piece !== '')
    .join(' · ')
}

/** The reason as a sentence for the agent. */
export function explanation(composed: Composed, briefing: Briefing): string {
  const { deciding, reason } = composed
  const { scene, scripts } = briefing
  const { question } = deciding
  const script = question === null ? undefined : scripts.intents.get(question.intent)?.script
  const kind = question?.kind ?? null
  const asks =
    'asks' in deciding && deciding.asks.length > 0 ? deciding.asks : (scene.state.waiting?.needs ?? [])
  const sign = deciding.decision === 'handoff' ? deciding.sign : null
  return fill(scripts.source.handoff.explanations[reason], {
    intent: script?.title ?? '',
    kind: (kind === null ? undefined : script?.kinds[kind]?.title) ?? '',
    sign: sign?.title ?? script?.title ?? '',
    needs: needNames(asks, briefing),
    round: String(scene.state.bargaining.round),
  })
}

/** The labels that the newest messages may have meant, with what the scripts would answer. */
function candidates({ newest }: Turn, briefing: Briefing): Candidate[] {
  const ranking = newest?.guess.ranking ?? []
  return ranking.slice(0, CANDIDATES).map(({ intent, confidence }) => ({
    intent,
    confidence,
    draft: newest === null ? null : readyDraft(intent, newest, briefing),
  }))
}

/** What the scripts answer where this is meant; null where they have no words or these break house style. */
function readyDraft(label: Label, newest: NonNullable<Turn['newest']>, briefing: Briefing): string | null {
  const part = ready(label, newest, briefing)
  if (part === null) return null
  const { slots } = newest
  const words = part.words.map((one) => one.text).join('')
  if (words === '') return null
  const facts = part.words.flatMap((one) => Object.values(one.facts))
  const grounds = [...facts, ...slots.map((slot) => slot.text)]
  return isInStyle(words, { grounds, parts: part.words.length }, briefing.scripts.style) ? words : null
}

/** The latest value of each slot; a phone number only as its ends. */
function knownSlots({ scene }: Briefing): Slot[] {
  return latest(scene.state.slots, scene.slots).map(masked)
}

function masked(slot: Slot): Slot {
  if (slot.name !== 'phone') return slot
  const hide = (text: string) => text.replace(/^(.{3}).*(.{4})$/, '$1****$2')
  return { ...slot, value: hide(slot.value), text: hide(slot.text) }
}

function titleOf({ question }: Part, { scripts }: Briefing): string | null {
  if (question === null) return null
  const script = scripts.intents.get(question.intent)?.script
  const kind = question.kind === null ? undefined : script?.kinds[question.kind]?.title
  return kind === undefined ? (script?.title ?? question.intent) : `${script?.title}(${kind})`
}

function offerTitle(i: number, { scene, scripts }: Briefing): string {
  const kind = scene.state.bargaining.kinds[i] ?? ''
  const title = scripts.intents.get(scripts.source.bargaining.haggles.intent)?.script.kinds[kind]?.title
  return title === undefined ? '' : `${title}: `
}

function needNames(needs: readonly Need[], { scripts }: Briefing): string {
  return needs.map((need) => scripts.source.handoff.needs[need]).join('、')
}

function fill(sentence: string, words: Record<string, string>): string {
  return sentence.includes('{')
    ? sentence.replace(BRACES, (braces, name: string) => words[name] ?? braces)
    : sentence
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line
}
