import type { ProductRecord } from '../../types/index.ts'
import { type Answer, factNamed, factsOf } from '../known.ts'
import { type SizeOutcome, saySize, sizeRank, sizesOf } from './advise.ts'

/** How a size that is asked about compares with what fits: of two that fit, `snug` and `roomy` are the ones not advised. */
export type WeighedOutcome = 'right' | 'larger' | 'smaller' | 'snug' | 'roomy'

const SIZE = '(?<![\\d.a-z])([2-4]\\d(?:\\.5)?|[2-6]?x{0,3}[sml])(?![\\d.a-z斤公厘块元寸瓦])(?:码|号)?的?'
const TAKE = '(?:(?:拍|买|选|穿|拿|要|试|整)(?:个|一个|双)?)'
const TURNS_OUT = '(?:大|小|松|紧|挤|夹|晃|掉|顶|空|合脚|合身|合适|正好)'
const WELL = '(?:可以|能行|行|合适|合脚|够|够穿|好|怎么样|能穿|没问题|正好)'
/** Words that ask how one size would be: 38会大吗, 拍37可以吗, 要不要拍43. */
const ONE = [
  `${TAKE}?${SIZE}[^,.!?\\d]{0,4}(?:会不会|会|是不是|怕)(?:太|偏|有点|显|穿着|穿|就|更|不){0,2}${TURNS_OUT}`,
  `${TAKE}${SIZE}[^,.!?\\d]{0,5}${WELL}(?:吗|不|么|嘛|没)`,
  `要不要${TAKE}?${SIZE}`,
]
/** Words that ask which of two: 36还是37, 37 36到底拍哪个. */
const TWO = [
  `${TAKE}?${SIZE}(?:还是|或者?)(?:是|说)?${TAKE}?${SIZE}`,
  `${SIZE}[\\s,、和跟]{1,2}${SIZE}[^,.!?\\d]{0,5}[哪那]个?`,
]
const WEIGHED = new RegExp([...TWO, ...ONE].join('|'), 'g')
const BARE_SIZE = '(?<![\\d.a-z])([2-4]\\d)(?![\\d.a-z斤公厘块元寸瓦])(?:码|号)?'
/** Words that do so only beside a foot that is told: 脚长25.8 42能穿不, 穿不穿得进36. */
const OF_FOOT = [
  `(?:穿不穿得|穿得|能不能穿|能穿|塞不塞得|塞得)[进下上]?(?:去)?${BARE_SIZE}`,
  `${BARE_SIZE}[^,.!?\\d]{0,3}(?:能穿|可以穿|穿不穿得|穿得|塞得|能不能穿|挤不挤|大不大|小不小|紧不紧|松不松|夹不夹|合不合|合适|合脚|行不|行吗|可不可以|可以|够不够|够穿)`,
]
const WEIGHED_OF_FOOT = new RegExp([...TWO, ...ONE, ...OF_FOOT].join('|'), 'g')
const FOOT_TOLD = /脚[^,.!?\d]{0,6}2\d/

/** The size that somebody wears is none that he asks about: 平时穿42会大吗, 41的脚. */
const WORN = /(?:平[时常]|一般|通常|日常|向来|从来|一直|以前)[^,.!?\d]{0,4}$/
const FOOT = /^的?脚/

interface Found {
  sizes: string[]
  at: number
  length: number
}

function weighedIn(words: string): Found[] {
  const asking = FOOT_TOLD.test(words) ? WEIGHED_OF_FOOT : WEIGHED
  return [...words.matchAll(asking)].flatMap((match) => {
    const sizes = match.slice(1).filter((size) => size !== undefined)
    const isWorn = WORN.test(words.slice(0, match.index)) || FOOT.test(match[0].replace(/^\D*[\d.]+/, ''))
    return isWorn ? [] : [{ sizes, at: match.index, length: match[0].length }]
  })
}

/** The sizes that a text asks about beside what fits, as they are written; none where it asks for no size of the product's kind. */
export function sizesWeighed(text: string, product: ProductRecord): string[] {
  const made = sizesOf(product)
  const isNumbered = made.every((size) => /^\d/.test(size))
  const named = weighedIn(text.toLowerCase()).flatMap(({ sizes }) => sizes)
  return [...new Set(named.map((size) => size.toUpperCase()))].filter(
    (size) => /^\d/.test(size) === isNumbered && !Number.isNaN(sizeRank(size)),
  )
}

/** A text without the sizes that it asks about: 穿38会大吗 tells of no foot. */
export function withoutWeighed(text: string): string {
  const words = text.toLowerCase()
  const found = weighedIn(words)
  if (found.length === 0) return text
  return found.reduceRight((rest, { at, length }) => `${rest.slice(0, at)} ${rest.slice(at + length)}`, words)
}

/** What of the advice answers the sizes that are asked about (fact `size.asked`); null where the advice itself does. */
export function weighSizes(
  { outcome, facts }: Answer<SizeOutcome>,
  asked: readonly string[],
  product: ProductRecord,
): Answer<WeighedOutcome> | null {
  const better = factNamed(facts, 'product.size')?.value
  if (better === undefined || (outcome !== 'size' && outcome !== 'between') || asked.length === 0) return null
  const one = asked.length === 1 ? asked[0]! : asked.find((each) => each === better)
  if (one === undefined) return null
  const made = factsOf(`product ${product.id}`, null)('size.asked', one, saySize(one))
  return { outcome: compared(one, better, facts), facts: [...facts, made] }
}

function compared(one: string, better: string, facts: Answer<SizeOutcome>['facts']): WeighedOutcome {
  if (one === better) return 'right'
  if (factNamed(facts, 'size.snug')?.value === one) return 'snug'
  if (factNamed(facts, 'size.roomy')?.value === one) return 'roomy'
  return sizeRank(one) > sizeRank(better) ? 'larger' : 'smaller'
}
