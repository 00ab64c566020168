/** Platforms score replies within three minutes; after one minute it is time to hurry. */
const SOON_SECONDS = 60
const LATE_SECONDS = 180

/** How pressing a wait is; the style sheet colours it. */
export type WaitLevel = 'calm' | 'soon' | 'late'

export function waitLevel(seconds: number): WaitLevel {
  if (seconds >= LATE_SECONDS) return 'late'
  return seconds >= SOON_SECONDS ? 'soon' : 'calm'
}

/** A wait in words; the browser counts on in the same form (`assets/console.js`). */
export function waitWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < 60) return `${whole} 秒`
  if (whole < 3600) return `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`
  if (whole < 86400) return `${Math.floor(whole / 3600)} 小时 ${Math.floor((whole % 3600) / 60)} 分`
  return `${Math.floor(whole / 86400)} 天 ${Math.floor((whole % 86400) / 3600)} 小时`
}

/** Time of day in the shop's time zone, with the date where it is not today. */
export function clockWords(at: number, now: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('zh-CN', { timeZone, month: 'numeric', day: 'numeric' })
  const clock = new Intl.DateTimeFormat('zh-CN', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const time = clock.format(at)
  return day.format(at) === day.format(now) ? time : `${day.format(at)} ${time}`
}
