import colors from './data/colors.json' with { type: 'json' }
import type { Finder, Found, Scan } from './scan.ts'
import { type Entry, WordTable } from './word-table.ts'

function* entries(): Generator<Entry<string | null>> {
  for (const word of colors.hiding.split(' ')) yield { word, meaning: null }
  for (const [name, words] of Object.entries(colors.names)) {
    for (const word of words.split(' ')) yield { word, meaning: name }
  }
}

const table = new WordTable(entries())
const alone: Record<string, string> = colors.alone
/** 明白的, 坦白的, 口红的, 网红的 are no colours. */
const NO_COLOR_BEFORE = /[明美坦直清表空洁口网走脸眼蛋煤抹漆乌太变掉点很更最偏越]$/

/** Colours by their standard name (黑色, 酒红); a single character only as 黑的, 白的. */
export const color: Finder = {
  triggers: table.initials() + Object.keys(alone).join(''),
  find(scan: Scan): Found[] {
    const found: Found[] = []
    for (let i = 0; i < scan.text.length; ) {
      const entry = table.at(scan.text, i)[0]
      const name = entry === undefined ? singleAt(scan, i) : entry.meaning
      const end = i + (entry?.word.length ?? 1)
      if (name !== null) found.push({ name: 'color', value: name, start: i, end })
      i = end
    }
    return found
  },
}

function singleAt(scan: Scan, at: number): string | null {
  const name = alone[scan.text[at]!]
  if (name === undefined || scan.text[at + 1] !== '的') return null
  return NO_COLOR_BEFORE.test(scan.before(at, 1)) ? null : name
}
