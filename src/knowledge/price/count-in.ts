import { readNumerals } from '../../types/numerals.ts'

/** What goods are counted by; 包 is left out, since it is goods itself. */
const PIECES = '个双件只条盏套份盒瓶袋台把根支罐桶副顶床饼提箱本册对卷枚颗片串'
const MOST = 1000

/** 一人一双 says nothing of how many there are. */
const PER_HEAD = /[一每]人(?:背|拿|来|要|买|穿|用)?[一二两三1-3][个双件只条盏套份盒瓶袋台把]/g

/** 我和我弟一人一双, 我们俩一人一件: how many people there are. */
const TWO_PEOPLE =
  /我们?俩|[两2]个?人|俩人|爸妈|父母|公婆|老两口|小两口|[我他她爸妈哥姐弟妹公婆爷奶](?:们)?[和跟与][^,，。 ]{1,5}?[一每]人/
const FAMILY = /一家([三四五])口/
const NUMBERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 }

/** How many are wanted where each person gets so many; `unknown` where nobody says how many people there are. */
export function perHead(text: string): number | 'unknown' | null {
  const [each] = text.match(PER_HEAD) ?? []
  if (each === undefined) return null
  const figure = each.at(-2)!
  const share = NUMBERS[figure] ?? Number(figure)
  const family = FAMILY.exec(text)
  if (family !== null) return share * NUMBERS[family[1]!]!
  return TWO_PEOPLE.test(text) ? share * 2 : 'unknown'
}

/** 买两饼, 来俩, 要三包: what is said of buying, with its number. */
const BUYING = new RegExp(`[买拍要来拿订](?:了|个)?(?:[一二两三四五六七八九十\\d]{1,3}[${PIECES}包]|[俩仨])`)
/** What stands before a number of 包 that counts them. */
const BUYS = /[买拍要来拿订]个?$/

/** 两个包邮, 三双到手. */
const RECKONED = new RegExp(`[两二三四五六七八九十\\d][${PIECES}](?:包邮|一共|总共|到手|够|一起)`)

/** Whether the words say how many are bought. */
export const wantsSome = (text: string): boolean =>
  BUYING.test(text) || RECKONED.test(text) || typeof perHead(text) === 'number'
export const namesCount = (text: string): boolean => countIn(text) !== null || perHead(text) !== null

/** Whether the words ask what might be added rather than add it: 再加个啥能包邮. */
export const asksWhatToAdd = (text: string): boolean =>
  /(?:加|凑|配|带|搭|拍|买|拿)(?:一?[个点件双条样些])?(?:什么|啥|哪)/.test(text)

/** Whether so many more are wanted than were talked about: 再加一条. */
export const addsMore = (text: string): boolean => ADDING.test(text)
const ADDING = new RegExp(
  `^[那要是还]{0,2}我?(?:再(?:加|来|拿|要|买|拍)|(?:还要|加)上?(?:[两二三四五六七八九十]|\\d{1,3})[${PIECES}](?=.))`,
)

/** 四件套 is one thing. */
const SET = /^件套/

/** 395对吧 counts nothing. */
const ASSENT = /^对(?:吗|不|吧|么|嘛|没|的|[?？]|$)/

/** Two and three of something in one character, without a word for the piece. */
const PAIR = '俩仨'

const HALF_DOZEN = 6
/** 各来一个 两个一起: how many it comes to goes before how many each takes. */
const TOGETHER = new RegExp(
  `[二两三四五六2-6][${PIECES}](?=(?:[^,，。]{0,3}装的?)?(?:加?在?一起|加?在?一块|一共|总共|加起来|合起来))`,
)

/** 两双, 3个, 俩, 半打; null where nothing is counted. */
export function countIn(text: string): number | null {
  if (text.includes('半打')) return HALF_DOZEN
  const together = TOGETHER.exec(text)
  if (together !== null && together.index > 0) return countIn(together[0])
  return countsIn(text)[0]?.value ?? null
}

/** A number of pieces, and where it stands with the word for the piece. */
export interface Count {
  value: number
  at: number
  end: number
}

/** All numbers of pieces in a text, in its order. */
export function countsIn(text: string): Count[] {
  const words = text.replace(PER_HEAD, (each) => ' '.repeat(each.length))
  return readNumerals(words)
    .filter(
      ({ end, start, decimals, glued, value }) =>
        isCounted(words, start, end) &&
        decimals === 0 &&
        !glued &&
        value >= 1 &&
        value <= MOST &&
        !isPointedAt(words, start, end) &&
        !SET.test(words.slice(end)) &&
        !ASSENT.test(words.slice(end)),
    )
    .map(({ value, start, end }) => ({ value, at: start, end: end + (PAIR.includes(words[start]!) ? 0 : 1) }))
}

/** Whether the number at that place counts goods: 两双, 要三包, 俩. */
function isCounted(words: string, start: number, end: number): boolean {
  const piece = words[end] ?? '\0'
  if (PIECES.includes(piece)) return true
  if (piece === '包') return BUYS.test(words.slice(0, start))
  return end === start + 1 && PAIR.includes(words[start] ?? '\0')
}

/** Whether the words ask for the sum of several things. */
export const asksForSum = (text: string): boolean =>
  /一起|一块(?!钱)|一单(?=[拍买下])|一共|总共|合计|加起来|合起来|总价|全部|[都全](?:要|拿|买|拍)/.test(text)

/** Whether the words go on about a sum that was talked of before: 那到手多少, 包邮不, 还差多少到388. */
export const asksOnSum = (text: string): boolean =>
  asksForSum(text) || /[送赠]|到手|[减折]完|[实应要]付|包邮|[邮运]费|减|差多少|还差|凑|够/.test(text)

/** What points at goods or ranks them: 这两双, 第2个. But 那五个呢 asks for five. */
const POINTS = /[第几每哪这那米]/
const SO_MANY = /^.(?:呢|的话|[?]|$|多少|一共|总共|到手|怎么算|咋算|要)/

function isPointedAt(words: string, start: number, end: number): boolean {
  const before = words[start - 1] ?? ''
  if (before === '那' && start === 1) return !SO_MANY.test(words.slice(end))
  return POINTS.test(before)
}
