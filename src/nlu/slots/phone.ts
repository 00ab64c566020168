import type { Finder, Found, Scan } from './scan.ts'

const MOBILE = '(?:\\+?86[- ]?)?(1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4})'
const SERVICE = '([48]00[- ]?\\d{3,4}[- ]?\\d{3,4})'
const LANDLINE = '(0\\d{2,3}-\\d{7,8})'
const PHONE = new RegExp(`(?<![\\da-z.])(?:${MOBILE}|${SERVICE}|${LANDLINE})(?![\\da-z])`, 'g')
const isWhole = (digits: string) => digits.startsWith('0') || digits.startsWith('1') || digits.length === 10

/** Mobile, 400/800 and landline numbers; the value is masked (138****1234). */
export const phone: Finder = {
  triggers: '48013',
  find(scan: Scan): Found[] {
    const found: Found[] = []
    for (const match of scan.text.matchAll(PHONE)) {
      const digits = (match[1] ?? match[2] ?? match[3])!.replace(/\D/g, '')
      if (!isWhole(digits)) continue
      const value = `${digits.slice(0, digits.startsWith('0') ? -8 : 3)}****${digits.slice(-4)}`
      found.push({ name: 'phone', value, start: match.index, end: match.index + match[0].length })
    }
    return found
  },
}
