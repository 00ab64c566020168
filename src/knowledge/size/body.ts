import { readNumerals } from '../../types/numerals.ts'

/** What a customer says of foot and body. */
export interface Body {
  footMm: number | null
  heightCm: number | null
  weightKg: number | null
  /** A weight without unit that may be 公斤 or 斤. */
  weightUnclear: boolean
  /** The size that is usually worn, as the number or letters alone. */
  usual: string | null
  /** A bare number that is a height where nothing else says so (我160穿多大). */
  mayBeTall: boolean
  /** Another size that is worn as often: 42有时候43. */
  usualToo: string | null
  /** A foot that is wide or high. */
  wide: boolean
}

/** Whether a foot, a height or a weight is told; and whether that or a size that is usually worn. */
export const tellsMeasure = ({ footMm, heightCm, weightKg }: Body): boolean =>
  footMm !== null || heightCm !== null || weightKg !== null
export const tellsBody = (body: Body): boolean => tellsMeasure(body) || body.usual !== null

type Measure = { kind: 'foot' | 'height' | 'weight' | 'bare'; value: number; at: number }

const FOOT_MM: readonly [number, number] = [95, 330]
const HEIGHT_CM: readonly [number, number] = [70, 220]
const FOOT = /脚|足|内长/
const WIDE =
  /脚(?:比较|有点|稍微|偏|很|又|也|面|掌|都)*(?:宽|肥|胖|厚)|脚背(?:比较|有点|偏|很|又|也)*(?:高|厚)|[宽肥]脚|高脚背/
const USUAL =
  /(?:(?:平[时常]|一般|通常|日常|以前|一直|向来|从来|都)*(?:是?穿的?是?|都[买拍]|一直[买拍]|向来[买拍]|码数?是?)|(?:平[时常]|一般|通常|日常)(?:都|是|基本|大概|大多|差不多)*|(?=(?:皮鞋|运动鞋)(?:都|是|一直|一般|基本)*\d))(?:皮鞋|运动鞋|鞋子?|衣服)?的?(?:都|是|一直|一般|基本)*(\d{2}(?:\.5)?|[2-6]?x{0,3}[sml])(码|号|半)?/
const WORN_BEFORE = /平[时常]|一般|通常|日常|皮鞋|运动鞋/

const within = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most

/** The measures in a text: 脚长25.5, 255mm, 160 55, 1米6 110斤, 平时穿42. */
export function readBody(text: string): Body {
  const words = text.toLowerCase().replace(CENTIMETRES, '$1.$2')
  const usual = usualIn(words)
  const measures = measuresIn(words, usual?.span ?? null)
  const of = (kind: Measure['kind']) => measures.find((measure) => measure.kind === kind)?.value ?? null
  const body = {
    footMm: largerFoot(words, measures) ?? of('foot'),
    heightCm: of('height'),
    weightKg: of('weight'),
  }
  const worn = {
    usual: usual?.size ?? null,
    usualToo: usual === null ? null : usualToo(words, usual.span[1]),
  }
  return { ...body, ...withBare(body, measures), ...worn, wide: WIDE.test(words) }
}

/** Words that tell of each foot by itself. */
const EACH_FOOT = /(?:一只|左脚?|右脚?|左边|右边)(?:是|有|大概|脚长?|量(?:下来|出来|了|着|的)?|穿|的){0,3}\d/g

/** 一只25一只25.5: the shoe has to fit the larger one. */
function largerFoot(words: string, measures: readonly Measure[]): number | null {
  const told = words.match(EACH_FOOT) ?? []
  if (told.length < 2) return null
  const feet = measures.flatMap(({ kind, value }) => {
    const mm = value < 40 ? value * 10 : value
    return (kind === 'foot' || kind === 'bare') && within(mm, FOOT_MM) && mm >= 200 ? [mm] : []
  })
  return feet.length < 2 ? null : Math.max(...feet)
}

/** 23块7 of a foot is 23.7. */
const CENTIMETRES = /(?<=脚[^,.!?]{0,6})(?<!\d)(2\d)[块点](\d)(?!\d)/

const TOO =
  /^(?:码|号)?的?[,\s]*(?:有时候?|偶尔|或者?|和|跟|到|也|还|有的|、|\/|-|~)+(?:是|穿|要|得)*(\d{2}(?:\.5)?|[2-6]?x{0,3}[sml])(?![\d.a-z])/

const usualToo = (words: string, from: number): string | null =>
  TOO.exec(words.slice(from))?.[1]?.toUpperCase() ?? null

/** 38的脚, 42码的脚. */
const FOOT_OF_SIZE = /(?<![\d.])([34]\d(?:\.5)?)(码|号)?的?脚(?![长宽])/

function usualIn(words: string): { size: string; span: [number, number] } | null {
  const foot = FOOT_OF_SIZE.exec(words)
  if (foot !== null) return { size: foot[1]!, span: [foot.index, foot.index + foot[0].length] }
  const match = USUAL.exec(words)
  if (match === null || /脚长|身高|体重/.test(match[0])) return null
  if (!WORN_BEFORE.test(words) && !/穿|码|[买拍]/.test(match[0])) return null
  const half = match[2] === '半' ? '.5' : ''
  return { size: `${match[1]!.toUpperCase()}${half}`, span: [match.index, match.index + match[0].length] }
}

function measuresIn(words: string, taken: [number, number] | null): Measure[] {
  const numerals = readNumerals(words).filter(
    ({ start, glued }) => !glued && (taken === null || start < taken[0] || start >= taken[1]),
  )
  const found: Measure[] = []
  let spent = -1
  for (const [i, numeral] of numerals.entries()) {
    if (numeral.start < spent) continue
    const next = numerals[i + 1]
    const [measure, end] = measureAt(words, numeral, next)
    spent = end
    if (measure !== null) found.push(measure)
  }
  return found
}

type Numeral = { start: number; end: number; value: number; decimals: number }

function measureAt(
  words: string,
  { start, end, value, decimals }: Numeral,
  next: Numeral | undefined,
): [Measure | null, number] {
  const after = words.slice(end, end + 3)
  const before = words.slice(Math.max(0, start - 10), start)
  const make = (kind: Measure['kind'], amount: number): Measure => ({ kind, value: amount, at: start })
  if (/^(?:mm|毫米)/.test(after)) return [make('foot', value), end]
  if (/^(?:kg|公斤|千克)/.test(after)) return [make('weight', value), end]
  if (after.startsWith('斤')) return [make('weight', (value + (after[1] === '半' ? 0.5 : 0)) / 2), end]
  if (/^(?:m(?!m)|米)/.test(after)) return metres(value, next, end + 1, make)
  if (/^(?:cm|厘米|公分|分)/.test(after) || decimals > 0) {
    const unit = /^(?:cm|厘米|公分|分)/.exec(after)?.[0].length ?? 0
    const isTail = unit > 0 && next?.start === end + unit && next.value < 10 && next.decimals === 0
    if (isTail) return [centimetres(value + next.value / 10, before, make), next.end]
    const half = /^(?:厘米|公分)半/.test(after) ? 0.5 : 0
    return [centimetres(value + half, before, make), end]
  }
  if (/^的?脚/.test(after)) return [footOf(value, make), end]
  if (/^(?:码|号|双|件|块|元|天|岁|年|个|寸|瓦|w)/.test(after)) return [null, end]
  if (FOOT_LENGTH.test(before)) return [footOf(value, make), end]
  if (/身?高[是有为大概约:]{0,2}$/.test(before) || isTall(value, after)) return [make('height', value), end]
  return [make('bare', value), end]
}

/** 脚长正好190, 脚量了大概255. */
const FOOT_LENGTH = /(?:脚|足)长?(?:[是有为在约:]|大概|大约|差不多|正好|刚好|量了?|量出来|量下来){0,3}$/

/** 132高; 5高 is no person's height. */
const isTall = (value: number, after: string): boolean => value >= 50 && value <= 220 && /^高/.test(after)

/** 1米6, 1米65, 1.65米. */
function metres(
  value: number,
  next: Numeral | undefined,
  at: number,
  make: (kind: 'height', cm: number) => Measure,
): [Measure | null, number] {
  if (value > 2.3) return [null, at]
  const isTail = next?.start === at && next.decimals === 0 && next.value <= 99 && value % 1 === 0
  if (!isTail) return [make('height', Math.round(value * 100)), at]
  const cm = next.value < 10 ? next.value * 10 : next.value
  return [make('height', value * 100 + cm), next.end]
}

function centimetres(
  value: number,
  before: string,
  make: (kind: 'foot' | 'height', n: number) => Measure,
): Measure | null {
  if (value >= HEIGHT_CM[0] && !FOOT.test(before)) return make('height', value)
  // A baby's.
  if (value >= 45 && /身高|个子|身长/.test(before)) return make('height', value)
  return value >= 1.4 && value <= 2.2 ? make('height', Math.round(value * 100)) : footOf(value, make)
}

function footOf(value: number, make: (kind: 'foot', mm: number) => Measure): Measure | null {
  const mm = value < 40 ? value * 10 : value
  return within(mm, FOOT_MM) ? make('foot', mm) : null
}

/** Numbers without unit: 160 55 is a height and a weight, 255 alone a foot. */
function withBare(
  body: Pick<Body, 'footMm' | 'heightCm' | 'weightKg'>,
  measures: readonly Measure[],
): Omit<Body, 'usual' | 'usualToo' | 'wide'> {
  const bare = measures.filter(({ kind }) => kind === 'bare').map(({ value }) => value)
  const tall = bare.findIndex((value) => value >= 140 && value <= 210)
  const result = { ...body, weightUnclear: false, mayBeTall: tall >= 0 }
  const weighed = result.weightKg !== null || bare.length > 1
  if (result.heightCm === null && tall >= 0 && weighed) result.heightCm = bare.splice(tall, 1)[0]!
  const small = bare.findIndex((value) => isChild(value, result.weightKg))
  if (result.heightCm === null && small >= 0) result.heightCm = bare.splice(small, 1)[0]!
  const heavy = bare.findIndex((value) => value >= 30 && value <= 300)
  if (result.heightCm !== null && result.weightKg === null && heavy >= 0) {
    const kg = kilograms(bare.splice(heavy, 1)[0]!, result.heightCm)
    result.weightKg = kg
    result.weightUnclear = kg === null
  }
  const foot = bare.find((value) => value >= 200 && value <= 310 && value % 1 === 0)
  if (result.footMm === null && result.heightCm === null && foot !== undefined) result.footMm = foot
  return result
}

/** 128 beside 27kg is how tall a child of that weight is. */
const isChild = (value: number, weightKg: number | null): boolean =>
  weightKg !== null && value >= 80 && value < 140 && within(weightKg / (value / 100) ** 2, [12, 26])

/** A bare weight as the unit in which somebody of this height may weigh it; null where both are likely. */
function kilograms(value: number, heightCm: number): number | null {
  const square = (heightCm / 100) ** 2
  const asKg = within(value / square, [15.5, 33])
  const asJin = within(value / 2 / square, [15.5, 33])
  if (asKg === asJin) return asKg ? null : value < 90 ? value : value / 2
  return asKg ? value : value / 2
}
