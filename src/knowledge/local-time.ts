import { WEEKDAYS } from '../types/index.ts'

/** A moment on the shop's own clock. `minutes` since local midnight, `day` as YYYY-MM-DD. */
export interface LocalTime {
  day: string
  weekday: (typeof WEEKDAYS)[number]
  hour: number
  minutes: number
}

const DAY_MS = 86_400_000
/** Offsets change on the quarter hour at the earliest, so one look-up serves a quarter of an hour. */
const QUARTER_MS = 900_000
const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, { quarter: number; offsetMs: number }>()

/** The shop's local time at `now` (milliseconds since the epoch) in an IANA timezone. */
export function localTime(now: number, timezone: string): LocalTime {
  return fromLocalMs(now + utcOffset(now, timezone))
}

/** The hour alone, which every message needs. */
export function localHour(now: number, timezone: string): number {
  return new Date(now + utcOffset(now, timezone)).getUTCHours()
}

/** The same time of day `days` later on the shop's calendar. */
export function daysLater(now: number, timezone: string, days: number): LocalTime {
  return fromLocalMs(now + utcOffset(now, timezone) + days * DAY_MS)
}

function fromLocalMs(localMs: number): LocalTime {
  const date = new Date(localMs)
  return {
    day: date.toISOString().slice(0, 10),
    weekday: WEEKDAYS[(date.getUTCDay() + 6) % 7] as LocalTime['weekday'],
    hour: date.getUTCHours(),
    minutes: date.getUTCHours() * 60 + date.getUTCMinutes(),
  }
}

/** What the timezone is ahead of UTC. Asking the platform takes microseconds, so the last answer is kept. */
export function utcOffset(now: number, timezone: string): number {
  const quarter = Math.floor(now / QUARTER_MS)
  const known = offsets.get(timezone)
  if (known?.quarter === quarter) return known.offsetMs
  const at = quarter * QUARTER_MS
  const found = { quarter, offsetMs: wallClockMs(at, timezone) - at }
  offsets.set(timezone, found)
  return found.offsetMs
}

function wallClockMs(at: number, timezone: string): number {
  const parts = Object.fromEntries(
    formatOf(timezone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  )
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second)
}

function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone)
  if (format === undefined) {
    const numeric = 'numeric'
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    })
    formats.set(timezone, format)
  }
  return format
}
