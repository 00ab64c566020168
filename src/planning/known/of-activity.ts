import type { Question } from '../../context/question.ts'
import {
  activitiesAt,
  activitiesNamed,
  type HowToBuy,
  howToBuy,
  type Quote,
  sayMoment,
  sayPieces,
  yuan,
} from '../../knowledge/index.ts'
import type { Activity } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import { quoteFor } from './quoted.ts'
import type { Said, Source } from './said.ts'

const now = ({ scene: { shop, circumstances } }: Briefing): Activity[] =>
  activitiesAt(shop.activities, circumstances.now)

/** How many have to be ordered together for an activity, and what that comes to where the goods are known. */
export const ofHowToBuy: Source = (question, briefing) => {
  const how = howToBuy(question.normalised, now(briefing), briefing.scene.records.product)
  if (how === null) return null
  const { activity, pieces, less, counted } = how
  const facts = {
    'activity.say': activity.say,
    'step.pieces': sayPieces(pieces),
    'step.less': sayPieces(less),
    ...sumFor(how, question, briefing),
  }
  if (counted === null || counted >= pieces) return { outcome: activity.type, facts }
  return {
    outcome: `${activity.type}_short`,
    facts: { ...facts, 'step.missing': sayPieces(pieces - counted) },
  }
}

/** What the goods cost by this activity alone: the list price, what it takes off and what is left. */
function sumFor({ activity, pieces, counted }: HowToBuy, question: Question, briefing: Briefing) {
  const quoted = quoteFor(question, briefing, null, 'same', Math.max(pieces, counted ?? 0))
  const minusFen = quoted === null ? null : minusOf(quoted, activity.id)
  if (quoted === null || minusFen === null) return {}
  return {
    'price.list': yuan(quoted.listFen),
    'price.minus': yuan(minusFen),
    'price.left': yuan(quoted.listFen - minusFen),
  }
}

const minusOf = ({ parts }: Quote, id: string): number | null =>
  parts.find(({ activity }) => activity.id === id)?.minusFen ?? null

const MOST_TOLD = 3

/** Where a coupon is to be had, and from when on it counts. */
export const ofCoupon: Source = ({ normalised }, briefing) => {
  const coupons = now(briefing).filter((activity) => activity.type === 'coupon')
  const named = activitiesNamed(normalised, coupons).filter((activity) => activity.type === 'coupon')
  const meant = named.length > 0 ? named : coupons
  const [one, ...others] = meant
  if (one === undefined) return null
  if (others.length > 0) {
    const all = meant.slice(0, MOST_TOLD).map(({ say, where }) => (where ? `${say}（${where}）` : say))
    return { outcome: 'coupons', facts: { 'coupon.all': all.join('、') } }
  }
  const facts = {
    'coupon.say': one.say,
    ...(one.where === undefined ? {} : { 'coupon.where': one.where }),
    ...(one.condition === undefined ? {} : { 'coupon.condition': one.condition }),
  }
  return { outcome: one.where === undefined ? 'coupon_somewhere' : 'coupon', facts }
}

/** Until when what reduces prices now is on, or the activity that the words mean; `open` where nobody has said. */
export const ofEnds: Source = ({ normalised }, briefing): Said | null => {
  const { shop, circumstances } = briefing.scene
  const all = now(briefing)
  const named = activitiesNamed(normalised, all)
  const on = named.length > 0 ? named : all
  if (on.length === 0) return null
  const ending = on.filter(({ validUntil }) => validUntil !== undefined)
  const first = ending.sort((one, other) => one.validUntil! - other.validUntil!)[0]
  if (first === undefined || ending.length < on.length) return { outcome: 'open', facts: {} }
  const until = sayMoment(first.validUntil!, circumstances.now, shop.timezone)
  return { outcome: 'until', facts: { 'activity.name': first.name, 'activity.until': until } }
}
