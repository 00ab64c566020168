import type { LeadDecision, TurnSeen } from '../types/index.ts'
import type { Document } from './classifier.ts'
import type { KindModel } from './kinds.ts'

/** How likely each decision is; together 1. */
export type DecisionShares = Readonly<Record<LeadDecision, number>>

/** Tells what a lead of the shop's service would decide on a turn, learned from turns that leads have decided on. */
export class DecisionModel {
  constructor(readonly model: KindModel) {}

  of(seen: TurnSeen): DecisionShares {
    const shares = this.model.shares(documentOf(seen))
    const found = { reply: 0, clarify: 0, handoff: 0, silent: 0, must_hand_over: 0 }
    this.model.classifier.labels.forEach((label, i) => {
      found[label as LeadDecision] = shares[i]!
    })
    return found
  }
}

/**
 * A turn as the classifier sees it: the customer's words, and beside them the words before, where the two stand, what
 * was heard, and what is planned.
 * @param withPlan whether what is planned counts; without it only what the plan is made from
 */
export function documentOf(seen: TurnSeen, withPlan = true): Document {
  const text = seen.text.toLowerCase()
  return {
    text,
    tokens: [],
    beside: [
      ...grams('3', text, 3),
      ...grams('P', seen.told, 2),
      ...grams('C', seen.before, 2),
      ...standing(seen),
      ...hearing(seen),
      ...(withPlan ? planning(seen) : []),
    ],
  }
}

function grams(name: string, text: string, n: number): string[] {
  const found: string[] = []
  for (let i = 0; i + n <= text.length; i++) found.push(name + text.slice(i, i + n))
  return found
}

/** The intent of a subject. */
const intentOf = (subject: string | null): string => subject?.split('/')[0] ?? ''

function standing(seen: TurnSeen): string[] {
  const best = intentOf(seen.heard[0]?.subject ?? null)
  const about = intentOf(seen.topic)
  return [
    `by=${seen.by}`,
    `replies=${seen.replies}`,
    `order=${seen.order}`,
    `order=${seen.order}&${best}`,
    `situation=${seen.situation}`,
    `product=${seen.product}`,
    `picture=${seen.picture}`,
    `topic=${seen.topic}`,
    `about=${about}`,
    `about=${about}&${best}`,
    `waiting=${seen.waiting}`,
  ]
}

/** From each of these on a share is as good as the others up to the next. */
const STEPS = [0.5, 0.75, 0.9, 0.95, 0.98]
const step = (share: number): number => STEPS.filter((least) => share > least).length
const FIFTHS = 5
/** A sign less likely than this is none. */
export const LEAST_SIGN = 0.5

function hearing({ heard, passing, sign, by }: TurnSeen): string[] {
  const found = heard.flatMap(({ subject, confidence, holds }, i) => [
    `heard=${subject}`,
    `holds=${holds}`,
    `holds=${holds}&${by}`,
    `heard=${subject}&${holds}`,
    ...(i === 0 ? [`best=${intentOf(subject)}`, `best=${intentOf(subject)}&${step(confidence)}`] : []),
  ])
  return [
    ...found,
    `passing=${Math.round(passing * FIFTHS)}`,
    `sign=${sign !== null && sign.confidence >= LEAST_SIGN ? `${sign.id}&${step(sign.confidence)}` : null}`,
  ]
}

function planning({
  planned,
  reason,
  judge,
  asked,
  words,
  situation,
  order,
  topic,
  heard,
}: TurnSeen): string[] {
  const [first] = asked
  const beside =
    first === undefined
      ? []
      : [
          `asked=${first}&${situation}&${planned}`,
          `asked=${first}&${order}&${planned}`,
          `asked=${first}&${topic}&${planned}`,
        ]
  return [
    `planned=${planned}`,
    `planned=${planned}&${reason}`,
    `planned=${planned}&${judge}`,
    `planned=${planned}&${situation}`,
    `planned=${planned}&${step(heard[0]?.confidence ?? 0)}`,
    `planned=${planned}&${asked.length}`,
    ...asked.flatMap((subject) => [`asked=${subject}`, `asked=${subject}&${planned}`]),
    ...words.map((subject) => `words=${subject}&${planned}`),
    ...beside,
  ]
}
