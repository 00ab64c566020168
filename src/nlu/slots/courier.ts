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
/** What a message that is nothing but the name asks: 京东呢, 那京东行不. */
const ALONE_BEFORE = /^(?:那么?|或者?|要是|如果|换|还有)?$/
const ALONE_AFTER = /^(?:快递)?(?:的话)?(?:呢|行[不吗么]|可以[不吗么]|能[发走]|[发送]不[发送]|[发送]吗)/
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
  const end = at + word.length
  if (SENT_BY.test(scan.before(at, 4)) || PARCEL.test(scan.after(end, 4))) return true
  return ALONE_BEFORE.test(scan.before(at, 5)) && ALONE_AFTER.test(scan.after(end, 7))
}
