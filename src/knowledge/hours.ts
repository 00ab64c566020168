import type { Shop } from '../types/index.ts'
import { daysLater, type LocalTime, localTime } from './local-time.ts'

type Hours = NonNullable<Shop['hours']>

/** How far ahead an opening is looked for; a shop closed for longer names none. */
const LOOK_AHEAD_DAYS = 31
const MINUTE_MS = 60_000
/** Minutes since midnight at which every shop should be open. */
const MORNING = 600
const STEP_MS = 30 * MINUTE_MS
const STEPS_PER_DAY = 48

/** When agents are next at work: whole days from now, and the time of day. */
export interface Opening {
  inDays: number
  /** `9:00`, without a leading zero. */
  time: string
  month: number
  day: number
}

/** Whether agents are at work. A shop without hours is always open. */
export function isOpen(shop: Shop, now: number): boolean {
  if (shop.hours === undefined) return true
  const local = localTime(now, shop.timezone)
  return shiftsOn(shop.hours, local).some(([from, until]) => from <= local.minutes && local.minutes < until)
}

/** The next moment at which a shift begins after `now`, or null where none does within a month. */
export function nextOpening(shop: Shop, now: number): Opening | null {
  if (shop.hours === undefined) return null
  for (let inDays = 0; inDays <= LOOK_AHEAD_DAYS; inDays++) {
    const day = daysLater(now, shop.timezone, inDays)
    const starts = shiftsOn(shop.hours, day).map(([from]) => from)
    const next = starts.filter((from) => inDays > 0 || from > day.minutes).sort((a, b) => a - b)[0]
    if (next !== undefined) return openingOn(day, inDays, next)
  }
  return null
}

function openingOn(local: LocalTime, inDays: number, minutes: number): Opening {
  const [, month, day] = local.day.split('-').map(Number) as [number, number, number]
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
  return { inDays, time, month, day }
}

/** A moment of the day of `now`, or of the next working day, at which agents are at work: 10:00 where they are then. */
export function workingMoment(shop: Shop, now: number): number {
  const first = now - (localTime(now, shop.timezone).minutes - MORNING) * MINUTE_MS
  for (let step = 0; step < STEPS_PER_DAY * LOOK_AHEAD_DAYS; step++) {
    const moment = first + step * STEP_MS
    if (isOpen(shop, moment)) return moment
  }
  return first
}

/** The day's shifts in minutes since midnight; a holiday's own shifts replace the week's. */
function shiftsOn(hours: Hours, local: LocalTime): [number, number][] {
  const holiday = hours.holidays.find((span) => span.from <= local.day && local.day <= span.until)
  const shifts = holiday?.shifts ?? hours.week[local.weekday] ?? []
  return shifts.map(([from, until]) => [minutesOf(from), minutesOf(until)])
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number]
  return hours * 60 + minutes
}
