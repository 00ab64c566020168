import type { ProductRecord } from '../../types/index.ts'
import { withFigures } from '../spelled-sizes.ts'
import { adviseSize } from './advise.ts'
import { type Body, readBody, tellsBody, tellsMeasure } from './body.ts'
import { withoutWeighed } from './weighed.ts'

const KIN =
  '(?:老公|老婆|老妈|老爸|老头|老伴|爸爸?|妈妈?|[爹娘]|爷爷?|奶奶?|外公|外婆|公公|婆婆|岳[父母]|儿子|女儿|闺女|姑娘|丈夫|媳妇|对象|男朋友|女朋友|朋友|同事|闺蜜|室友|伴[郎娘]|哥哥?|弟弟?|姐姐?|妹妹?|父亲|母亲|孩子|宝宝|娃儿?|叔叔?|姑姑?|舅舅?|[大小二]宝|老[大二三])'
/** Where the words turn to a person: 我老公, 一个, 大的, 他. One foot (一个脚253) is no person. */
const PERSON = new RegExp(
  `(?:我|俺|咱|他|她)?们?家?的?${KIN}|(?:还有|另外?)?(?:一|1)个(?!脚(?!长))|另外?一?个(?!脚(?!长))|[大小男女]的|[我俺他她]`,
  'g',
)
const OTHER = new RegExp(`${KIN}|[他她]`)
const COUNTED = /个$/
const PRONOUN = /^[他她]$/
const SELF = '我'
const OWN = /^[我俺咱]$/
/** 我老公 is 老公. */
const WHOSE = /^[我俺咱他她]们?家?的?(?=.)/
/** A size is wanted for each. */
const EACH = /分别|(?:各自?|都)[是要拿买拍穿选该]{0,2}(?:多[大长少]|[几哪啥]|什么码)/
/** Several measures of one foot. */
const OF_ONE = /[两二三几2-3](?:次|遍|回|只脚|个脚)|左右?脚|脚(?!长)[^,，。!！?？\d]{0,6}一个\d/
/** 25.3和26.2: two in one breath, where a size is asked for each. */
const LISTED = /(?<=\d(?:cm|厘米|公分|mm|毫米|kg|公斤|斤)?)(?:的?[和跟与、]|的?还有)(?=\D{0,3}\d)/i
/** A number that can only go on with what the one before it measured: 脚长25 … 26. */
const GOES_ON = /^([^\d,，]{0,4})(\d{2}(?:\.\d)?(?:$|[\s,，。.?？!！]|[的分各都要拿]))/

/** Whether the words are about somebody else than who writes them. */
export const speaksOfAnother = (text: string): boolean => OTHER.test(text)

interface Part {
  who: string
  words: string
}

/**
 * The bodies of several people, in the order in which a text tells of them: 一个脚长253一个262, 我老公178 73kg我爸168
 * 56公斤. Empty where it tells of fewer than two, or where a piece of somebody's is missing.
 * @param earlier the customer's texts before, oldest first: 各拿几码 goes on with what they tell
 */
export function bodiesTold(said: string, earlier: readonly string[], product: ProductRecord): Body[] {
  const own = withFigures(withoutWeighed(said))
  const goesOn = EACH.test(own) && !/\d/.test(own)
  return bodiesIn(goesOn ? [...earlier, own].map(withFigures).join('\n') : own, product)
}

function bodiesIn(text: string, product: ProductRecord): Body[] {
  const parts = partsOf(text)
  if (parts.length < 2 || OF_ONE.test(text)) return []
  const isEach = EACH.test(text)
  const counts = (body: Body) => (isEach ? tellsBody(body) : tellsMeasure(body) && body.usual === null)
  const bodies = parts.map(({ words }, i) => readOn(words, i > 0 && /脚/.test(text))).filter(counts)
  const isWhole = bodies.every((body) => adviseSize(product, body).outcome !== 'ask')
  return bodies.length > 1 && isWhole ? bodies : []
}

/** What is told of one person, of whom a foot may be told as of the one before: 一个脚长25一个26. */
function readOn(words: string, isFoot: boolean): Body {
  const body = readBody(words)
  return isFoot && !tellsBody(body) ? readBody(words.replace(GOES_ON, '$1脚长$2')) : body
}

/** The words about each person; what stands before the first is the writer's own. */
function partsOf(text: string): Part[] {
  const turns = [...text.matchAll(PERSON)]
  const own = { who: SELF, words: text.slice(0, turns[0]?.index) }
  const named = turns.map((turn, i) => ({
    who: whoOf(turn[0], i, turns[i - 1]?.[0]),
    words: text.slice(turn.index + turn[0].length, turns[i + 1]?.index),
  }))
  const parts = joined([own, ...named].filter(({ words }) => /\d/.test(words)))
  return parts.length === 1 && EACH.test(text) ? listed(parts[0]!) : parts
}

/** 他 after 我儿子 is the same one; each 一个 is another. */
function whoOf(name: string, at: number, before: string | undefined): string {
  if (COUNTED.test(name)) return `${at}`
  if (PRONOUN.test(name) && before !== undefined && before.length > 1) return before.replace(WHOSE, '')
  return OWN.test(name) ? SELF : name.replace(WHOSE, '')
}

/** Whatever is told of the same one, together. */
function joined(parts: readonly Part[]): Part[] {
  const names = [...new Set(parts.map(({ who }) => who))]
  return names.map((who) => ({
    who,
    words: parts.flatMap((part) => (part.who === who ? part.words : [])).join(' '),
  }))
}

/** 脚长25.3和26.2分别几码. */
const listed = ({ words }: Part): Part[] =>
  words.split(LISTED).map((each, i) => ({ who: `${i}`, words: each }))
