import type { Numeral } from '../../types/numerals.ts'
import type { Finder, Found, Scan } from './scan.ts'

const WORN = /(?:穿|换成?|改成?|要|选|试|拍|买|发|码|号)(?:的|了|个|双|数)?(?:是|为|错了)?[: ]?$/
const LABEL = /码数?[是为]?[: ]?$/
const FITS =
  /^的?(?:有[货吗没么]?|还[有补在能]|没[有货]|缺|断码|偏|合脚|合适|太[大小]|[大小][了一]|会|穿|脚|鞋|码|还是|选|哪)/
/** What may follow a bare number that was said to be worn or wanted. */
const OPEN_AFTER = /^(?:$|[\s,.!?~的吗呢吧了行可合偏有没还会太正也都就是跟和或换改能码那想])/
const MILLIMETRES = /^(?:mm|毫米|的?鞋|的?脚)/
const MONEY_OR_MEASURE = /^(?:[块元折分斤米寸度万岁天年月%克]|cm|kg|g|ml|公|厘米)/
const JOINT = /^(?:还是|或者?|和|跟|到|[想要能]?换成?|[想要能]?改成?|拍成|变|与|[,\-~/ ])$/
const LETTERS = /(?<![a-z\d])([2-6]?x{1,2}[ls]|[sml])(?![a-z\d])(码|号)?/g
const RELATIVE = /均码|[大小](?:[一半两二]|1|2)[码号]/g

const isShoe = (value: number) => value >= 33 && value <= 48
const isMillimetre = (value: number) => value >= 150 && value <= 310 && value % 5 === 0

/**
 * Sizes: 42码, 四十一码半, 41.5, 250 where a shoe is meant, XL; 均码 and 大一码 as text. A bare number is a size only
 * beside a word of wearing, wanting or fitting, or joined to a size (41还是42码).
 */
export const size: Finder = {
  triggers: '34三四码号鞋脚毫穿xsml',
  find: (scan: Scan): Found[] => [...numbers(scan), ...letters(scan), ...relative(scan)],
}

function numbers(scan: Scan): Found[] {
  const numerals = scan.freeNumerals()
  const found = numerals.map((numeral) => (numeral.glued ? null : sizeAt(scan, numeral)))
  for (let i = 1; i < found.length; i++)
    found[i] ??= joined(scan, found[i - 1]!, numerals[i - 1]!, numerals[i]!)
  for (let i = found.length - 2; i >= 0; i--)
    found[i] ??= joined(scan, found[i + 1]!, numerals[i]!, numerals[i + 1]!, true)
  return found.filter((each) => each !== null)
}

/** The 41 of 41还是42码: a number joined to a neighbour that is a size. */
function joined(
  scan: Scan,
  other: Found | null,
  left: Numeral,
  right: Numeral,
  isLeft = false,
): Found | null {
  const own = isLeft ? left : right
  if (other === null || !isShoe(own.value) || own.glued) return null
  const from = isLeft ? left.end : other.end
  const between = scan.text.slice(from, right.start)
  if (!JOINT.test(between) || (!isLeft && MONEY_OR_MEASURE.test(scan.after(right.end, 2)))) return null
  return sized(own, own.end)
}

function sizeAt(scan: Scan, numeral: Numeral): Found | null {
  const { start, end, value, grouped } = numeral
  const before = scan.before(start, 6)
  const after = scan.after(end, 4)
  const suffix = /^ ?([码号])(半?)(?![头字事元楼线])/.exec(after)
  if (suffix !== null && isSuffixed(suffix[1]!, before, value)) return suffixed(numeral, suffix)
  if (
    isMillimetre(value) &&
    !grouped &&
    !MONEY_OR_MEASURE.test(after) &&
    (MILLIMETRES.test(after) || LABEL.test(before) || /穿$/.test(before))
  ) {
    return sized(numeral, end + (/^(?:mm|毫米)/.exec(after)?.[0].length ?? 0))
  }
  if (!isShoe(value) || MONEY_OR_MEASURE.test(after)) return null
  if (after.startsWith('半')) return sized(numeral, end + 1, 0.5)
  if (value % 1 === 0.5 && numeral.decimals === 1) return sized(numeral, end)
  const isBare = numeral.decimals === 0 && (FITS.test(after) || (WORN.test(before) && OPEN_AFTER.test(after)))
  return isBare ? sized(numeral, end) : null
}

/** 码 always; 号 for what no month has as a day (38号), or after 穿, 鞋, 码. */
function isSuffixed(suffix: string, before: string, value: number): boolean {
  if (suffix === '码') return value >= 14 && value <= 310
  return isShoe(value) || isMillimetre(value) || (value >= 14 && value <= 48 && /[穿换鞋码]$/.test(before))
}

function suffixed(numeral: Numeral, suffix: RegExpExecArray): Found {
  return sized(numeral, numeral.end + suffix[0].length, suffix[2] === '半' ? 0.5 : 0)
}

function sized({ start, value }: Numeral, end: number, half = 0): Found {
  return { name: 'size', value: String(value + half), start, end }
}

/** XL and its like stand alone; S, M, L need 码, 号 or a word of wanting. */
function letters(scan: Scan): Found[] {
  const found: Found[] = []
  for (const { 0: text, 1: letter, 2: suffix, index } of scan.text.matchAll(LETTERS)) {
    if (letter!.length === 1 && suffix === undefined && !WORN.test(scan.before(index, 4))) continue
    const written = scan
      .written(index, index + letter!.length)
      .normalize('NFKC')
      .toUpperCase()
    const value = written.replace(/^([2-6])X/, (_, times) => 'X'.repeat(Number(times)))
    found.push({ name: 'size', value, start: index, end: index + text.length })
  }
  return found
}

function relative(scan: Scan): Found[] {
  return [...scan.text.matchAll(RELATIVE)].map(({ 0: text, index }) => {
    const value = text.replace('号', '码').replace(/[1一]/, '一').replace(/[2二]/, '两')
    return { name: 'size', value, start: index, end: index + text.length }
  })
}
