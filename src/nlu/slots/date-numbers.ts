import type { Numeral } from '../../types/numerals.ts'
import type { Found, Scan } from './scan.ts'

const FULL = /(?<![\d.-])(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})(?!\d)[号日]?/g
const SHORT = /(?<![\d./-])(\d{1,2})[./-](\d{1,2})[号日](?!线)/g
/** House, model and shade numbers: 中山路28号, 5号电池, 3号色. */
const NO_DAY_BEFORE = /[大小]了?$|\d月$|[路街道巷弄村院库仓货色编款型尾批第服楼区幢栋换穿码鞋链a-z-]$/
const NO_DAY_AFTER = /^(?:线|楼|店|仓|色|码|院|门|链接|鞋|电池|单元|桌|房|粉|机|球|馆|库|柜)/

/** Days written with numbers: 11月3号, 2026-11-03, 11.3号, 十一月底, 28号. */
export function calendarDays(scan: Scan): Found[] {
  const found: Found[] = []
  const add = (value: string, start: number, end: number) => {
    const each: Found = { name: 'date', value, start, end }
    scan.take(each)
    found.push(each)
  }
  for (const match of [...scan.text.matchAll(FULL), ...scan.text.matchAll(SHORT)]) {
    const [day = 0, month = 0, year] = match.slice(1).map(Number).reverse()
    if (!isDay(month, day) || !scan.isFree(match.index)) continue
    add(
      `${year === undefined ? '' : `${year}年`}${month}月${day}日`,
      match.index,
      match.index + match[0].length,
    )
  }
  scan.numerals.forEach((numeral, i) => {
    if (!isPlain(scan, numeral)) return
    const next = scan.numerals[i + 1]
    const [value, end] = monthDay(scan, numeral, next) ?? dayOfMonth(scan, numeral) ?? ['', 0]
    if (end > 0) add(value, numeral.start, end)
  })
  return found
}

function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

function isPlain(scan: Scan, { start, value, glued, decimals }: Numeral): boolean {
  return scan.isFree(start) && !glued && decimals === 0 && value >= 1 && value <= 31
}

/** 三月五号, 11月3, 11月底, 11月份. */
function monthDay(
  scan: Scan,
  { start, end, value }: Numeral,
  day: Numeral | undefined,
): [string, number] | null {
  if (scan.text[end] !== '月' || value > 12 || '两俩仨'.includes(scan.text[start]!)) return null
  if (day?.start === end + 1 && isDay(value, day.value)) {
    const hasSuffix = '号日'.includes(scan.text[day.end] ?? ' ')
    return [`${value}月${day.value}日`, day.end + (hasSuffix ? 1 : 0)]
  }
  const part = scan.text[end + 1] ?? ' '
  if ('底初中'.includes(part)) return [`${value}月${part}`, end + 2]
  return [`${value}月`, end + (part === '份' ? 2 : 1)]
}

/** 28号; 日 only where written in digits, for 三日内 and 五日达 are durations. */
function dayOfMonth(scan: Scan, { start, end, han, value }: Numeral): [string, number] | null {
  const suffix = scan.text[end]
  if (suffix !== '号' && (suffix !== '日' || han || /^[内之后达游抛剂]/.test(scan.after(end + 1, 1))))
    return null
  if (NO_DAY_BEFORE.test(scan.before(start, 2)) || NO_DAY_AFTER.test(scan.after(end + 1, 2))) return null
  return [`${value}日`, end + 1]
}
