import { instantOf, type OrderRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { daysLater, localTime } from '../local-time.ts'
import { countsIn } from '../price/count-in.ts'

/** When the words were written, and on which clock; without a moment 今天 tells nothing. */
export interface Written {
  at: number | undefined
  timezone: string
}

type Orders = readonly OrderRecord[]
type Way = (orders: Orders, words: string, written: Written) => Orders

/**
 * The orders that the words tell from the others: by how they stand, on which day they were placed, how many pieces
 * they hold, the colour or size of something in them, or their courier. All where the words tell nothing of it, or
 * tell it of none.
 */
export function toldApart(orders: Orders, text: string, written: Written): Orders {
  const words = plain(text)
  return WAYS.reduce((left, way) => {
    const found = left.length < 2 ? [] : way(left, words, written)
    return found.length > 0 ? found : left
  }, orders)
}

/** 没付的那单, 还没发的那个, 路上那双: the words that tell an order by where it stands. */
const STANDING: readonly [words: RegExp, statuses: readonly OrderRecord['status'][]][] = [
  [
    /[没未]有?(?:付|支付|付款|付钱|给钱)(?:的|那)|[那这](?:一?[单笔个双])(?:还|都|我)?[没未]有?(?:付|支付|给钱)/,
    ['unpaid'],
  ],
  [/[没未]有?(?:发|发货|发出来?|寄|寄出|出库)(?:的|那)/, ['paid']],
  [
    /(?:在?(?:半?路|途)(?:上|中)?|运输中|(?:发|寄)出来?了?)的?那|(?:路上|在途|发出来?了?|发了)的(?:这|呢)/,
    ['shipped'],
  ],
  [/[没未]有?(?:到|收到|送到|拿到)(?:的|那)/, ['shipped']],
  [/(?:收到|签收|到货|到手)了?(?:的(?:那|这|呢)|那)/, ['delivered', 'completed']],
  // 两单怎么就一单有物流: the other one is asked after.
  [
    /(?:只有?|就|才|光)(?:有|见|看到|查到|显示)?[一1][双个件单条盏套样笔][^,，。]{0,6}(?:物流|单号|快递|动静|信息|发货|发了)/,
    ['paid'],
  ],
]

/** Those that stand as the words say. */
export const standingSo: Way = (orders, words) => {
  const [, statuses] = STANDING.find(([said]) => said.test(words)) ?? []
  return statuses === undefined ? [] : orders.filter(({ status }) => statuses.includes(status))
}

/** How many days back: 今早, 昨晚, 前天; 刚才 is today. */
const DAYS_BACK: Readonly<Record<string, number>> = { 今: 0, 刚: 0, 昨: 1, 前: 2, 大前: 3 }
const DAY =
  /(大前|今|昨|前|刚)(?:天|日|儿|晚|早|晨|才|刚)?(?:早上|上午|中午|下午|晚上|傍晚|夜里|[一二三四五六七八九十两\d]{1,3}点[多半]?)?(?:我|在你家|在你们家|才|刚|新)?(?:(?:拍|买|下单?|订|付款?|付钱)(?:下|了|好|过)?的?|的?那?(?:单|笔|个?订单)|的那?(?:两|俩|[二三四五])?[单笔个])/

/** 退的那双: not one that is to be sent back. */
const SENT_BACK = /(?<![想要能以请准备算没不])退(?:了|掉|货|款|回去?)?的(?:那|这)?[双单个件条只盏套笔]/

/** Those with a refund, where the words point at one. */
export const sentBack: Way = (orders, words) =>
  SENT_BACK.test(words) ? orders.filter(({ refunds = [] }) => refunds.length > 0) : []

/** 中午拍的, without a day: today. */
const TODAY = /(?<![今昨前天日儿号])(?:早上|上午|中午|下午)(?:我|在你家|才|刚|新)?(?:拍|买|下单?|订|付)/
/** 上个月买的. */
const LAST_MONTH = /上个?月/

/** Those that were placed on the day, or in the month, that the words name. */
export const placedOn: Way = (orders, words, { at, timezone }) => {
  const dates = orders.filter(({ createdAt }) => words.includes(dateOf(createdAt, timezone) || '\0'))
  if (dates.length > 0 || at === undefined) return dates
  const isOf = (time: string) => orders.filter(({ createdAt }) => dayOf(createdAt, timezone).startsWith(time))
  if (LAST_MONTH.test(words)) return isOf(monthBefore(at, timezone))
  const back = TODAY.test(words) ? 0 : DAYS_BACK[DAY.exec(words)?.[1] ?? '']
  return back === undefined ? [] : isOf(daysLater(at, timezone, -back).day)
}

/** The month before, as YYYY-MM. */
function monthBefore(at: number, timezone: string): string {
  const date = Number(localTime(at, timezone).day.slice(-2))
  return daysLater(at, timezone, -date).day.slice(0, -3)
}

/** 那俩包 points at two, where 那双 points at one. */
const POINTS = /[那这](?=[两俩仨二三四五六七八九十\d])/g

/** 那俩包, 两条毯子: those that hold so many pieces, of one thing or altogether. */
const holdingSoMany: Way = (orders, words) => {
  // 买了两双 就一双有物流 counts what came as well.
  const [count, ...others] = countsIn(words.replace(POINTS, ' '))
  if (count === undefined || count.value < 2 || others.length > 0) return []
  return orders.filter(({ items = [] }) => {
    const pieces = items.map(({ quantity }) => quantity)
    return [...pieces, pieces.reduce((all, one) => all + one, 0)].includes(count.value)
  })
}

/** What is wanted instead tells nothing of what was ordered: 换成绿色的那种. */
const WANTED = /(?:换|改)(?:成|为|个|到)?[^,，。]{1,4}/g

/** 红的那个, 42的那双, 我下的42: those with something of that colour or size. */
const ofVariant: Way = (orders, words) => {
  const ordered = words.replace(WANTED, '')
  return orders.filter(({ items = [] }) =>
    items.some(({ color, size }) => [color, size].some((own) => isPointedAt(own, ordered))),
  )
}

function isPointedAt(own: string | undefined, words: string): boolean {
  const whole = plain(own ?? '').replace(/色$/, '')
  return [whole, whole.slice(-1)].some(
    (part) =>
      part !== '' &&
      !/^\d$/.test(part) &&
      (TAILS.some((tail) => words.includes(part + tail)) ||
        HEADS.some((head) => words.includes(head + part))),
  )
}

/** What stands before a variant that was chosen. */
const HEADS = ['下的', '拍的', '订的', '选的', '点的', '拿的']

/** What follows a variant by which something is pointed at. */
const TAILS = ['的那', '那双', '那个', '那件', '那条', '那套', '那盏', '色的那', '色那', '码的那', '码那']

/** 申通的那个, 韵达送的: those whose parcel that courier has. */
const sentBy: Way = (orders, words) =>
  orders.filter(({ shipments = [] }) =>
    shipments.some(({ courier }) => courier !== undefined && isSentBy(courier, words)),
  )

/** Whether the words point at the parcel of that courier. */
export const isSentBy = (courier: string, words: string): boolean =>
  [`${courier}的`, `${courier}那`, `${courier}送的`, `${courier}发的`].some((said) =>
    words.includes(plain(said)),
  )

/** 昨天就该到的, 今天能送到吗, 还没给送来, 在谁手里: what is said of the one on its way alone; 到哪了 may be asked of any. */
const TO_COME =
  /该到|今[天晚日儿](?:能|会|可以)?(?:送|派)?到|没[有给我]{0,3}(?:送|派)(?:来|到|过来|上门)|(?:在|搁|到)了?谁(?:的)?手/

const onItsWay: Way = (orders, words) =>
  TO_COME.test(words) ? orders.filter(({ status }) => status === 'shipped') : []

/** 两单能不能一起寄, 塞一个箱子里: orders that are to go in one parcel. */
const TOGETHER =
  /[两俩几2二三](?:个|份)?(?:单|笔|订单)[^。]{0,14}(?:一起|一块|一道|合并|合一|合到|合在|并到|(?:同)?一[个只](?:箱|包|盒|袋|快递))/

/** Of those that are to go together the one that has left already, which decides it; else the newest that has not. */
const toGoTogether: Way = (orders, words) => {
  if (!TOGETHER.test(words)) return []
  const so = (wanted: OrderRecord['status']) => orders.filter(({ status }) => status === wanted)
  return [...so('shipped'), ...so('paid')].slice(0, 1)
}

const WAYS: readonly Way[] = [
  standingSo,
  sentBack,
  toGoTogether,
  placedOn,
  holdingSoMany,
  ofVariant,
  sentBy,
  onItsWay,
]

/** 快递怎么停了, 一直不送, 单号发我: what is asked of an order that is on its way. */
const OF_PARCEL =
  /(?:快[递第地]|物流|包裹).{0,3}(?:停|卡|[没不]动|[没不]更新|[没不]走)|(?:一直|还|老|怎么|咋|为什么|为啥)[还一直老都]{0,3}[没不]有?(?:送|派|更新)|(?<!退货|退回|订)单号/
/** 咋还不发货, 啥时候发: what is asked of one that has not left. */
const OF_DISPATCH =
  /(?:什么时候|啥时候?|几时|何时|哪天|几号|多久|怎么|咋|为什么|为啥|还|一直|抓紧|赶紧|尽快|快点)[还一直都才能可以会给我再]{0,4}[没不]?有?(?:给我)?(?:发(?![现票错的])|寄)(?:货|出|走)?(?!了?的)/
/** 退款到哪了, 发票怎么还没寄: nothing that is on its way to the customer, or still to leave. */
const OF_ELSE = /退|款|钱|票|换|补/

/** Those that alone can be asked so: what has not left has no parcel, and what is on its way is not still to leave. */
export function askable(orders: Orders, text: string): Orders {
  const words = plain(text)
  if (orders.length < 2 || OF_ELSE.test(words)) return orders
  const status = OF_DISPATCH.test(words) ? 'paid' : OF_PARCEL.test(words) ? 'shipped' : null
  const found = orders.filter((order) => order.status === status)
  return found.length > 0 ? found : orders
}

/** The day on the shop's calendar, as YYYY-MM-DD; empty where the record does not tell. */
function dayOf(createdAt: OrderRecord['createdAt'], timezone: string): string {
  const created = instantOf(createdAt)
  return created === null ? '' : localTime(created, timezone).day
}

/** `11月20日` on the shop's calendar; empty where the record does not tell. */
export function dateOf(createdAt: OrderRecord['createdAt'], timezone: string): string {
  const day = dayOf(createdAt, timezone)
  if (day === '') return ''
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日`
}
