import couriers from './data/couriers.json' with { type: 'json' }
import type { Finder, Found, Scan } from './scan.ts'
import { type Entry, WordTable } from './word-table.ts'

interface Meaning {
  /** Standard name; null for a word that only holds a courier's name by chance (其中通过). */
  name: string | null
  /** Means the courier only beside 快递 or a word of sending. */
  needsCue: boolean
}

function* entries(): Generator<Entry<Meaning>> {
  for (const word of couriers.hiding.split(' ')) yield { word, meaning: { name: null, needsCue: false } }
  for (const [name, words] of Object.entries(couriers.names)) {
    for (const word of words.split(' ')) yield { word, meaning: { name, needsCue: false } }
  }
  for (const [name, words] of Object.entries(couriers.cue)) {
    for (const word of words.split(' ')) yield { word, meaning: { name, needsCue: true } }
  }
}

const table = new WordTable(entries())
const SENT_BY = /(?:发|走|寄|用|换成?|改成?|默认|选|指定|[还就]是|不要|派)的?$/
const PARCEL = /^(?:的?快递|速递|速运|包邮|发货?[吗么不]|到付)/

/** Couriers by their standard name (顺丰, EMS …). */
export const courier: Finder = {
  triggers: table.initials(),
  find(scan: Scan): Found[] {
    const found: Found[] = []
    for (let i = 0; i < scan.text.length; ) {
      const entry = table
        .at(scan.text, i)
        .find((each) => !each.meaning.needsCue || hasCue(scan, i, each.word))
      if (entry === undefined) {
        i++
        continue
      }
      const end = i + entry.word.length
      if (entry.meaning.name !== null)
        found.push({ name: 'courier', value: entry.meaning.name, start: i, end })
      i = end
    }
    return found
  },
}

function hasCue(scan: Scan, at: number, word: string): boolean {
  return SENT_BY.test(scan.before(at, 4)) || PARCEL.test(scan.after(at + word.length, 4))
}
