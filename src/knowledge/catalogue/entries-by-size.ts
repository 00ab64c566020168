import type { ProductRecord } from '../../types/index.ts'
import { grouped } from '../grouped.ts'
import { sizesMade, sizesNamed, withoutSizes } from '../sizes-named.ts'

/** An entry that is of one size: 20寸重量 3.4kg. */
interface OfSize {
  name: string
  value: string
  size: string
  /** What it tells of the size: 重量. */
  what: string
}

/**
 * The record with what it tells of each size in an entry of its own (20寸重量, 24寸重量) as one entry of all
 * (重量 20寸 3.4kg，24寸 4.5kg): who asks for one size is told of that one, and who names none of all.
 */
export function withEntriesOfAllSizes(product: ProductRecord): ProductRecord {
  const { attributes } = product
  if (attributes === undefined || sizesMade(product).length < 2) return product
  const apart = grouped(ofOneSize(product), ({ what }) => what)
  const several = [...apart.values()].filter((each) => new Set(each.map(({ size }) => size)).size > 1)
  const together = new Map(several.map((each) => [each[0]!.name, each]))
  if (together.size === 0) return product
  const gone = new Set(several.flatMap((each) => each.slice(1).map(({ name }) => name)))
  const entries = Object.entries(attributes).flatMap(([name, value]): [string, string][] => {
    const all = together.get(name)
    if (all !== undefined) return [[all[0]!.what, all.map(saying).join('，')]]
    return gone.has(name) ? [] : [[name, value]]
  })
  return { ...product, attributes: Object.fromEntries(entries) }
}

function ofOneSize(product: ProductRecord): OfSize[] {
  const { attributes = {} } = product
  const heads = new Set(sizesMade(product).map((size) => size[0]!.toLowerCase()))
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (![...name.toLowerCase()].some((character) => heads.has(character))) return []
    const [size, ...others] = sizesNamed(name, product)
    const bare = size === undefined ? '' : withoutSizes(name, product).replace(AROUND, '')
    const what = size !== undefined && bare === '' && MEASURES.test(value) ? MEASURED : bare
    const isNew = what.length > 1 && attributes[what] === undefined
    return size === undefined || others.length > 0 || !isNew ? [] : [{ name, value, size, what }]
  })
}

/** What an entry that is called by its size alone tells, where it writes measures: 1.5米床款 被套200×230cm. */
const MEASURED = '尺寸'
const MEASURES = /\d\s*(?:cm|厘米|公分|mm|毫米|米|m)(?![a-z])/i

/** What holds the size to its entry: 充绒量(M码), 20寸的重量. */
const AROUND = /[()（）[\]【】]|^的|[款码的]$/g
/** What parts the sizes of a value from each other is no part of what is told of one. */
const PARTING = /\s*[，,、;；\n]+\s*/g

const saying = ({ size, value }: OfSize): string => `${size} ${value.replace(PARTING, ' ')}`
