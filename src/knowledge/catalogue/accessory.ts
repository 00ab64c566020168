import type { ProductRecord } from '../../types/index.ts'
import { isGiftIn, JOINS } from './named-in.ts'

/** 能套在拉杆箱上不, 能用在智能开关上吗 and 平时穿42的皮鞋拍几码 ask of what is talked about. */
const PLACED =
  /(?:套|挂|放|装|塞|绑|卡|夹|固定|搭)(?:在|进|到|得?上|得?进)$|[用装接配连套]在[^,，。]{0,4}$|(?:平时|平常|一般|原来|以前|之前)[^,，。]{0,3}(?:穿|买|用|背)[^,，。]{0,6}$/

/** 带灯泡不, 灯泡坏了能换不 and 是按开关吗 ask of what is talked about: the other is a part of it. */
const PART_BEFORE =
  /(?<![再还加多想要])(?:[带含附](?:着|了|的是?)?(?:几?个|[一两三]个|什么样?的?|啥样?的?)?|[配按接插踩踏])$/
const PART_BEHIND =
  /^(?:[带含配附]|自带|包(?:含|括)|坏|能换|可以换|自己[换买配]|怎么换|咋换|换[得不]|要(?:另|自己|单独)|另外?[买配]|是(?:什么|啥)(?:接口|螺口|头)|[厚薄]一?点|(?:要|得|会)?穿)/

/** Whether a name in the words is only where the goods are put, or a part of them. */
export function isPartIn(text: string, product: ProductRecord): boolean {
  return placesIn(text, product).some(
    ({ before, behind }) => PLACED.test(before) || PART_BEFORE.test(before) || PART_BEHIND.test(behind),
  )
}

/** Words before a name that leave it what is asked about: 你们那个护理膏, 有卖鞋油吗, 那内胆, 这个灯泡. */
const OPENS =
  /^(?:你们?|您|店里|家|这|那|有|没有|卖|请问|顺便|对了|最后|想问|问|一?下|亲|想|我|买|单|另外|还|只|个|款|种|的|[一两二三\d]+[个双盒瓶份支套件条把])*$/
const POINTED = /[这那][个款种双盒瓶支]$/
const PRICED = /多少钱|几块|什么价|啥价|[怎咋]么?卖|有卖|卖的?[吗么没不]/
/** Of a gift it is asked what it is like; for money it is goods like any other. */
const BOUGHT = /[买卖拍价钱元块]|多少|几[块个双]/

/**
 * Whether an accessory is named beside what is talked about without being asked about itself: as what is added to it
 * (3个灯泡加灯), as a gift (送的袜子啥颜色), or in the midst of a sentence (我脚踩开关那种).
 * @param told what the shop said lately
 */
export function isInPassing(text: string, product: ProductRecord, told: readonly string[]): boolean {
  if (isGift(text, product, told)) return true
  return placesIn(text, product).every(
    (place) =>
      joins(place) || !(OPENS.test(clauseOf(place)) || POINTED.test(place.before) || PRICED.test(text)),
  )
}

/** Whether an accessory is wanted together with what is talked about: 再加袜子, 配什么皮带. */
export const isAdded = (text: string, product: ProductRecord, told: readonly string[]): boolean =>
  !isGift(text, product, told) && placesIn(text, product).some(joins)

const isGift = (text: string, product: ProductRecord, told: readonly string[]): boolean =>
  told.some((said) => isGiftIn(said, product)) && !BOUGHT.test(text)

interface Place {
  before: string
  behind: string
}

const clauseOf = ({ before }: Place): string => before.split(/[,，。;；!！?？\s]/).at(-1) ?? ''

const joins = (place: Place): boolean =>
  /^[一二两三四五\d]*[个双份盒瓶]?(?:[加+和跟与]|一起)/.test(place.behind) || endsOnJoin(clauseOf(place))

/** 再加袜子, 配个内胆, 和灯泡. */
const endsOnJoin = (clause: string): boolean =>
  new RegExp(
    `(?:${JOINS.source}|再|外加|配|搭|带)(?:上|个|[一两二三四五\\d]+)?(?:什么|啥|哪)?[个双盒瓶份支套件条把种]?的?$`,
  ).test(clause)

/** Where the text calls the product, the name as long as its title's characters go on before it (智能开关). */
function placesIn(
  text: string,
  { title, aliases = [] }: ProductRecord,
): { before: string; behind: string }[] {
  return [title, ...aliases].flatMap((name) => {
    const at = text.indexOf(name)
    if (at < 0) return []
    let from = at
    while (from > 0 && title.includes(text[from - 1]!)) from--
    return [{ before: text.slice(0, from), behind: text.slice(at + name.length) }]
  })
}
