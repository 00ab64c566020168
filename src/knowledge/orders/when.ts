import { localTime } from '../local-time.ts'

/** A moment as it is told at `now` on the shop's clock: 今天14:20, 昨天9:05, 11月24日8:00. */
export function sayMoment(at: number, now: number, timezone: string): string {
  const { day, hour, minutes } = localTime(at, timezone)
  return `${sayDay(day, now, timezone)}${hour}:${String(minutes % 60).padStart(2, '0')}`
}

const DAY_MS = 86_400_000
const NAMES: Record<string, string> = { '-1': '昨天', '0': '今天', '1': '明天', '2': '后天' }

/** A day as it is told at `now`: 今天, 昨天, 11月24日; one to come with its date, since a draft may be read later. */
export function sayDay(day: string, now: number, timezone: string): string {
  const today = localTime(now, timezone).day
  const inDays = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS)
  const [, month, number] = day.split('-').map(Number)
  const date = `${month}月${number}日`
  const name = NAMES[inDays]
  return name === undefined ? date : inDays > 0 ? `${name}（${date}）` : name
}
