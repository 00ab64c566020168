import type { Numeral } from '../../types/numerals.ts'
import type { Finder, Found, Scan } from './scan.ts'

const CURRENCY = /(?:¥|rmb ?)$/
const UNIT = /^ ?(?:(块)钱?|元(?![旦宵素月])|rmb|人民币|大洋|角钱|分钱)/
const MAO = /^毛(?:钱|$|[\s,.!?吧吗呢了也都行])/
/** What makes 两块 money rather than two pieces. */
const MONEY_AFTER = /^(?:$|[\s,.!?~吧吗呢了行可就也都的])/
const PRICED =
  /(?:便宜|优惠|少|减|降价?|砍|抹|补|差价?|扣|抵|满|返现?|退款?|赔|省|涨|贵|花|加|收|付|卖|价格?|价钱|原价|出|打到|才|只要|最多|最低|顶多|折后|到手|算|给)(?:了|个|点|到|至|我|你|您|是|要|他|差不多|大概|回|成){0,2}\s?:?$/
/** A cheated customer's 假一赔三 names no sum. */
const PROMISE = /一[赔罚]$/
const OFFERED =
  /^(?:行[吗不嘛吧么]|行就|卖[吗不么]?|成交|包邮|可以[吗不么]|能[卖不]|拿[下走]|怎么样|好[吗不]|出不出|带走|得了|减\d|给[不我])/
/** Counted or measured, so no money. */
const NO_MONEY =
  /^(?:(?:对(?![吗吧不么])|包(?!邮)|只(?![要能有是剩卖够会为到退减送]))|[块个双件条套盒箱瓶份台袋顶支罐桶盏张本号码天年月周分位人次款米斤克里度平瓦w字岁折%寸升层楼克种颗粒级期点页遍火集头倍多几小秒室路把项厘毫]|[a-z℃])/
const EACH = /^一[双件对只条套盒箱瓶份台包袋盏个]/
const PRICE_LIKE_DECIMALS = /\.(?:\d?[1-46-9]|\d[1-9])$/

/**
 * Sums of money in fen: 50块, 三块五, ¥300, 两百五, 1千2, 29.9; a bare number beside a word of price (便宜20) or an
 * offer (200包邮). An open sum (三百多) counts as its lower end.
 */
export const amount: Finder = {
  triggers: '0123456789两二三四五六七八九十百千万块元毛钱¥',
  find(scan: Scan): Found[] {
    const numerals = scan.freeNumerals()
    const found: Found[] = []
    for (let i = 0; i < numerals.length; i++) {
      const sum = withUnit(scan, numerals[i]!, numerals[i + 1]) ?? bare(scan, numerals[i]!)
      if (sum === null) continue
      found.push(sum)
      // The 五 of 三块五 is spent.
      while (numerals[i + 1] !== undefined && numerals[i + 1]!.start < sum.end) i++
    }
    return found
  },
}

function withUnit(scan: Scan, numeral: Numeral, next: Numeral | undefined): Found | null {
  const { start, end, value } = numeral
  const prefix = CURRENCY.exec(scan.before(start, 4))
  if (prefix !== null)
    return sum(value, start - prefix[0].length, end + (UNIT.exec(scan.after(end, 4))?.[0].length ?? 0))
  const after = scan.after(end, 4)
  if (MAO.test(after)) return sum(value / 10, start, end + (after[1] === '钱' ? 2 : 1))
  const unit = UNIT.exec(after)
  if (unit === null || numeral.glued || value === 0) return null
  const [tenths, stop] = small(scan, end + unit[0].length, next)
  if (unit[0].trim() === '块' && value < 10 && tenths === 0 && !isMoneyPiece(scan, numeral, stop)) return null
  const each = /角/.test(unit[0]) ? 0.1 : /分/.test(unit[0]) ? 0.01 : 1
  return sum(value * each + tenths, start, stop)
}

/** The 五 of 三块五 and the 五毛 of 三块五毛. */
function small(scan: Scan, at: number, next: Numeral | undefined): [tenths: number, end: number] {
  if (next?.start !== at || next.value > 9 || next.decimals > 0) return [0, at]
  const after = scan.after(next.end, 2)
  if (/^[毛角]/.test(after)) return [next.value / 10, next.end + (after[1] === '钱' ? 2 : 1)]
  return NO_MONEY.test(after) ? [0, at] : [next.value / 10, next.end]
}

function isMoneyPiece(scan: Scan, { start, value }: Numeral, end: number): boolean {
  const before = scan.before(start, 6)
  const isPriced = PRICED.test(before) && !before.endsWith('少了')
  const isClosed = MONEY_AFTER.test(scan.after(end, 1))
  return value === 1 ? isPriced && isClosed : isPriced || isClosed
}

function bare(scan: Scan, numeral: Numeral): Found | null {
  const { start, end, value, glued } = numeral
  const after = scan.after(end, 3)
  if (glued || value === 0 || value > 1_000_000 || NO_MONEY.test(after)) return null
  const before = scan.before(start, 6)
  return isPriced(before, value) || isOffered(scan, numeral, after) || looksLikeMoney(scan, numeral)
    ? sum(value, start, end)
    : null
}

function isPriced(before: string, value: number): boolean {
  return value >= 5 && PRICED.test(before) && !PROMISE.test(before)
}

/** 200包邮, 两双三百. */
function isOffered(scan: Scan, { start, value, decimals }: Numeral, after: string): boolean {
  if (value < 10 || decimals > 2) return false
  if (OFFERED.test(after)) return value >= 50 || /^(?:包邮|卖|成交|出不出)/.test(after)
  // 一双42 and 42一双 may be sizes.
  if (value >= 33 && value <= 48) return false
  if (EACH.test(after)) return true
  return /[双件对套]$/.test(scan.before(start, 1)) && !scan.isFree(start - 1) && MONEY_AFTER.test(after)
}

/** 三百多, 1千2; 29.9; a message that is nothing but 五十. */
function looksLikeMoney(scan: Scan, { start, end, value, han, grouped, decimals }: Numeral): boolean {
  if (grouped) return value >= 100 && !/[百千万第几好成上]$/.test(scan.before(start, 1))
  if (decimals > 0)
    return (
      decimals < 3 &&
      value >= 1 &&
      PRICE_LIKE_DECIMALS.test(scan.text.slice(start, end)) &&
      !/[a-z版第系高长宽:]$/.test(scan.before(start, 1))
    )
  return (
    han &&
    value >= 50 &&
    value % 10 === 0 &&
    /^[\s,.!?吧吗呢行]*$/.test(scan.before(start, 9) + scan.after(end, 9))
  )
}

function sum(yuan: number, start: number, end: number): Found {
  return { name: 'amount', value: String(Math.round(yuan * 100)), start, end }
}
