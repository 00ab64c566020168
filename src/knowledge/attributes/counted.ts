import { instantOf, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Answer, factsOf } from '../known.ts'

/** What things are counted by. */
const UNITS = '个颗粒只把盏层件条本张片支根块头格路孔'
const ASKS = new RegExp(`(?:几|多少)(?:([${UNITS}])的?(\\p{Script=Han}?)|(?=\\p{Script=Han}))`, 'gu')
/** What stands behind the unit where nothing more is named. */
const NOTHING_MORE = /^[啊呀呢的了吗]?$/
/** Before and behind a number in a record: 碗6个, 2个插袋. */
const COUNTED = new RegExp(
  `(\\p{Script=Han}{0,6}?)(?:\\d+|[一二两三四五六七八九十])([${UNITS}])(\\p{Script=Han}{0,6})`,
  'gu',
)
/** How names end that say how many there are. */
const NUMBER = /(?:总?数量?|个数)$/

/**
 * The only entry that says how many there are of what is counted: 碗6个 to 几个碗, 灯珠数量 to 多少颗灯珠, 5层 to 几层. Null
 * where nobody asks how many, where no entry counts it, or where several do.
 * @param text normalised
 */
export function answerCount(product: ProductRecord, text: string): Answer<'value'> | null {
  const words = plain(text)
  const asked = [...words.matchAll(ASKS)]
  if (asked.length === 0) return null
  // 几把勺 is not told by how many 铲子 there are.
  const units = asked.flatMap(([, unit, named = '']) =>
    unit !== undefined && (NOTHING_MORE.test(named) || product.title.includes(named)) ? [unit] : [],
  )
  const entries = Object.entries(product.attributes ?? {})
  const named = entries.filter(([name, value]) => countsNamed(name, value, words))
  const [only, ...others] = named.length > 0 ? named : entries.filter(([, value]) => countsIn(value, units))
  if (only === undefined || others.length > 0) return null
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  return { outcome: 'value', facts: [fact('product.attribute', only[0]), fact('product.other', only[1])] }
}

/** Whether the words name what the entry counts. */
function countsNamed(name: string, value: string, words: string): boolean {
  const core = plain(name).replace(NUMBER, '')
  if (core !== plain(name) && isNamed(core, words) && /\d/.test(value)) return true
  const things = [...plain(value).matchAll(COUNTED)].flatMap(([, before, , behind]) => [before!, behind!])
  return things.some((thing) => isNamed(thing, words))
}

/** 盘 by 盘子 or 几个盘, 充气轮 by its last character alone. */
function isNamed(thing: string, words: string): boolean {
  if (thing.length > 1 && words.includes(thing)) return true
  const last = thing.slice(-1)
  return last !== '' && new RegExp(`${last}子|(?:几|多少)[${UNITS}]?${last}(?:[啊呀呢的子?]|$)`).test(words)
}

/** Whether the value counts by the word that is asked: 5层 to 几层; 个 and 件 count anything. */
const countsIn = (value: string, units: readonly string[]): boolean =>
  units.some((unit) => !'个件'.includes(unit) && new RegExp(`\\d${unit}`).test(plain(value)))
