import { type Division, gazetteer, type PlaceName } from './gazetteer.ts'
import type { Finder, Found, Scan } from './scan.ts'

const CUE_BEFORE = /(?:到|发|寄|送|往|去|人?在|住|我是|我们|地址是?:?|达|离|从|改成|[,/ ]是)$/
const CUE_AFTER =
  /^(?:这边|那边|这里|那里|市区|县城|城区|多久|几天|要几|(?:能|可以|给)?(?:发|寄|送)(?:货|过去|得?[到了])?(?:吗|么|不|嘛|没)|包邮|免邮|免运费)/
/** 那大理呢: a message that is nothing but the name. */
const ALONE_BEFORE = /^(?:那么?|要是|如果|还有|换成)?$/
const ALONE_AFTER = /^(?:的话)?呢?[ ,.!?~]*$/
/** What stands beside a village or a town without a name: 送到村里, 我们镇上要几天. */
const WAY_BEFORE =
  /(?:到|达|发|寄|送|往|去|回|人?在|住|我们?(?:这[儿边里]?|那[儿边里]?)?|这[儿边里]?是?|咱们?|俺们?|老家是?|家是)$/
const WAY_AFTER =
  /^(?:的话)?(?:呢|这边|那边|几天|多久|要几|要多|得几|得多|大概|能[到送发]|[到送发]不|送[吗么]|到[吗么得])/

interface PlaceFound extends Found {
  division: Division | null
}

/**
 * Provinces, cities, counties and districts with and without 省, 市 … as the path of short names (浙江温州瓯海); names
 * that follow each other downwards are one place. A name that several counties share stays as written. Places without
 * a name are 乡镇, 农村 or 县城.
 */
export const place: Finder = {
  triggers: gazetteer.initials(),
  find(scan: Scan): Found[] {
    const found: PlaceFound[] = []
    for (let i = 0; i < scan.text.length; ) {
      const names = gazetteer.at(scan.text, i)
      i = names.length === 0 ? i + 1 : placeAt(scan, i, names, found)
    }
    return found.map(({ name, value, start, end }) => ({ name, value, start, end }))
  },
}

/** Adds the place at `at`, or extends the one before it; returns where to go on. */
function placeAt(
  scan: Scan,
  at: number,
  names: readonly { word: string; meaning: PlaceName }[],
  found: PlaceFound[],
): number {
  const last = found.at(-1)
  const parent = last !== undefined && isJoined(scan, last.end, at) ? last : undefined
  for (const { word, meaning } of names) {
    const end = at + word.length
    if (meaning.divisions.length === 0) return end
    const child = parent && meaning.divisions.find(({ parents }) => parents.includes(parent.division!))
    if (child !== undefined) {
      Object.assign(parent!, { value: child.path, end, division: child })
      return end
    }
    if (!isPlace(scan, at, end, meaning)) continue
    found.push(standing(word, meaning, at, end))
    return end
  }
  return at + 1
}

function isJoined(scan: Scan, end: number, at: number): boolean {
  return end === at || (end + 1 === at && ' ,-'.includes(scan.text[end]!))
}

function isPlace(scan: Scan, start: number, end: number, { needs }: PlaceName): boolean {
  if (needs === 'way') return isOnTheWay(scan, start, end)
  if (needs !== 'cue') return needs === 'nothing'
  if (CUE_BEFORE.test(scan.before(start, 4)) || CUE_AFTER.test(scan.after(end, 2))) return true
  return ALONE_BEFORE.test(scan.before(start, 5)) && ALONE_AFTER.test(scan.after(end, 6))
}

function isOnTheWay(scan: Scan, start: number, end: number): boolean {
  const after = scan.after(end, 5)
  return (
    WAY_AFTER.test(after) || (WAY_BEFORE.test(scan.before(start, 5)) && !/^(?:只|就|没|有|的)/.test(after))
  )
}

/** The highest division of that name; where two share its level, the name as written. */
function standing(word: string, { divisions }: PlaceName, start: number, end: number): PlaceFound {
  const level = Math.min(...divisions.map((each) => each.level))
  const [division, other] = divisions.filter((each) => each.level === level)
  const isOne = other === undefined
  return {
    name: 'place',
    value: isOne ? division!.path : word,
    start,
    end,
    division: isOne ? division! : null,
  }
}
