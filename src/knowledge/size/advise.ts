import { instantOf, type ProductRecord, type SizeChart } from '../../types/index.ts'
import { type Answer, factNamed, factsOf, type KnownFact } from '../known.ts'
import { type Body, tellsMeasure } from './body.ts'
import { chartWritten, type WrittenRow } from './chart-written.ts'

/**
 * `size`: this one; `between`: two, with which for which wish; `ask`: one piece is missing; `outside`: the chart does
 * not reach there; `no_chart`: nothing to tell by.
 */
export type SizeOutcome = 'size' | 'between' | 'ask' | 'outside' | 'no_chart'

/** What is still needed, as fact `size.missing`. */
export type Missing = 'foot_length' | 'height' | 'weight' | 'weight_unit'

/** The rows of sizes that can be ordered. */
function madeRows<Row extends { size: string }>(rows: readonly Row[], product: ProductRecord): Row[] {
  const made = new Set(sizesOf(product))
  return rows.filter(({ size }) => made.has(size))
}

type Make = (name: string, value: string | number, say?: string) => KnownFact

/** One size and why, from the product's chart or the size that is usually worn. */
export function adviseSize(product: ProductRecord, body: Body): Answer<SizeOutcome> {
  const make = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  const chart = product.sizeChart
  if (chart?.by === 'heightWeight') return byBody(chart, body, product, make)
  if (chart?.by === 'footLengthMm' && body.footMm !== null) {
    const byLength = byFoot(chart, body.footMm, product, make)
    // The chart that says what he wears anyway is that of a usual cut: of what is cut small he takes one more.
    return factNamed(byLength.facts, 'product.size')?.value === body.usual && isCutApart(product)
      ? byWorn(product, body.usual!, body.usualToo, make)
      : byLength
  }
  const written = chart == null ? madeRows(chartWritten(product), product) : []
  if (written.length > 1 && (body.usual === null || tellsMeasure(body)))
    return byWritten(written, body, product, make)
  if (body.usual !== null) return byWorn(product, body.usual, body.usualToo, make)
  if (chart === null || chart === undefined) return { outcome: 'no_chart', facts: [] }
  return missing('foot_length', make)
}

const missing = (piece: Missing, make: Make): Answer<SizeOutcome> => ({
  outcome: 'ask',
  facts: [make('size.missing', piece)],
})

type FootChart = Extract<SizeChart, { by: 'footLengthMm' }>
type BodyChart = Extract<SizeChart, { by: 'heightWeight' }>

function byFoot(chart: FootChart, footMm: number, product: ProductRecord, make: Make): Answer<SizeOutcome> {
  const rows = madeRows(chart.rows, product).sort((one, other) => one.min - other.min)
  const reason = make('size.reason', footMm, `脚长${footMm}mm`)
  const inside = rows.filter(({ min, max }) => min <= footMm && footMm <= max)
  if (inside.length === 1) return one(inside[0]!.size, [reason, ...fitFact(product, make)], make)
  if (inside.length > 1) return between(inside[0]!.size, inside[1]!.size, product, [reason], make)
  const above = rows.findIndex(({ min }) => min > footMm)
  if (above <= 0)
    return outside(
      rows.map(({ size }) => size),
      reason,
      make,
    )
  return between(rows[above - 1]!.size, rows[above]!.size, product, [reason], make)
}

function byBody(chart: BodyChart, body: Body, product: ProductRecord, make: Make): Answer<SizeOutcome> {
  const { heightCm, weightKg } = body
  if (heightCm === null && weightKg === null && body.usual !== null) return byUsual(product, body.usual, make)
  if (heightCm === null) return missing(weightKg === null && body.mayBeTall ? 'weight' : 'height', make)
  if (weightKg === null) return missing(body.weightUnclear ? 'weight_unit' : 'weight', make)
  const reason = make('size.reason', `${heightCm}/${weightKg}`, `身高${heightCm}cm、体重${weightKg}kg`)
  const holds = ([from, to]: [number, number], value: number) => from <= value && value <= to
  const rows = madeRows(chart.rows, product)
  const both = rows.filter((row) => holds(row.heightCm, heightCm) && holds(row.weightKg, weightKg))
  if (both.length === 1) return one(both[0]!.size, [reason, ...fitFact(product, make)], make)
  if (both.length > 1) return between(both[0]!.size, both[1]!.size, product, [reason], make)
  const byWeight = rows.findIndex((row) => holds(row.weightKg, weightKg))
  const byHeight = rows.findIndex((row) => holds(row.heightCm, heightCm))
  if (byWeight < 0 || byHeight < 0 || Math.abs(byWeight - byHeight) > 1)
    return outside(
      rows.map(({ size }) => size),
      reason,
      make,
    )
  const [low, high] = [Math.min(byWeight, byHeight), Math.max(byWeight, byHeight)]
  return between(rows[low]!.size, rows[high]!.size, product, [reason], make)
}

const MEASURES = [
  { of: 'footMm', missing: 'foot_length', say: (value: number) => `脚长${value}mm` },
  { of: 'heightCm', missing: 'height', say: (value: number) => `身高${value}cm` },
  { of: 'weightKg', missing: 'weight', say: (value: number) => `体重${value}kg` },
] as const

/** By what is told of the measures that the rows tell of; who has told none of them is asked for one. */
function byWritten(
  rows: readonly WrittenRow[],
  body: Body,
  product: ProductRecord,
  make: Make,
): Answer<SizeOutcome> {
  const told = MEASURES.filter(({ of }) => rows.some((row) => row[of] !== null))
  const known = told.filter(({ of }) => body[of] !== null)
  if (known.length === 0) return missing(told.at(-1)!.missing, make)
  const values = known.map(({ of }) => body[of]).join('/')
  const reason = make('size.reason', values, known.map(({ of, say }) => say(body[of]!)).join('、'))
  const fits = (row: WrittenRow) =>
    known.every(({ of }) => {
      const range = row[of]
      return range === null || (range[0] <= body[of]! && body[of]! <= range[1])
    })
  const [inside, next] = rows.filter(fits)
  if (inside === undefined)
    return outside(
      rows.map(({ size }) => size),
      reason,
      make,
    )
  return next === undefined
    ? one(inside.size, [reason, ...fitFact(product, make)], make)
    : between(inside.size, next.size, product, [reason], make)
}

/** Two sizes that are worn as often: the one size that serves both (42-43), else either by what is wished. */
function byWorn(product: ProductRecord, usual: string, too: string | null, make: Make): Answer<SizeOutcome> {
  if (too === null || too === usual) return byUsual(product, usual, make)
  const [one, other] = [usual, too].map((each) =>
    factNamed(byUsual(product, each, make).facts, 'product.size'),
  )
  if (!one || !other) return byUsual(product, usual, make)
  const [smaller, larger] = [one.value, other.value].sort((a, b) => Number(a) - Number(b))
  if (smaller === larger) return byUsual(product, usual, make)
  const reason = make('size.reason', `${usual}/${too}`, `平时穿${usual}、${too}码`)
  return between(smaller!, larger!, product, [reason], make)
}

/** The usual size where the product is cut as usual, else one step beside it. */
function byUsual(product: ProductRecord, usual: string, make: Make): Answer<SizeOutcome> {
  const sizes = sizesOf(product)
  const at = sizes.findIndex((size) => size === usual || size.split('-').includes(usual))
  const reason = make('size.reason', usual, `平时穿${usual}码`)
  if (sizes.length === 0) return { outcome: 'no_chart', facts: [] }
  if (at < 0) return besides(sizes, usual, product, reason, make)
  if (product.fit === null || product.fit === undefined) {
    return product.sizeChart ? missing('foot_length', make) : { outcome: 'no_chart', facts: [] }
  }
  const step = product.fit === '偏大' ? -1 : product.fit === '偏小' ? 1 : 0
  const size = sizes[at + step]
  if (size === undefined) return outside(sizes, reason, make)
  // Who is told another size than his own is told why.
  const shift = step === 0 ? [] : [make('size.shift', product.fit)]
  return one(size, [reason, ...fitFact(product, make), ...shift], make)
}

/** Whether it turns out larger or smaller than usual. */
const isCutApart = ({ fit }: ProductRecord): boolean => fit === '偏大' || fit === '偏小'

/** Whether one larger than usual is advised already, as of what is cut small: a wide foot needs no further one. */
export const isLargerAnyway = ({ fit }: ProductRecord, { footMm, usual }: Body): boolean =>
  fit === '偏小' && footMm === null && usual !== null

/** No size of the product fits; the reply can name those that there are. */
const outside = (sizes: readonly string[], reason: KnownFact, make: Make): Answer<SizeOutcome> => ({
  outcome: 'outside',
  facts: [reason, ...spanOf(sizes, make)],
})

/** 42.5 where there are 42 and 43. */
function besides(
  sizes: readonly string[],
  usual: string,
  product: ProductRecord,
  reason: KnownFact,
  make: Make,
): Answer<SizeOutcome> {
  const above = sizes.findIndex((size) => Number(size) > Number(usual))
  if (above <= 0 || Number.isNaN(Number(usual))) return outside(sizes, reason, make)
  return between(sizes[above - 1]!, sizes[above]!, product, [reason], make)
}

const LETTERS = ['XS', 'S', 'M', 'L', 'XL', 'XXL', 'XXXL']

/** All sizes of a product, smallest first: those of its chart that are made, else of its SKUs. */
export function sizesOf(product: ProductRecord): string[] {
  const made = new Set((product.skus ?? []).flatMap(({ size }) => size ?? []))
  const charted = product.sizeChart?.rows.map(({ size }) => size)
  const sizes = charted?.filter((size) => made.size === 0 || made.has(size)) ?? [...made]
  return [...sizes].sort((one, other) => sizeRank(one) - sizeRank(other))
}

/** What sizes of one kind are ordered by. */
export const sizeRank = (size: string): number =>
  LETTERS.includes(size) ? LETTERS.indexOf(size) : Number.parseFloat(size)

const one = (size: string, rest: KnownFact[], make: Make): Answer<SizeOutcome> => ({
  outcome: 'size',
  facts: [make('product.size', size, saySize(size)), ...rest],
})

/** Both, and the one to take where nothing is wished: the larger, of what is cut large the smaller; the other is tight or loose. */
function between(
  smaller: string,
  larger: string,
  product: ProductRecord,
  rest: KnownFact[],
  make: Make,
): Answer<SizeOutcome> {
  const better = product.fit === '偏大' ? smaller : larger
  return {
    outcome: 'between',
    facts: [
      make('product.size', better, saySize(better)),
      make('size.snug', smaller, saySize(smaller)),
      make('size.roomy', larger, saySize(larger)),
      better === larger
        ? make('size.tight', smaller, saySize(smaller))
        : make('size.loose', larger, saySize(larger)),
      ...rest,
      ...fitFact(product, make),
    ],
  }
}

/** 41码, L码; a length is none (105cm). */
export const saySize = (size: string): string =>
  /^\d(?!.*(?:cm|厘米)$)/i.test(size) || /^[A-Z]+$/.test(size) ? `${size}码` : size

const fitFact = ({ fit }: ProductRecord, make: Make): KnownFact[] => (fit ? [make('product.fit', fit)] : [])

function spanOf(sizes: readonly string[], make: Make): KnownFact[] {
  const [first, last] = [sizes[0], sizes.at(-1)]
  return first === undefined ? [] : [make('product.sizes', `${first}-${last}`, `${first}到${saySize(last!)}`)]
}
