import type { TurnSeen } from '../types/index.ts'
import type { Document } from './classifier.ts'

/** What of a turn counts: the words and what is heard in them; what the rules make of these, too; the plan on it, too. */
export type Sight = 'heard' | 'read' | 'planned'

/**
 * A turn as a classifier sees it: the customer's words, and beside them the words before, where the two stand, and what
 * was heard.
 */
export function documentOf(seen: TurnSeen, sight: Sight): Document {
  const text = seen.text.toLowerCase()
  return {
    text,
    tokens: [],
    around: [
      { name: '3', text, n: 3 },
      { name: 'P', text: seen.told, n: 2 },
      { name: 'C', text: seen.before, n: 2 },
    ],
    beside: [
      ...standing(seen),
      ...hearing(seen),
      ...(sight === 'heard' ? [] : reading(seen)),
      ...(sight === 'planned' ? planning(seen) : []),
    ],
  }
}

/** The intent of a subject. */
export const intentOf = (subject: string | null): string => subject?.split('/')[0] ?? ''

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

const reading = ({ asked }: TurnSeen): string[] =>
  asked.flatMap((subject) => [`asked=${subject}`, `reads=${intentOf(subject)}`])

/** What the plan on a turn adds to what it was read as. */
export function planning({
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
    ...asked.map((subject) => `asked=${subject}&${planned}`),
    ...words.map((subject) => `words=${subject}&${planned}`),
    ...beside,
  ]
}
