import type { DeskFigures } from '../../desk/context.ts'
import { maskPersonal } from '../../desk/mask/index.ts'
import { groupBy } from '../../evaluation/metrics/group.ts'
import { quantile, wilson } from '../../evaluation/metrics/intervals.ts'
import type { Dashboard } from '../schemas-team.ts'

const FAST_MS = 6000
const IN_TIME_MS = 180_000
const DAY_MS = 86_400_000

type Outcome = DeskFigures['outcomes'][number]
type Wait = DeskFigures['waits'][number]

const sum = <T>(rows: readonly T[], of: (row: T) => number) =>
  rows.reduce((total, row) => total + Number(of(row)), 0)
const count = (rows: readonly { n: number }[]) => sum(rows, ({ n }) => n)

/** A share with its 95 % interval. */
function share(n: number, of: number) {
  const { value, low, high } = wilson(n, of)
  return { n, of, share: value, interval: [low, high] as [number, number] }
}

/** Drafts by what became of them, and how soon customers heard something. */
function group(outcomes: readonly Outcome[], waits: readonly Wait[], messages: number | null) {
  const of = count(outcomes)
  const became = (name: Outcome['outcome']) =>
    share(count(outcomes.filter(({ outcome }) => outcome === name)), of)
  return {
    messages,
    sentAsIs: became('as_is'),
    edited: became('edited'),
    rejected: became('rejected'),
    ignored: became('ignored'),
    superseded: became('superseded'),
    firstResponse: firstResponse(waits),
  }
}

function firstResponse(waits: readonly Wait[]) {
  const times = waits.map(({ ms }) => Number(ms))
  const within = (most: number) => share(times.filter((ms) => ms <= most).length, times.length)
  return {
    medianMs: times.length === 0 ? null : quantile(times, 0.5),
    within6s: within(FAST_MS),
    within3min: within(IN_TIME_MS),
  }
}

/** The same for each value of one property, in the order of the values. */
function by(
  figures: DeskFigures,
  keyOf: (row: Outcome | Wait) => string | null,
  messagesOf: (key: string) => number | null,
) {
  const outcomes = new Map(groupBy(figures.outcomes, keyOf))
  const waits = new Map(groupBy(figures.waits, keyOf))
  const keys = [...new Set([...outcomes.keys(), ...waits.keys()])].filter((key) => key !== null).sort()
  return keys.map((key) => ({
    key,
    ...group(outcomes.get(key) ?? [], waits.get(key) ?? [], messagesOf(key)),
  }))
}

/** A day of a shop's own calendar, by its number. */
const dayOf = (day: number) => new Date(Math.floor(day) * DAY_MS).toISOString().slice(0, 10)

/** Tasks that fell due: kept in time, late, or still open in time. */
function tasksOf({ tasks }: DeskFigures, now: number) {
  const kept = tasks.filter(({ dueAt, doneAt }) => doneAt !== null && doneAt <= dueAt).length
  const open = tasks.filter(({ dueAt, doneAt }) => doneAt === null && dueAt > now).length
  return { kept, late: tasks.length - kept - open, open }
}

/** What a supervisor sees of a time. */
export function dashboard(figures: DeskFigures, now: number): Dashboard {
  const { messages, drafts } = figures
  return {
    ...group(figures.outcomes, figures.waits, null),
    messages: count(messages),
    conversations: figures.conversations,
    drafted: share(
      sum(drafts, ({ worded }) => worded),
      count(drafts),
    ),
    handoffs: figures.handoffs.map(({ reason, n }) => ({ reason, n: Number(n) })),
    tasks: tasksOf(figures, now),
    missingFacts: figures.missing.map((row) => ({ ...row, example: maskPersonal(row.example) })),
    byShop: by(
      figures,
      ({ shop }) => shop,
      (key) => count(messages.filter(({ shop }) => shop === key)),
    ),
    byIntent: by(
      figures,
      ({ intent }) => intent,
      () => null,
    ),
    byAgent: by(
      figures,
      ({ agent }) => agent,
      () => null,
    ),
    byDay: by(
      figures,
      ({ day }) => dayOf(day),
      (key) => count(messages.filter(({ day }) => dayOf(day) === key)),
    ),
  }
}
