import { fenIn } from '../money.ts'

const SUM = String.raw`(\d{1,5}(?:\.\d{1,2})?)(?:元|块钱?)?`
const SURE = '(?:对(?:吧|吗|不|么|没|嘛|的?[?？]|$)|是(?:吧|吗|不是|么)|没错|吗|吧|[?？])'

/** 总价395对吧, 我算的是298, 两个258?: a sum that the customer has reckoned himself. */
const RECKONED = [
  new RegExp(
    `(?:一共|总共|总价|合计|加起来|算下来|算出来|到手|实付|一起)(?:就|得|要|应该)?(?:是|要|付)?${SUM}${SURE}`,
  ),
  new RegExp(`(?:我|自己)算(?:了下?|着|的|出来)?(?:怎么)?(?:就?是)?${SUM}`),
  new RegExp(`^(?:那|就|所以|应该|[,，])*(?:是|要)?${SUM}${SURE}`),
  new RegExp(`[一二两三四五六七八九十\\d][个双件只条盏套份盒瓶](?:就|得|要|应该)?(?:是|要)?${SUM}${SURE}`),
]
const OFF = new RegExp(`(?:减|优惠|便宜|省)(?:了|掉|去)?${SUM}`)

/** In fen; null where the words name no sum of their own. Another number behind it (399减60?) makes it none. */
export const claimsSum = (text: string): number | null => fenIn(text, ...RECKONED)

/** What the customer thinks is taken off, in fen: 399减60?, 是不是能减40; null where he names nothing. */
export const claimsReduction = (text: string): number | null => (/满\d/.test(text) ? null : fenIn(text, OFF))

/** Whether it is asked how much is taken off: 能减几块, 一共优惠了多少; 满多少减多少 asks for the rule. */
export const asksReduction = (text: string): boolean =>
  !/满|多少减|差/.test(text) && /(?:减|优惠|便宜|省)(?:了|掉|去|下来)?(?:是)?(?:多少|几|好多)/.test(text)
