import type { AttributeSource, AttributesSource, ProductRecord, SizeChart } from '../../types/index.ts'
import type { ProductLine } from '../products.ts'
import { error, type Finding, warning } from './finding.ts'

/** Whether the products of one shop can be told about: prices, charts, SKUs, units and attributes. */
export function lintProducts(lines: readonly ProductLine[], attributes: AttributesSource): Finding[] {
  const ids = new Set(lines.map(({ product }) => product.id))
  const seen = new Set<string>()
  return lines.flatMap(({ product, file, line }) => {
    const isRepeated = seen.size === seen.add(product.id).size
    const errors = [
      ...(isRepeated ? [`the id ${product.id} is used twice`] : []),
      ...priceFaults(product),
      ...skuFaults(product),
      ...(product.sizeChart ? chartFaults(product.sizeChart) : []),
      ...(product.pairs ?? []).filter((id) => !ids.has(id)).map((id) => `pairs: there is no ${id}`),
    ]
    const remarks = attributeRemarks(product, attributes)
    return [
      ...errors.map((message) => error(file, line, `${product.id}: ${message}`)),
      ...remarks.map((message) => warning(file, line, `${product.id}: ${message}`)),
    ]
  })
}

function priceFaults({ priceFen, skus = [] }: ProductRecord): string[] {
  const own = priceFen === 0 ? ['the price is zero'] : []
  return [...own, ...skus.filter((sku) => sku.priceFen === 0).map(({ id }) => `the price of ${id} is zero`)]
}

function skuFaults({ skus = [] }: ProductRecord): string[] {
  const ids = new Set<string>()
  const variants = new Map<string, string>()
  return skus.flatMap(({ id, color = '', size = '' }) => {
    const variant = `${color}\t${size}`
    const like = variants.get(variant)
    const isRepeated = ids.size === ids.add(id).size
    variants.set(variant, id)
    if (isRepeated) return [`the SKU ${id} stands twice`]
    return like === undefined ? [] : [`${id} and ${like} are the same colour and size`]
  })
}

/** Gaps and overlaps between neighbouring rows, and rows that end before they begin. */
function chartFaults(chart: SizeChart): string[] {
  const spans =
    chart.by === 'footLengthMm'
      ? [chart.rows.map(({ size, min, max }) => ({ size, from: min, to: max }))]
      : [
          chart.rows.map(({ size, heightCm: [from, to] }) => ({ size, from, to })),
          chart.rows.map(({ size, weightKg: [from, to] }) => ({ size, from, to })),
        ]
  const [first = [], ...more] = spans.map((rows) => spanFaults(rows, chart.by === 'footLengthMm'))
  return [...first, ...more.flat()]
}

interface Span {
  size: string
  from: number
  to: number
}

/** Rows of a foot chart may touch or lie one millimetre apart; heights and weights may overlap, but leave no gap. */
function spanFaults(rows: readonly Span[], strict: boolean): string[] {
  const sorted = [...rows].sort((one, other) => one.from - other.from || one.to - other.to)
  return sorted.flatMap(({ size, from, to }, i) => {
    const before = sorted[i - 1]
    if (to < from) return [`the row ${size} ends before it begins`]
    if (before === undefined) return []
    if (from > before.to + 1) return [`the chart has a gap between ${before.size} and ${size}`]
    return strict && from < before.to ? [`the rows ${before.size} and ${size} overlap`] : []
  })
}

function attributeRemarks(product: ProductRecord, { attributes, units }: AttributesSource): string[] {
  const words = new Map(
    Object.entries(units).map(([dimension, own]) => [dimension, own.flatMap((unit) => unit.words)] as const),
  )
  return Object.entries(product.attributes ?? {}).flatMap(([name, value]) => {
    const known = attributes.find((each) => each.names.includes(name) && isFor(each, product))
    if (known === undefined)
      return [`nobody can ask for ${name}: no attribute of _attributes.yaml has this name`]
    const own = known.dimension === undefined ? undefined : words.get(known.dimension)
    const isNumber = /^[约\d.]+[^\d.\s]*$/.test(value) && /\d/.test(value)
    if (own === undefined || !isNumber || own.some((word) => value.toLowerCase().includes(word))) return []
    return [`${name}: ${value} has no known unit`]
  })
}

function isFor({ categories }: AttributeSource, { category = '' }: ProductRecord): boolean {
  return categories.length === 0 || category === '' || categories.some((each) => category.includes(each))
}
