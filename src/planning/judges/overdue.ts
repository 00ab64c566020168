import type { Question } from '../../context/question.ts'
import { factAt } from '../../knowledge/facts.ts'
import { localTime } from '../../knowledge/local-time.ts'
import { type Fact, matchesPhrases, WEEKDAYS } from '../../types/index.ts'
import type { Briefing, Scene } from '../scene.ts'
import { numberOf } from '../style/numerals.ts'

const HOUR_MS = 3_600_000
const DAY_HOURS = 24

/**
 * Whether the promise has passed. A refund's: by the time since we have the goods back. Dispatch: by the time that
 * the customer names, by his word that it was missed, or by the time of payment. A wait within the promise is not
 * overdue; naming just the promise is (说48小时发货的).
 */
export function isOverdue(question: Question, briefing: Briefing): boolean {
  const { rules } = briefing.scripts
  const { dispatch, refund } = rules.source.waits
  if (question.intent === refund.intent) return isRefundOverdue(question, briefing)
  // Nothing is sent of an order that was closed.
  if (question.intent !== dispatch.intent || briefing.scene.records.order?.status === 'closed') return false
  const waiting = question.kind !== null && dispatch.waiting.includes(question.kind)
  const isWait = waiting || matchesPhrases(question.normalised, rules.waits.notSent)
  return (isWait && dispatchHasPassed(question, briefing)) || orderedTooLongAgo(question, briefing)
}

/** Whether the day on which he says that he ordered lies as far back as the promise, of an order that nobody knows. */
function orderedTooLongAgo(question: Question, briefing: Briefing): boolean {
  const { source, waits } = briefing.scripts.rules
  const isAsked = question.kind !== null && source.waits.dispatch.pressing.includes(question.kind)
  if (!isAsked || briefing.scene.records.order !== null) return false
  if (!matchesPhrases(briefing.scene.normalised, waits.orderedThen)) return false
  const promise = promisedHours(briefing, briefing.scripts.source.handoff.dispatchFact)
  const waited = hoursNamed(question, briefing) ?? hoursSinceWeekday(question, briefing)
  return promise !== null && waited !== null && waited >= promise
}

/** The time since the day of the week that he names (周日拍的); null where he names none. */
function hoursSinceWeekday({ slots }: Question, { scene, scripts }: Briefing): number | null {
  const days = WEEKDAYS.length
  const today = WEEKDAYS.indexOf(localTime(scene.circumstances.now, scene.shop.timezone).weekday)
  const named = slots.find(({ name, value }) => name === 'date' && value.length === 2 && !/\d/.test(value))
  const day = scripts.rules.source.waits.weekdays.indexOf(named?.value.at(-1) ?? ' ')
  return day < 0 ? null : ((today - Math.min(day, days - 1) + days) % days) * DAY_HOURS
}

function dispatchHasPassed(question: Question, briefing: Briefing): boolean {
  const { rules } = briefing.scripts
  const complains = question.kind === rules.source.waits.dispatch.overdue
  const promise = promisedHours(briefing, briefing.scripts.source.handoff.dispatchFact)
  const waited = hoursNamed(question, briefing)
  if (waited !== null && promise !== null && waited > promise) return true
  if (complains && waited !== null && waited === promise) return true
  if (paymentTooOld(briefing, promise)) return true
  if (!complains) return false
  return waited === null || promise === null || matchesPhrases(question.normalised, rules.waits.missed)
}

/** A wait that is named but still within the promise is an urge: the promise answers it. */
export function withinPromise(question: Question, briefing: Briefing): Question {
  const { dispatch } = briefing.scripts.rules.source.waits
  const isWait = question.intent === dispatch.intent && question.kind === dispatch.overdue
  return isWait && !isOverdue(question, briefing) ? { ...question, kind: dispatch.urge } : question
}

/** The hours of a promise of the shop as it holds now; null where it gives none. */
export function promisedHours({ scene }: Briefing, id: string): number | null {
  const fact: Fact | null = factAt(scene.shop, id, scene.circumstances.now, scene.campaign)
  return fact?.type === 'duration' ? fact.hours : null
}

/** The longest time named: "三天", or "第四天", of which three have passed. */
function hoursNamed({ slots, normalised }: Question, { scripts }: Briefing): number | null {
  const hours = slots.filter((slot) => slot.name === 'duration').map((slot) => Number(slot.value))
  const nth = scripts.rules.nthDay.exec(normalised)?.[1]
  if (nth !== undefined) hours.push((numberOf(nth, scripts.style.numerals) - 1) * DAY_HOURS)
  return hours.length === 0 ? null : Math.max(...hours)
}

/** Whether the order is paid, not sent, and older than the promise. */
function paymentTooOld({ scene, scripts }: Briefing, promise: number | null): boolean {
  const { order, now } = scene.circumstances
  if (order?.paidAt == null || promise === null) return false
  const isUnsent = scripts.source.outgoing.statuses.order_check.includes(order.status)
  return isUnsent && Date.parse(order.paidAt) + promise * HOUR_MS < now
}

/** Whether we have had the goods back for longer than paying takes; in a shop that promises no time it never is. */
function isRefundOverdue(question: Question, briefing: Briefing): boolean {
  const { waits, source } = briefing.scripts.rules
  const { normalised } = briefing.scene
  const isWaiting = question.kind === null || source.waits.refund.waiting.includes(question.kind)
  if (!isWaiting || !matchesPhrases(normalised, waits.returned)) return false
  const { open, completed } = briefing.scripts.source.handoff.refundFacts
  const promise = promisedHours(briefing, matchesPhrases(normalised, waits.completed) ? completed : open)
  const waited = Math.max(hoursNamed(question, briefing) ?? 0, hoursSinceLastWeek(briefing.scene, briefing))
  return promise !== null && waited > promise
}

/** The time since a day of the week before (上周一); a day that is not named is that week's last. */
function hoursSinceLastWeek({ normalised, shop, circumstances }: Scene, { scripts }: Briefing): number {
  const named = scripts.rules.lastWeek.exec(normalised)
  if (named === null) return 0
  const days = WEEKDAYS.length
  const today = WEEKDAYS.indexOf(localTime(circumstances.now, shop.timezone).weekday)
  const letter = named[2]
  const day =
    letter === undefined ? days - 1 : Math.min(scripts.rules.source.waits.weekdays.indexOf(letter), days - 1)
  return (days + today - day) * DAY_HOURS
}
