import { useEffect, useState } from 'react'

/** The time, anew every second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

const two = (n: number) => String(n).padStart(2, '0')

/** How long since `from`: `3:05`, `1:02:03`. */
export function clockOf(from: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - from) / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = `${hours > 0 ? two(minutes) : minutes}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** A date of the shop's calendar as `YYYY-MM-DD`. */
export function dayOf(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
}

/** The time of day at the shop. */
export function timeOf(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('zh-CN', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
}

/** Date and time where the reader is. */
export function momentOf(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(at)
}
