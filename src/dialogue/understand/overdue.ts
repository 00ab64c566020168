import type { Fact } from '../../types/index.ts'
import type { Scene } from '../scene.ts'
import type { CompiledScripts } from '../scripts.ts'
import { factAt } from '../shop/facts.ts'
import { numberOf } from '../style/numerals.ts'
import type { Question } from './questions.ts'

const HOUR_MS = 3_600_000
const DAY_HOURS = 24
const NTH_DAY = /第(\d{1,2}|[一二三四五六七八九十]{1,2})天/
/** Kinds that complain about waiting; a plain "when do you send" does not. */
const WAITING_KINDS = new Set(['urge', 'overdue'])
/** "说48小时发货现在都过了": the promise itself is said to be missed. */
const MISSED = /过了|超过?了?|超时|[说讲]好|答应|承诺|不是说/

/**
 * Whether the dispatch promise has passed: by the time that the customer names, by the customer's word that it
 * was missed, or by the time of payment. A wait within the promise is not overdue;
 * naming just the promise is ("说48小时发货的").
 */
export function isOverdue(question: Question, scene: Scene, scripts: CompiledScripts): boolean {
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

function promisedHours(scene: Scene, scripts: CompiledScripts): number | null {
  const id = scripts.source.handoff.dispatchFact
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
