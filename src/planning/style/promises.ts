import { NUMBER, numberOf } from './numerals.ts'

/** Something a reply commits the shop to. `key` is equal for the same promise in other words. */
export interface Promised {
  key: string
  start: number
  end: number
}

interface Form {
  pattern: RegExp
  key: (match: RegExpExecArray) => string
}

const GIFT = '(?:袜子?|鞋油|鞋垫|鞋拔|挂饰|配件|礼品|礼物|赠品|小样|优惠券|红包|积分|返现|小花|会员价)'
const numbered = (unit: string) => (match: RegExpExecArray) => `${unit}:${numberOf(match[1]!)}`

/** Innocent turns of phrase that look like a promise of time. */
const IDLE =
  /(?:美好|愉快|开心|顺心|温暖|舒心)的?一天|每一天|[这那近前哪]一?[一两几]?天|[这那哪]一块|第一时间/g

const FORMS: readonly Form[] = [
  { pattern: new RegExp(`(${NUMBER})\\s*(?:元|块钱?(?!儿)|圆)`, 'g'), key: numbered('元') },
  { pattern: new RegExp(`[¥￥]\\s*(${NUMBER})`, 'g'), key: numbered('元') },
  {
    pattern: /(?:满|减|返|省|便宜|优惠|少|降|抹|券|送)(\d+(?:\.\d+)?)(?!\d|[.%天日小个周件双])/g,
    key: numbered('元'),
  },
  { pattern: new RegExp(`(${NUMBER})\\s*[%％]`, 'g'), key: numbered('%') },
  { pattern: new RegExp(`百分之(${NUMBER})`, 'g'), key: numbered('%') },
  { pattern: new RegExp(`(${NUMBER})折`, 'g'), key: numbered('折') },
  { pattern: new RegExp(`(${NUMBER})\\s*个?(?:小时|钟头)`, 'g'), key: numbered('小时') },
  { pattern: /(\d{1,2})月(\d{1,2})[日号]/g, key: (match) => `${match[1]}月${match[2]}日` },
  { pattern: new RegExp(`(?<![月\\d])(${NUMBER})\\s*(?:天|日|个工作日|个自然日)`, 'g'), key: numbered('天') },
  { pattern: new RegExp(`(${NUMBER})\\s*(?:周|个?星期)(?![一二三四五六日])`, 'g'), key: numbered('周') },
  { pattern: new RegExp(`(${NUMBER})\\s*个月`, 'g'), key: numbered('月') },
  { pattern: new RegExp(`(${NUMBER})\\s*(?:年|分钟)`, 'g'), key: (match) => match[0] },
  { pattern: /(?:周|星期)([一二三四五六日天])/g, key: (match) => `周${match[1]}` },
  {
    pattern: new RegExp(`(?:送|赠|给|备|附|领|返|享)[^,，。!！?？;；]{0,10}?(${GIFT})`, 'g'),
    key: (match) => `gift:${match[1]}`,
  },
  {
    pattern: /包邮|免邮|免运费|免费|全额退|返现|假一[赔罚][一二三四五六七八九十\d]+/g,
    key: (match) => match[0],
  },
  { pattern: /(?:运费|邮费)[^,，。!！?？;；]{0,4}我们/g, key: () => 'postage' },
  {
    pattern:
      /(?:今天|今晚|明天|后天|当天|马上|立刻|立即|即刻)(?:之?内|就|一定|能|可以|会|给您|帮您|为您)*(?:发货|发出|寄出|送到|送达|到货|退款|退回|补发|到账)/g,
    key: (match) => match[0],
  },
  {
    pattern:
      /(?:保证|一定|肯定|包您|绝对)(?:会|能|可以|给您|让您)?[^,，。!！?？;；]{0,4}(?:发货|到货|送到|退款|补发|降价|便宜|有货|满意|合脚)/g,
    key: (match) => match[0],
  },
]

/** All that the text promises: amounts, shares, times, gifts, free services, dates to come. */
export function promisesIn(text: string): Promised[] {
  const read = text.search(IDLE) === -1 ? text : text.replace(IDLE, (idle) => '·'.repeat(idle.length))
  return FORMS.flatMap((form) => matchesOf(form, read))
}

function matchesOf({ pattern, key }: Form, text: string): Promised[] {
  const found: Promised[] = []
  if (text.search(pattern) === -1) return found
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push({ key: key(match), start: match.index, end: match.index + match[0].length })
  }
  return found
}

/** The promises of the text that none of the grounds (facts quoted, the customer's own values) makes. */
export function groundlessPromises(text: string, grounds: readonly string[]): Promised[] {
  const promised = promisesIn(text)
  if (promised.length === 0) return promised
  const granted = new Set(grounds.flatMap((ground) => promisesIn(ground)).map((one) => one.key))
  return promised.filter(({ key, start, end }) => {
    const words = text.slice(start, end)
    return !granted.has(key) && !grounds.some((ground) => grantsWords(ground, key, words))
  })
}

/** A gift's noun or a fixed phrase is granted by any fact that names it; a number never by a longer one. */
function grantsWords(ground: string, key: string, words: string): boolean {
  if (key.startsWith('gift:')) return ground.includes(key.slice('gift:'.length))
  return !/\d/.test(key) && ground.includes(words)
}
