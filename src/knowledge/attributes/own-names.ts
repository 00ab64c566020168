import { compilePhrases, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { withoutVariants } from '../variant-words.ts'
import type { Attribute, Attributes } from './attributes.ts'

const NO_PHRASES = compilePhrases({ any: [] })

/** An attribute that only this record has, by its own name: 闪充功率多少; or in other words: 靴筒多高 for 筒高. */
export function byOwnName(
  words: string,
  product: ProductRecord | undefined,
  known: readonly Attribute[],
  { tails }: Attributes,
): Attribute[] {
  const common = new Set(known.flatMap(({ names, isLearned }) => (isLearned ? [] : names)))
  const own = Object.keys(product?.attributes ?? {}).map(plain)
  // 大号 names a variant, and asks for no entry that tells of it.
  const bare = product === undefined ? words : withoutVariants(words, product)
  const scored = Object.entries(product?.attributes ?? {})
    .filter(([name]) => !common.has(name))
    .map(([name, value]) => ({
      name,
      isCalled: isAskedByTail(words, plain(name), tails),
      share: calledIn(words, name, own, tails),
      isNamed: namesValue(bare, value),
    }))
  return scored
    .filter(({ share, isNamed }) => share >= LEAST_SHARE || isNamed)
    .sort((one, other) => other.share - one.share || other.name.length - one.name.length)
    .map(({ name, isCalled }) => ownAttribute(name, isCalled))
}

/** How much of a name has to stand in the words. */
const LEAST_SHARE = 0.6

/** An entry of this record's own as an attribute. */
export const ownAttribute = (name: string, isCalled: boolean): Attribute => ({
  id: 'other',
  label: name,
  names: [name],
  categories: [],
  holds: false,
  compared: [],
  instead: [],
  before: [],
  less: [],
  asked: NO_PHRASES,
  isLearned: true,
  isCalled,
  vocabulary: null,
})

/** 保温多久 asks for 保温时长, 多高 for 高度, 座子多大 for 底座直径. */
function isAskedByTail(words: string, name: string, tails: Attributes['tails']): boolean {
  return tails.some(({ words: ends, asks }) => {
    const tail = ends.find((each) => name.endsWith(each))
    if (tail === undefined || !asks.some((ask) => words.includes(ask))) return false
    const core = name.slice(0, -tail.length)
    return core === '' || words.includes(core) || words.includes(`${core.slice(-1)}子`)
  })
}

/** What only says of which kind a name is. */
const KIND = /(?:款式|方式|类型|样式|形式|说明|要求|情况|等级|设计)$/

/** 有盖没, 送盖不. */
const BROUGHT = ['有', '带', '配', '送', '含']

/** How surely the words call it by its name: whole, by an end that no other name has (功率 of 额定功率), or as 篮子 for 炸篮. */
function calledIn(words: string, name: string, all: readonly string[], tails: Attributes['tails']): number {
  const whole = plain(name)
  // 后跟 says as much as 后跟款式.
  const core = whole.replace(KIND, '')
  if (core !== whole && core.length > 1 && words.includes(core)) return 1
  if (isAskedByTail(words, whole, tails)) return 1
  const end = whole.slice(-2)
  const isOnly = (tail: string) => all.filter((each) => each.endsWith(tail)).length === 1
  if (whole.length > 2 && words.includes(end) && isOnly(end)) return 1
  const last = whole.slice(-1)
  const isCalled = words.includes(`${last}子`) || BROUGHT.some((verb) => words.includes(`${verb}${last}`))
  if (isCalled && isOnly(last)) return 1
  return shareOf(whole, words)
}

/** Which part of a name's characters stand in the words in the same order; two of them at least. */
export function shareOf(name: string, words: string): number {
  let at = -1
  let found = 0
  for (const char of name) {
    const next = words.indexOf(char, at + 1)
    if (next < 0) continue
    at = next
    found += 1
  }
  return found < 2 ? 0 : found / name.length
}

const SERVES = /(?:都|均|也)?(?:通用|可用|适用|能用|可以用|皆可|均可|都可以|可)$/

/** 无刷 of 无刷电机. */
const headOf = (piece: string): string => (/^[有无]../.test(piece) ? piece.slice(0, 2) : piece)

/** Whether a piece of the record's own value stands in the words: 高腰还是中腰, 有刷无刷. */
function namesValue(words: string, value: string): boolean {
  return plain(value)
    .split(/[、,，/;；()（）和及\d%]+/)
    .map((piece) => piece.replace(SERVES, ''))
    .some((piece) => piece.length > 1 && (words.includes(piece) || words.includes(headOf(piece))))
}
