import { localTime } from '../../knowledge/local-time.ts'
import type { Shop } from '../../types/index.ts'
import type { Dialogue, TurnOutput } from '../converse.ts'
import { type Estimate, shareOf } from '../metrics/intervals.ts'
import { type Grounds, judgeTold, type Told } from '../metrics/told.ts'
import { type Expected, type RecordSet, shopsIn } from '../record-sets.ts'

/** One question, or one turn of a dialogue, with what was said to it. */
export interface ToldCase extends Told {
  id: string
  /** What it is about; `dialogue` for turns. */
  about: string
  text: string
  expected: string
  got: string
}

export interface RecordsSection {
  set: string
  questions: Estimate
  turns: Estimate
  byAbout: { about: string; right: Estimate }[]
  invented: number
  leaked: number
  askedAlthoughKnown: Estimate
  cases: ToldCase[]
}

/** Answers with the records of a set. */
export interface RecordSubject {
  /** When everything is asked, in milliseconds since the epoch. */
  now: number
  converse(dialogue: Dialogue & { shop: string }): TurnOutput[]
}

/** Lives through all questions and dialogues of a set. */
export function measureRecords(
  set: RecordSet,
  subject: RecordSubject,
  shops: ReadonlyMap<string, Shop>,
): RecordsSection {
  const asDialogues = [
    ...set.questions.map(({ id, shop, about, customerId, expect, text, product }) => ({
      about,
      dialogue: { id, shop, customerId, turns: [{ text, product, expect }] },
    })),
    ...set.dialogues.map((dialogue) => ({ about: DIALOGUE, dialogue })),
  ]
  const offering = shopsIn(set, shops)
  const cases = asDialogues.flatMap(({ about, dialogue }) => {
    const { id, shop, customerId, turns } = dialogue
    const outputs = subject.converse({ id, shop, customerId, turns })
    const said = turns.map(({ text }) => text).join(' ')
    const grounds = groundsOf(set, offering.get(shop), customerId, said, subject.now)
    return turns.map(({ text, expect }, i) =>
      caseOf(turns.length === 1 ? id : `${id}#${i + 1}`, about, text, expect, outputs[i]!, grounds),
    )
  })
  return sumUp(set.name, cases)
}

const DIALOGUE = 'dialogue'

function caseOf(
  id: string,
  about: string,
  text: string,
  expect: Expected,
  { plan, text: reply }: TurnOutput,
  grounds: Grounds,
): ToldCase {
  const { decision, reason } = plan
  return {
    id,
    about,
    text,
    ...judgeTold({ decision, reason, reply }, expect, grounds),
    expected: [expect.decision.join('|'), ...expect.has].join(' '),
    got: `${decision} ${reason} ${plan.intents.join('+')}: ${reply ?? ''}`,
  }
}

/** The shop's products and file, and of the orders the customer's own. */
function groundsOf(
  { products, orders }: RecordSet,
  shop: Shop | undefined,
  customerId: string | undefined,
  said: string,
  now: number,
): Grounds {
  const own = orders.filter((order) => order.customerId === customerId)
  const shown = products.filter((product) => product.shop === shop?.shop)
  const others = orders.filter((order) => order.customerId !== customerId).flatMap(privateOf)
  const known = JSON.stringify([shown, own, shop, said, deadlinesOf(own, shop, now)])
  return { known, others: others.filter((value) => !known.includes(value)) }
}

const HOUR_MS = 3_600_000

/** The days on which the shop's promises for an order end, and by how many hours that is past. */
function deadlinesOf(
  orders: readonly RecordSet['orders'][number][],
  shop: Shop | undefined,
  now: number,
): string[] {
  const promises = Object.values(shop?.facts ?? {}).flatMap((versions) =>
    versions.flatMap((fact) => (fact.type === 'duration' ? [fact.hours] : [])),
  )
  return orders.flatMap(({ paidAt }) =>
    promises.flatMap((hours) => {
      const end = Date.parse(paidAt ?? '') + hours * HOUR_MS
      if (Number.isNaN(end)) return []
      const { day } = localTime(end, shop!.timezone)
      return [day, String(Math.max(0, Math.floor((now - end) / HOUR_MS)))]
    }),
  )
}

const privateOf = ({ shipments = [] }: RecordSet['orders'][number]): string[] =>
  shipments.flatMap(({ trackingNo, events }) => [
    ...(trackingNo === undefined ? [] : [trackingNo]),
    ...events.flatMap(({ place }) => place ?? []),
  ])

function sumUp(set: string, cases: ToldCase[]): RecordsSection {
  const isTurn = ({ about }: ToldCase) => about === DIALOGUE
  const isRight = ({ right }: ToldCase) => right
  const abouts = [...new Set(cases.map(({ about }) => about))]
  return {
    set,
    questions: shareOf(
      cases.filter((each) => !isTurn(each)),
      isRight,
    ),
    turns: shareOf(cases.filter(isTurn), isRight),
    byAbout: abouts.map((about) => ({
      about,
      right: shareOf(
        cases.filter((each) => each.about === about),
        isRight,
      ),
    })),
    invented: cases.filter(({ invented }) => invented.length > 0).length,
    leaked: cases.filter(({ leaked }) => leaked.length > 0).length,
    askedAlthoughKnown: shareOf(cases, (each) => each.askedAlthoughKnown),
    cases,
  }
}
