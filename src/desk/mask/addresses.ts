/*
 * Where somebody lives, from the road or the village on: what is above it (province, city, district) says nothing of a
 * person and is what agents need at a glance. A road alone is none, and a number alone is none.
 */

type Span = [start: number, end: number]

const NUMBER = `[0-9０-９一二三四五六七八九十百零〇]{1,5}`
const LETTER = '[a-zA-Z甲乙丙丁东西南北]'
const UNIT = '(?:号楼|号院|号门|号|弄|支弄|栋|幢|座|单元|室|楼|层|组|队|户|房|#|＃|门|区|期|排)'
const GAP = String.raw`[\s,，、\-－—之]{0,2}`
/** A number with what it counts, such as 12号, A座 or R2-A座; the last one may be a room alone, such as 3-502. */
const PART = `(?:(?:[a-zA-Z]\\d{1,2}-)?(?:[甲乙丙附a-zA-Z]?${NUMBER}\\s?|${LETTER})${UNIT})`
const ROOM = `(?:${GAP}${NUMBER}(?![0-9０-９年月日天号点元块件双码折%]))`
const NAME = String.raw`[\p{Script=Han}a-zA-Z]`
const ROAD = '(?:大道|大街|公路|胡同|路|街|巷|弄|道)'
const SITE =
  '(?:小区|社区|花园|家园|花苑|公寓|大厦|广场|新村|新城|别墅|国际|中心|公馆|半岛|园|宿舍|学校|大学|学院|中学|小学|医院|苑|府|庭|里|湾|城|村|屯|庄|寨)'

/** What of an address may follow. */
const REST = `(?:${GAP}(?:${PART}|${NAME}{1,8}?(?:${SITE}(?!的)|${ROAD}${PART})))*${ROOM}*`

/** A road with its number, or a housing estate or village with its buildings; and what follows of both. */
const DETAIL = new RegExp(
  `(${NAME}{1,10}?)(?:${ROAD}(?:${NUMBER}(?:路|街|巷|弄|段))?${GAP}${PART}|${SITE}${GAP}(?:${PART}|${NUMBER}[-－—#]${NUMBER}))` +
    REST,
  'gu',
)

/** A building with an entrance or a room, whatever its estate is called: nothing else is counted like that. */
const BUILDING = new RegExp(
  `(${NAME}{0,8}?)[a-zA-Z]?${NUMBER}(?:栋|幢|座|号楼|号院|单元)${GAP}(?:${PART}|${NUMBER}(?:[-－]${NUMBER})?(?![0-9年月日天个盏只双]))${REST}`,
  'gu',
)

/** A house of a village, told by where it stands there. */
const HOUSE = new RegExp(
  `(${NAME}{1,10}?)(?:村|庄|屯|寨)(?:里|的)?[村东西南北][头口边]起?(?:${GAP}第?${NUMBER}[家户])`,
  'gu',
)

/** Province to village in a row is an address also without any number. */
const CHAIN =
  /(?:省|自治区|市|州)[\p{Script=Han}]{1,8}?(?:区|县|市|旗)([\p{Script=Han}]{1,8}?(?:镇|乡|街道)[\p{Script=Han}]{1,8}?(?:村|社区|小区|屯))/gu

/** Behind these a name begins: what is before them is not of the address. */
const BEGINS =
  /^.*(?:地址|住址|省|市|区|县|旗|镇|乡|街道|寄到|发到|送到|寄往|改成|改到|改为|住在|家在|放在|送去|在|到|是|往|寄|住|去|改)/u
/** Before a number of days or floors these are no roads. */
const NO_NAME =
  /(?:线|一|半|上|这|那|哪|条|同|走|网|门|思|套|电|管|顺|铁|公|知|味|难|渠|频|报|微|人|赛|轨|家|村|店|哪|屋|手|夜)$/u

function detailSpan(found: RegExpMatchArray): Span | null {
  const whole = found[0]
  const name = found[1] ?? ''
  const kept = BEGINS.exec(name)?.[0].length ?? 0
  const own = name.slice(kept)
  if (own === '' && kept === 0) return null
  if (own.length <= 1 && NO_NAME.test(own)) return null
  const start = (found.index ?? 0) + (own === '' ? 0 : kept)
  return [start, (found.index ?? 0) + whole.length]
}

export function* addressSpans(text: string): Generator<Span> {
  for (const pattern of [DETAIL, BUILDING, HOUSE])
    for (const found of text.matchAll(pattern)) {
      const span = detailSpan(found)
      if (span !== null) yield span
    }
  for (const found of text.matchAll(CHAIN)) {
    const end = found.index + found[0].length
    yield [end - (found[1]?.length ?? 0), end]
  }
}
