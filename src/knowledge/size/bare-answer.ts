import { readNumerals } from '../../types/numerals.ts'

const ROOM =
  '(?:客厅|主卧|次卧|卧室|书房|餐厅|饭厅|厨房|阳台|房间|儿童房|老人房|小孩房|卫生间|玄关|过道|我?睡觉那?屋|那间|这间|屋里?)'
const WHOSE = '[我俺咱他她]|老公|老婆|老爸|老妈|爸爸?|妈妈?|弟弟?|哥哥?|妹妹?|姐姐?|儿子|女儿|闺女|家里?'
const ABOUT = '那|就|嗯|哦|对|是|有|也|都|在|的|呢|大概|差不多|大约|应该|一直|量了|量出来|[,，\\s]'
/** A number that nothing behind it counts or measures. */
const NUMBER =
  '(\\d{1,3}(?:\\.\\d)?|[一二两三四五六七八九十]{1,4})(?=(?:多|出头|左右|上下|不到)?(?:[吧的呢哦啊哈呀]|样子)*(?:[\\s,，。.!！~?？]|脚|$))'
const BARE = new RegExp(`^(?:${WHOSE}|${ABOUT})*${NUMBER}`)
const OF_ROOM = new RegExp(`^(?:${WHOSE}|${ABOUT})*${ROOM}(?:${ABOUT})*${NUMBER}`)

const AREA = /平方|平米|㎡|面积|\d平|多少个?平|几个?平|(?:厅|卧|房|屋|空间)[^,，。?？]{0,6}多大/
const FOOT = /脚长|脚多长|脚有多长|量[^,，。]{0,6}脚/
const WORN =
  /(?:平[时常]|一般|皮鞋|日常|您)[^,，。?？]{0,6}(?:穿多大|码数|尺码|[几哪]个?码|什么码|多少码|几号|多大码)/

/** What a bare number may answer: what asks for it, which numbers it may be, and how it is written out. */
const ANSWERS: readonly {
  asked: RegExp
  least: number
  most: number
  written: (number: string) => string
}[] = [
  { asked: WORN, least: 33, most: 48, written: (number) => `平时穿${number}码` },
  { asked: FOOT, least: 20, most: 31, written: (number) => `脚长${number}` },
  { asked: FOOT, least: 200, most: 310, written: (number) => `脚长${number}` },
  { asked: AREA, least: 2, most: 200, written: (number) => `${number}平` },
]

/** How many of the shop's last words rooms are still measured by. */
const BACK = 2

/**
 * Words that begin with a bare number as the answer to what the shop asked or told last: 22 after 客厅多少平 is 22平, 41
 * after 平时穿多大 is 平时穿41码, 主卧呢12 after 20平选80的 is 主卧呢12平. Other words as they are.
 * @param told what the shop said, the newest last
 */
export function asBareAnswer(words: string, told: readonly string[]): string {
  const last = told.at(-1)
  if (last === undefined) return words
  if (OF_ROOM.test(words) && told.slice(-BACK).some((each) => AREA.test(each)))
    return written(words, OF_ROOM, ANSWERS.at(-1)!)
  const [, number] = BARE.exec(words) ?? []
  if (number === undefined) return words
  const value = readNumerals(number)[0]?.value ?? 0
  const meant = ANSWERS.find(({ asked, least, most }) => asked.test(last) && least <= value && value <= most)
  return meant === undefined ? words : written(words, BARE, meant)
}

function written(words: string, found: RegExp, { written: write }: (typeof ANSWERS)[number]): string {
  return words.replace(found, (all: string, number: string) => all.slice(0, -number.length) + write(number))
}
