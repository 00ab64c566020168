import { factAt } from '../knowledge/facts.ts'
import { localTime } from '../knowledge/local-time.ts'
import type { Scene } from '../planning/scene.ts'
import type { CompiledScripts } from '../planning/scripts.ts'
import { numberOf } from '../planning/style/numerals.ts'
import { type Fact, WEEKDAYS } from '../types/index.ts'
import type { Question } from './questions.ts'

const HOUR_MS = 3_600_000
const DAY_HOURS = 24
const NTH_DAY = /第(\d{1,2}|[一二三四五六七八九十]{1,2})天/
/** Kinds that complain about waiting; a plain "when do you send" does not. */
const WAITING_KINDS = new Set(['urge', 'overdue'])
/** "说48小时发货现在都过了": the promise itself is said to be missed. */
const MISSED = /过了|超过?了?|超时|[说讲]好|答应|承诺|不是说/

/** Sub-questions of who waits for the money. */
const WAITS_FOR_MONEY = new Set<string | null>([null, 'when', 'overdue', 'other'])
/** Words that we have the goods back. */
const RECEIVED =
  /(?:你们|商家|店里|仓库|退|寄).{0,14}(?:签收|收到|收货|入库)(?!.{0,3}(?:吗|没|多久|几天|后))|(?:签收|收到).{0,4}(?:退货|退件|退回)/
const COMPLETED = /^(?!.*(?:没|未).{0,3}(?:确认|完成)).*(?:确认(?:了|过)?收货|交易(?:已经)?(?:完成|成功))/
const LAST_WEEK = /上(?:个)?(?:周|星期|礼拜)([一二三四五六日天])?/

/**
 * Whether the promise has passed. A refund's: by the time since we have the goods back. Dispatch: by the time that the customer names, by the customer's word that it
 * was missed, or by the time of payment. A wait within the promise is not overdue;
 * naming just the promise is ("说48小时发货的").
 */
export function isOverdue(question: Question, scene: Scene, scripts: CompiledScripts): boolean {
  if (question.intent === 'refund_timing') return isRefundOverdue(question, scene, scripts)
  if (question.intent !== 'shipping_time') return false
  const waiting = question.kind !== null && WAITING_KINDS.has(question.kind)
  if (!waiting && !saysNotSent(question.normalised, scripts)) return false
  const promise = promisedHours(scene, scripts)
  const waited = hoursNamed(question)
  if (waited !== null && promise !== null && waited > promise) return true
  if (question.kind === 'overdue' && waited !== null && waited === promise) return true
  if (paymentTooOld(scene, promise, scripts)) return true
  if (question.kind !== 'overdue') return false
  return waited === null || promise === null || MISSED.test(question.normalised)
}

/** A wait that is named but still within the promise is an urge: the promise answers it. */
export function withinPromise(question: Question, scene: Scene, scripts: CompiledScripts): Question {
  const isWait = question.intent === 'shipping_time' && question.kind === 'overdue'
  return isWait && !isOverdue(question, scene, scripts) ? { ...question, kind: 'urge' } : question
}

function saysNotSent(text: string, scripts: CompiledScripts): boolean {
  return scripts.notSent.some((pattern) => pattern.test(text))
}

function promisedHours(
  scene: Scene,
  scripts: CompiledScripts,
  id = scripts.source.handoff.dispatchFact,
): number | null {
  const fact: Fact | null = factAt(scene.shop, id, scene.circumstances.now, scene.campaign)
  return fact?.type === 'duration' ? fact.hours : null
}

/** The longest time named: "三天", or "第四天", of which three have passed. */
function hoursNamed(question: Question): number | null {
  const hours = question.slots.filter((slot) => slot.name === 'duration').map((slot) => Number(slot.value))
  const nth = NTH_DAY.exec(question.normalised)?.[1]
  if (nth !== undefined) hours.push((numberOf(nth) - 1) * DAY_HOURS)
  return hours.length === 0 ? null : Math.max(...hours)
}

/** Whether the order is paid, not sent, and older than the promise. */
function paymentTooOld(
  { circumstances }: Scene,
  promise: number | null,
  { source }: CompiledScripts,
): boolean {
  const { order, now } = circumstances
  if (order?.paidAt == null || promise === null) return false
  return source.outgoing.statuses.order_check.includes(order.status) && order.paidAt + promise * HOUR_MS < now
}

/** Whether we have had the goods back for longer than paying takes; in a shop that promises no time it never is. */
function isRefundOverdue(question: Question, scene: Scene, scripts: CompiledScripts): boolean {
  if (!WAITS_FOR_MONEY.has(question.kind) || !RECEIVED.test(scene.text)) return false
  const { open, completed } = scripts.source.handoff.refundFacts
  const promise = promisedHours(scene, scripts, COMPLETED.test(scene.text) ? completed : open)
  const waited = Math.max(hoursNamed(question) ?? 0, hoursSinceLastWeek(scene))
  return promise !== null && waited > promise
}

/** The time since a day of the week before ("上周一"); a day that is not named is that week's last. */
function hoursSinceLastWeek({ text, shop, circumstances }: Scene): number {
  const named = LAST_WEEK.exec(text)
  if (named === null) return 0
  const today = WEEKDAYS.indexOf(localTime(circumstances.now, shop.timezone).weekday)
  const day =
    named[1] === undefined ? WEEKDAYS.length - 1 : '一二三四五六日'.indexOf(named[1].replace('天', '日'))
  return (WEEKDAYS.length + today - day) * DAY_HOURS
}
