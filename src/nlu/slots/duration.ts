import type { Numeral } from '../../types/numerals.ts'
import type { Finder, Found, Scan } from './scan.ts'

const HOURS: Record<string, number> = {
  小时: 1,
  钟头: 1,
  h: 1,
  天: 24,
  日: 24,
  周: 168,
  星期: 168,
  礼拜: 168,
  月: 720,
  年: 8760,
  分钟: 1 / 60,
}
/** A number's unit; 日 only where no date can be meant, 月 only with 个 (3月 is March). */
const UNIT =
  /^多?(个?)多?(半)?(?:(工作)日|(小时|钟头|h(?![a-z])|天(?![天猫气然津线])|日(?=[内之后])|周(?![年岁边])|星期|礼拜|月|年(?![级纪货])|分钟))(半)?/
/** Names of a promise, not a time that passed or is asked for. */
const PROMISE = /^(?:无理由|包退|包换|保价|价保|无条件|质保|保修|退换)/
const NOT_BEFORE = /[第这那哪某每当同另近几过前后有差头]$/
const RANGE = /^[-~到至]$/
/** Half units and vague ones: 半天 (等了半天) says nothing. */
const FIXED: [RegExp, number][] = [
  [/大?半个?小时/g, 0.5],
  [/大?半个多?月/g, 360],
  [/大?半年/g, 4380],
  [/好几天/g, 72],
]
/** 第四天了, 都第3天还没发: a day that has come, not one that is asked about (第二天能到吗). */
const NTH_DAY = /^天(?=了|都|也|啦|,?[^,.!?]{0,4}(?:还|没|仍|依旧|才))/
const COME = /(?:都|已经?|现在|今天?是?|到今天?|这)第$/
/** How long ago, beside a word of buying or sending within six characters: 昨天拍的. Weekdays need a clock and are left out. */
const AGO =
  /(大前天|前[天晚日]|昨[天晚日]|上个?(?:星期|礼拜)(?![一二三四五六日天])|上周(?![一二三四五六日天])|上个月)(?=[^,.!?\s]{0,6}?(?:[拍买付订寄退]|下的?单|发货|申请|提交))/g
const AGO_HOURS: [RegExp, number][] = [
  [/^大前/, 72],
  [/^前/, 48],
  [/^昨/, 24],
  [/月$/, 720],
  [/^上/, 168],
]

/**
 * Durations in hours (48小时 48, 三天了 72, 一个星期 168, 半个月 360; a month has 30 days, a year 365). A range
 * (3-5天) counts as its lower end, 好几天 as three days, 第四天了 as the three days that have passed. Relative words
 * count as hours gone by where something was bought, paid or sent then: 昨天 24, 前天 48, 大前天 72, 上周 168,
 * 上个月 720.
 */
export const duration: Finder = {
  triggers: '时头h天日周期拜月年钟晚',
  find(scan: Scan): Found[] {
    const found = [...counted(scan), ...nth(scan), ...fixed(scan), ...ago(scan)]
    return found.sort((a, b) => a.start - b.start)
  },
}

function counted(scan: Scan): Found[] {
  const numerals = scan.freeNumerals()
  return numerals.flatMap((numeral, i) => {
    const unit = UNIT.exec(scan.after(numeral.end, 7))
    if (unit === null || numeral.glued || !isDuration(scan, numeral, unit)) return []
    const first = rangeStart(scan, numerals[i - 1], numeral)
    const value = hours(first.value, unit)
    const end = numeral.end + unit[0].length
    return [{ name: 'duration' as const, value: String(value), start: first.start, end }]
  })
}

function isDuration(scan: Scan, { start, end, value, han }: Numeral, unit: RegExpExecArray): boolean {
  if (value <= 0 || value > 1000 || PROMISE.test(scan.after(end + unit[0].length, 3))) return false
  if (NOT_BEFORE.test(scan.before(start, 1)) && value <= 2) return false
  if (/第$/.test(scan.before(start, 1))) return false
  const name = unit[4]
  if (name === '月') return unit[1] !== '' || '俩仨'.includes(scan.text[start]!)
  return !(name === '年' && !han && value > 10)
}

function hours(amount: number, unit: RegExpExecArray): number {
  const halves = unit[2] !== undefined || unit[5] !== undefined ? 0.5 : 0
  const each = unit[3] !== undefined ? 24 : HOURS[unit[4]!]!
  return Math.round((amount + halves) * each * 100) / 100
}

/** The 3 of 3-5天, 三到五天. */
function rangeStart(scan: Scan, previous: Numeral | undefined, numeral: Numeral): Numeral {
  if (previous === undefined || previous.value >= numeral.value || previous.glued) return numeral
  return RANGE.test(scan.text.slice(previous.end, numeral.start)) ? previous : numeral
}

/** On the fourth day three days have passed. */
function nth(scan: Scan): Found[] {
  return scan.freeNumerals().flatMap(({ start, end, value }) => {
    const before = scan.before(start, 4)
    if (!before.endsWith('第') || value < 2 || value > 60 || scan.text[end] !== '天') return []
    if (!NTH_DAY.test(scan.after(end, 8)) && !COME.test(before)) return []
    return [spanned((value - 1) * 24, start - 1, scan.text.slice(start - 1, end + 1))]
  })
}

function fixed(scan: Scan): Found[] {
  return FIXED.flatMap(([pattern, value]) =>
    [...scan.text.matchAll(pattern)]
      .filter(({ index }) => !/[一两二三四五六七八九十\d]$/.test(scan.before(index, 1)))
      .map(({ 0: text, index }) => spanned(value, index, text)),
  )
}

function ago(scan: Scan): Found[] {
  return [...scan.text.matchAll(AGO)].map(({ 1: text, index }) => {
    const value = AGO_HOURS.find(([pattern]) => pattern.test(text!))![1]
    return spanned(value, index, text!)
  })
}

function spanned(value: number, start: number, text: string): Found {
  return { name: 'duration', value: String(value), start, end: start + text.length }
}
