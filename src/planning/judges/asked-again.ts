import { circumstancesIn } from '../../context/circumstances.ts'
import type { Question } from '../../context/question.ts'
import { factAt } from '../../knowledge/facts.ts'
import { askedAttributes, colorsNamed, sizeIn, sizesNamed } from '../../knowledge/index.ts'
import { type AnsweredQuestion, type Intent, matchesPhrases, type Slot } from '../../types/index.ts'
import { heardIn } from '../heard.ts'
import type { Briefing } from '../scene.ts'
import type { Part } from '../verdict.ts'
import { bargains } from './bargain.ts'

const APOLOGISED = 'apologised'

/** Whether the question is about an order that was apologised for: the missed promise is no answer to it. */
export function isStillOverdue(
  { intent, kind, normalised }: Question,
  { scene, scripts }: Briefing,
): boolean {
  const { source, waits } = scripts.rules
  const { dispatch, refund } = source.waits
  const pressing =
    intent === dispatch.intent
      ? kind !== null && dispatch.pressing.includes(kind)
      : intent === refund.intent && (kind === null || refund.waiting.includes(kind))
  if (!pressing) return false
  if (kind === dispatch.pressing[0] && matchesPhrases(normalised, waits.otherOrder)) return false
  return scene.state.answered.some((one) => one.intent === intent && one.slots === APOLOGISED)
}

/** How a case whose promise has passed is remembered. */
export function overdueKey(intent: Intent, kind: string | null): AnsweredQuestion {
  return { intent, kind, slots: APOLOGISED }
}

/** Whether a customer who insists would hear nothing but facts that he was told already, whatever they answered. */
export function tellsNothingNew({ normalised }: Question, part: Part, { scene, scripts }: Briefing): boolean {
  if (part.decision !== 'reply' || !matchesPhrases(normalised, scripts.rules.insists)) return false
  const facts = part.words.flatMap((one) => Object.values(one.facts))
  return facts.length > 0 && facts.every((fact) => scene.told.includes(fact))
}

/**
 * Whether the question was answered before in this conversation: the same intent and sub-question with no new
 * value. In bargaining only the very same words are the same question; a new argument is a new one.
 */
export function wasAnswered(question: Question, briefing: Briefing): boolean {
  const { answered } = briefing.scene.state
  if (!answered.some(({ intent }) => intent === question.intent)) return false
  const asked = questionKey(question, briefing)
  const values = asked.slots.split('&').filter((value) => value !== '')
  // "女款呢" names no value of a slot, yet it asks about something else than the question before.
  if (question.followUp === 'another' && values.length === 0) return false
  return answered.some((before) => {
    if (before.intent !== asked.intent || before.kind !== asked.kind) return false
    const known = before.slots.split('&')
    return values.every((value) => known.includes(value))
  })
}

/** How an answered question is remembered. */
export function questionKey(question: Question, briefing: Briefing): AnsweredQuestion {
  const { intent, kind, normalised } = question
  if (bargains(question, briefing))
    return { intent, kind: null, slots: `text=${normalised.replace(/[\p{P}\s]/gu, '')}` }
  const { dispatch } = briefing.scripts.rules.source.waits
  const isWait = intent === dispatch.intent && kind !== null && dispatch.waiting.includes(kind)
  // Who urges again names a longer wait, and still asks the same.
  const slots = question.slots.filter((slot) => !isWait || slot.name !== 'duration')
  const named = [
    slotsKey(slots),
    ...circumstancesIn(intent, normalised, briefing.scripts.rules),
    ...partsNamed(question, briefing),
    ...variantsNamed(question, briefing),
    ...attributeNamed(question, briefing),
  ]
  const key = named.filter((part) => part !== '').join('&')
  return { intent, kind: isWait ? dispatch.urge : kind, slots: key }
}

/** The parts of the facts that the answer rests on which the words name: a zip after a sole is another question. */
function partsNamed({ intent, normalised }: Question, { scene, scripts }: Briefing): string[] {
  const { now } = scene.circumstances
  const ids = scripts.intents.get(intent)?.facts ?? []
  return ids.flatMap((id) =>
    (factAt(scene.shop, id, now, scene.campaign)?.narrow ?? []).flatMap(({ on }, i) =>
      on.some((word) => normalised.includes(word)) ? [`${id}=${i}`] : [],
    ),
  )
}

/** Colours and sizes that the product is made in, as the words name them: 沙色呢 is another question than 黑色呢. */
function variantsNamed({ normalised }: Question, { scene }: Briefing): string[] {
  const { product } = scene.records
  if (product === null) return []
  const size = sizeIn(normalised, product, null)
  const named = new Set([
    ...colorsNamed(normalised, product),
    ...sizesNamed(normalised, product),
    ...(size === null ? [] : [size]),
  ])
  return [...named].map((variant) => `variant=${product.id}:${variant}`)
}

/** What is asked of which record: the weight after the width is another question, as is the next product's. Words that name nothing stand for themselves. */
function attributeNamed(
  { intent, kind, text, normalised }: Question,
  { scene, scripts }: Briefing,
): string[] {
  const subject = scripts.ofAttributes
  if (subject?.intent !== intent || subject.kind !== kind) return []
  const { product } = scene.records
  const heard = heardIn(text, scene.attributes)
  const named =
    product === null || scripts.attributes === null
      ? undefined
      : askedAttributes(normalised, scripts.attributes, product, heard)[0]?.attribute.label
  return [`asked=${product?.id ?? ''}:${named ?? heard?.id ?? normalised.replace(/[\p{P}\s]/gu, '')}`]
}

function slotsKey(slots: readonly Slot[]): string {
  return slots
    .map((slot) => `${slot.name}=${slot.polarity === 'excluded' ? '!' : ''}${slot.value}`)
    .sort()
    .join('&')
}
