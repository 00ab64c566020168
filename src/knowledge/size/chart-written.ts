import type { ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'

type Range = readonly [from: number, to: number]

/** For whom a size is, as far as the record tells; null where it does not tell of that. */
export interface WrittenRow {
  size: string
  heightCm: Range | null
  weightKg: Range | null
  footMm: Range | null
}

/** Names of entries that tell whom a size is for. */
const ADVICE = /尺码|码数|建议|推荐|参考|体重|身高|脚长/

/** A size, with what shows that it is one: S 85-100斤, 66码适合, M:45kg. */
const SIZE =
  /(?<![a-z\d.×x-])([2-6]?x{0,4}[sml]|\d{2,3}(?=码|号|[:：]))(?=码|号|[:：]|适合|体重|身高|\s*\d|[(（])/gi
const JOINT = '\\s*(?:-|~|–|—|到|至)\\s*'
const NUMBER = '(\\d+(?:\\.\\d+)?)'
const WEIGHT = new RegExp(`${NUMBER}(?:斤|kg|公斤|千克)?${JOINT}${NUMBER}(斤|kg|公斤|千克)`, 'i')
const LENGTH = new RegExp(`${NUMBER}(?:cm|mm|厘米|公分|毫米)?${JOINT}${NUMBER}(cm|mm|厘米|公分|毫米)`, 'i')
/** Shorter than this it is no person's height. */
const SHORTEST_CM = 45

/**
 * The size chart that shops write into an attribute: 尺码建议 S 85-100斤 M 100-115斤, 66码适合身高60-66cm. Empty where no entry
 * tells at least two sizes apart.
 */
export function chartWritten({ attributes = {} }: ProductRecord): WrittenRow[] {
  for (const [name, value] of Object.entries(attributes)) {
    if (!ADVICE.test(name)) continue
    const rows = rowsOf(value.toLowerCase(), name)
    if (rows.length > 1) return rows
  }
  return []
}

function rowsOf(value: string, name: string): WrittenRow[] {
  const labels = [...value.matchAll(SIZE)]
  return labels.flatMap((label, i) => {
    const says = value.slice(label.index + label[0].length, labels[i + 1]?.index)
    const row = { size: label[1]!.toUpperCase(), weightKg: weightIn(says), ...lengthsIn(says, name) }
    return row.weightKg === null && row.heightCm === null && row.footMm === null ? [] : [row]
  })
}

function weightIn(says: string): Range | null {
  const match = WEIGHT.exec(says)
  if (match === null) return null
  const factor = match[3] === '斤' ? 0.5 : 1
  return [Number(match[1]) * factor, Number(match[2]) * factor]
}

function lengthsIn(says: string, name: string): Pick<WrittenRow, 'heightCm' | 'footMm'> {
  const match = LENGTH.exec(says)
  if (match === null) return { heightCm: null, footMm: null }
  const isMm = /mm|毫米/.test(match[3]!)
  const [from, to] = [Number(match[1]), Number(match[2])].map((each) => (isMm ? each / 10 : each)) as [
    number,
    number,
  ]
  if (/脚|足|内长/.test(says) || /脚/.test(plain(name)))
    return { heightCm: null, footMm: [Math.round(from * 10), Math.round(to * 10)] }
  return { heightCm: from >= SHORTEST_CM ? [from, to] : null, footMm: null }
}
