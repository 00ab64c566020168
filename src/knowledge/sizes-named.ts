import type { ProductRecord } from '../types/index.ts'
import { crossed } from './as-labelled.ts'
import { sizesByAddition, withoutAddition } from './sizes-added.ts'
import { sizesBetween } from './sizes-between.ts'
import { sizesByCharacter } from './sizes-by-character.ts'

/** The sizes that a product is made in. */
export const sizesMade = ({ skus = [] }: ProductRecord): string[] => [
  ...new Set(skus.flatMap(({ size = '' }) => (size === '' ? [] : size))),
]

/**
 * The one size of the product that a text means, or one that is not made and plainly named; null where it means none.
 * @param before the size that was talked about: 大一号的 counts from it
 */
export function sizeIn(text: string, product: ProductRecord, before: string | null): string | null {
  const words = crossed(withoutTakenBack(text))
  const sizes = sizesMade(product)
  const longest = [...sizes].sort((one, other) => other.length - one.length)
  const whole = longest.find((each) => standsAlone(words, crossed(each)))
  const called = calledBySelf(words, sizes)
  const [added, ...more] = sizesByAddition(words, sizes)
  return (
    (more.length > 0 ? undefined : added) ??
    whole ??
    byCore(words, sizes) ??
    numberedIn(words, sizes) ??
    (called.length === 1 ? called[0] : undefined) ??
    byMeasure(words, sizes) ??
    byNumber(words, sizes) ??
    byRank(words, sizes, before) ??
    null
  )
}

const TAKEN_BACK = /(?:打|写|说|输|发)错(?=[^,，.!?\d]{0,6}\d)|手误/

/** 35的红的 打错36: a size that was written by mistake is none. */
const withoutTakenBack = (text: string): string => {
  const at = text.search(TAKEN_BACK)
  return at < 0 || !/\d/.test(text.slice(at)) ? text : text.slice(at)
}

/** All sizes of the product that stand in a text. */
export function sizesNamed(text: string, product: ProductRecord): string[] {
  const words = crossed(withoutTakenBack(text))
  const sizes = sizesMade(product)
  const added = sizesByAddition(words, sizes)
  if (added.length > 0) return added
  const between = betweenIn(words, sizes)
  if (between.length > 0) return between
  const whole = sizes.filter((size) => standsAlone(words, crossed(size)))
  // 1万和2万毫安: only the last is named whole.
  if (whole.length === 1 && JOINED.test(words))
    return sizes.filter((size) => whole.includes(size) || calledBySelf(words, sizes).includes(size))
  if (whole.length > 0) return whole
  const cored = sizes.filter((size) => isCalledByCore(words, size, sizes))
  if (cored.length > 0) return cored
  // 小的跟大的 are both of two.
  if (sizes.length === 2 && ((LARGE.test(words) && SMALL.test(words)) || BOTH.test(words)))
    return rankedBySize(sizes)
  return calledBySelf(words, sizes)
}

/** 37到39: all that lie between, too. */
function betweenIn(words: string, sizes: readonly string[]): string[] {
  const ranked = rankedBySize(sizes)
  const found = sizesBetween(words, ranked.map(crossed))
  return ranked.filter((size) => found.includes(crossed(size)))
}

const JOINED = /[和跟与比]/

/** The sizes that a stretch of a record is of: the one that it begins with (30L 44×31cm), else those that it names. */
export function sizesLabelling(stretch: string, product: ProductRecord): string[] {
  const words = crossed(stretch)
  const [first] = sizesMade(product)
    .filter((size) => words.startsWith(crossed(size)))
    .sort((one, other) => other.length - one.length)
  return first === undefined ? sizesNamed(stretch, product) : [first]
}

/** What only says that it is a variant: 遥控 of 遥控款. */
const KIND = /[款版装型式]$/
/** Words for the piece and its measure tell no size apart. */
const COUNTED = /^[米斤升片只包罐瓶盒袋人头寸码号双个件条支根]/

/** What a size is called by beside its measure: 长方形 of 长方形90×60cm, 遥控 of 遥控款; null where by nothing. */
function coreOf(size: string): string | null {
  const core = /\p{Script=Han}{2,}/u.exec(uncounted(crossed(size)))?.[0].replace(KIND, '') ?? ''
  return core.length < 2 || core === crossed(size) || COUNTED.test(core) ? null : core
}

/** 礼盒装 of 30包礼盒装. */
const uncounted = (size: string): string =>
  size.replace(/^\d+(?:\.\d+)?[只盒片瓶包袋罐个件双条支枚](?=\p{Script=Han}{2})/u, '')

const HEAD = 2

/** 一电的 for 一电一充: the first two characters of a size that is all words, where no other begins so. */
function isCalledByHead(words: string, size: string, all: readonly string[]): boolean {
  const name = crossed(size)
  if (!/^\p{Script=Han}{3,}$/u.test(name)) return false
  const head = name.slice(0, HEAD)
  const isOnly = all.filter((each) => crossed(each).startsWith(head)).length === 1
  return (
    isOnly &&
    !COUNTED.test(head.slice(1)) &&
    new RegExp(`(?<![不没无]带?)${head}(?=[的款装那呢,，有和跟比]|多少|$)`).test(words)
  )
}

/** 遥控的 for 遥控款, where no other size is called so; 不带遥控的 is another. */
function isCalledByCore(words: string, size: string, all: readonly string[]): boolean {
  if (isCalledByHead(words, size, all)) return true
  const core = coreOf(size)
  const at = core === null ? -1 : words.indexOf(core)
  if (core === null || at < 0 || /[不没无]带?$/.test(words.slice(0, at))) return false
  return all.filter((each) => crossed(each).includes(core)).length === 1
}

/** The only size that is called by the core of its name. */
function byCore(words: string, sizes: readonly string[]): string | undefined {
  const called = sizes.filter((each) => isCalledByCore(words, each, sizes))
  return called.length === 1 ? called[0] : undefined
}

/**
 * A text without the sizes of the product that it names: 60片的多少钱 counts no sixty pieces, and what was asked of
 * one size is asked of the next.
 */
export function withoutSizes(text: string, product: ProductRecord): string {
  const words = crossed(text)
  const bare = sizesNamed(text, product).reduce((rest, size) => {
    const [whole, core] = [crossed(size), coreOf(size)]
    if (rest.includes(whole)) return rest.replace(whole, '')
    if (core !== null && rest.includes(core)) return rest.replace(core, '')
    const number = /\d+(?:\.\d+)?(?:x\d+(?:\.\d+)?)*/.exec(whole)?.[0]
    if (number === undefined) return withoutHead(rest, whole)
    return rest.replace(new RegExp(`(?<![\\d.])${number}[^\\d\\s,，]?`), '')
  }, words)
  return bare === words ? text : bare
}

/** Without what calls a size that is all words: 一电 of 一电一充, 双 of 双层, 带usb of 五孔带usb. */
function withoutHead(words: string, size: string): string {
  const bare = withoutAddition(words, size)
  const head = size.slice(0, words.includes(size.slice(0, HEAD)) ? HEAD : 1)
  return bare === words ? words.replace(head, '') : bare
}

/** What stands before the measure of a size: 圆形 of 圆形40cm. */
const CALLED = /^\p{Script=Han}+(?=\d)/u

/** 两盒的, 2盒装 for 2盒装. */
function isCalledByCount(words: string, size: string): boolean {
  const [, count] = /^(\d{1,2}[只盒片瓶包袋罐个件双条支人层])装?$/.exec(crossed(size)) ?? []
  if (count === undefined) return false
  // 四个装 is 四只装 too.
  const pack = count.endsWith('只') ? `|(?<!\\d)${count.slice(0, -1)}个装` : ''
  return new RegExp(`(?<!\\d)${count}(?=[的装款]|那[个种款])${pack}`).test(words)
}

function calledBySelf(words: string, sizes: readonly string[]): string[] {
  const called = sizes.filter((each) => isCalledByNumber(words, each, sizes) || isCalledByCount(words, each))
  return called.length > 0 ? called : sizesByCharacter(words, sizes)
}

/** 500的 for 500ml, 1.8的 for 1.8米床, 40的 for 圆形40cm, where no other size begins so. */
function isCalledByNumber(words: string, size: string, all: readonly string[]): boolean {
  const measured = (each: string) => crossed(each).replace(CALLED, '')
  const [number] = /^(?:\d{2,5}(?=[^\d.])|\d{2}\.\d(?=[^\dx×])|\d(?:\.\d)?(?=米))/.exec(measured(size)) ?? []
  if (number === undefined || all.filter((each) => measured(each).startsWith(number)).length > 1) return false
  const said = `(?<![\\d.])${number.replace('.', '\\.')}米?`
  return new RegExp(
    `${said}(?=长?的|和|跟|与|那|款|装|床|差|比|各|分别|多少|呢|有[没货吗])|(?<=[和跟与比])${said}(?![\\d.元块])`,
  ).test(words)
}

/** The only size that begins with a number of the words, else the only one that holds it: 150的 of 150x200. */
function byNumber(words: string, sizes: readonly string[]): string | undefined {
  const numbers = [...words.matchAll(/(?<![\d.a-wyz])\d{2,4}(?![\d.]|[a-z]|[个件双元块斤克天岁月年号份床])/g)]
  const made = sizes.filter((size) => !/^\d+(?:\.\d+)?$/.test(size))
  for (const [number] of numbers) {
    const first = made.filter((size) => /\d+/.exec(size)?.[0] === number)
    const held = first.length > 0 ? first : made.filter((size) => size.match(/\d+/g)?.includes(number))
    if (held.length === 1) return held[0]
  }
  return undefined
}

/** The only size that bears a measure of the words with its unit: 50cm of 直径50cm, however the unit is written. */
function byMeasure(words: string, sizes: readonly string[]): string | undefined {
  const measures = words.match(MEASURE) ?? []
  for (const measure of measures) {
    const [one, ...others] = sizes.filter((size) => crossed(size).match(MEASURE)?.includes(measure))
    if (one !== undefined && others.length === 0) return one
  }
  return undefined
}

const MEASURE = /(?<![\d.x])\d+(?:\.\d+)?(?:cm|mm|米|ml|l|kg|g|w|k|寸|斤|升|片|只|罐|瓶|包|人|头)/g

const PIECE = '(?:的|号|码|袋|盒|瓶|杯|包|罐|款|份|桶|箱|装|件|条|规格|那[个款种]|这[个款种])'
const LARGEST = new RegExp(`最大${PIECE}`)
const SMALLEST = new RegExp(`最小${PIECE}`)
const LARGER = /(?<![不多最])大(?:一|1)?(?:个)?(?:号|码|点|些)/
const SMALLER = /(?<![不多最])小(?:一|1)?(?:个)?(?:号|码|点|些)/
/** 多大的 asks for a size, and means no large one. */
const LARGE = new RegExp(`(?<!多)大${PIECE}`)
const SMALL = new RegExp(`(?<!多)小${PIECE}`)
const BOTH = /大小(?:[两俩2](?:个|款|种|号)|号)/

/** 最小的 of all; 大一号的 beside the one that was talked about; 大的, 小袋 of two. */
function byRank(words: string, sizes: readonly string[], before: string | null): string | undefined {
  const ranked = rankedBySize(sizes)
  if (ranked.length < 2) return undefined
  if (LARGEST.test(words)) return ranked.at(-1)
  if (SMALLEST.test(words)) return ranked[0]
  const at = before === null ? -1 : ranked.indexOf(before)
  if (at >= 0 && namesRelative(words)) return ranked[at + (LARGER.test(words) ? 1 : -1)]
  const isLarge = LARGE.test(words)
  if (ranked.length > 2 || isLarge === SMALL.test(words)) return undefined
  return ranked[isLarge ? 1 : 0]
}

/** The largest or the smallest of all, which 大的 or 小的 means where each of several is counted by itself. */
export function extremeIn(text: string, product: ProductRecord): string | null {
  const words = crossed(text)
  const ranked = rankedBySize(sizesMade(product))
  if (LARGE.test(words) === SMALL.test(words)) return null
  return (LARGE.test(words) ? ranked.at(-1) : ranked[0]) ?? null
}

const LETTERS = ['xxs', 'xs', 's', 'm', 'l', 'xl', 'xxl', 'xxxl', 'xxxxl']

/** Whether words count from a size that was talked about: 大一号的. */
export const namesRelative = (words: string): boolean => LARGER.test(words) !== SMALLER.test(words)

/** Smallest first; none where it cannot be told. */
export function rankedBySize(sizes: readonly string[]): string[] {
  const much = (size: string): number => {
    const letters = LETTERS.indexOf(crossed(size))
    return letters >= 0 ? letters : Number(/\d+(?:\.\d+)?/.exec(size)?.[0] ?? Number.NaN)
  }
  const isMixed = new Set(sizes.map((size) => LETTERS.includes(crossed(size)))).size > 1
  if (isMixed || sizes.some((size) => Number.isNaN(much(size)))) return []
  return [...sizes].sort((one, other) => much(one) - much(other))
}

/** A size that is not made, where those that are made are numbers: 45的呢 beside 38 to 44. */
function numberedIn(words: string, sizes: readonly string[]): string | undefined {
  if (sizes.length === 0 || !sizes.every((size) => /^\d{2}(?:\.5)?$/.test(size))) return undefined
  const named = withoutDays(words, sizes.map(Number))
  const told = /(?:^|[^a-z\d.])([2-5]\d(?:\.5)?)(?=码|号|的|呢|有|还)/.exec(named)
  const asked = /(?:有|要|拿)([2-5]\d(?:\.5)?)(?=$|[?吗么没不])/.exec(words)
  return (told ?? asked)?.[1]
}

/** A day of the month as it is told, with what one has on it or wants by then. */
const DAY = /(?<![\d.])(?:[12]\d|3[01])号(?:(?!码|的|呢|有|还)|的(?:婚|酒|生日|车|票|飞机|会))/g
/** A number so far below the smallest size is none. */
const FAR = 3

/** 29号结婚 names a day to shoes from 39 on; 29号有吗 to those from 30 on asks for a size. */
const withoutDays = (words: string, made: readonly number[]): string =>
  words.replace(DAY, (day) => (Math.min(...made) - Number.parseInt(day, 10) > FAR ? '' : day))

/** 42 stands in 黑的42, not in 420; 大号 in 大号42×30cm. */
function standsAlone(words: string, size: string): boolean {
  const at = words.indexOf(size)
  if (at < 0) return false
  const glued = /[a-z\d.]/
  const isGlued = (one = ' ', other = ' ') => glued.test(one) && glued.test(other)
  const after = words[at + size.length]
  // 40cm 8到12平方米 without its blank: the unit ends the measure.
  const endsInUnit = /\d[a-z]+$/.test(size) && /\d/.test(after ?? '')
  return !isGlued(words[at - 1], size[0]) && (endsInUnit || !isGlued(size.at(-1), after))
}
