import type { ProductRecord } from '../../types/index.ts'
import { letters } from '../../types/plain.ts'
import { fenIn } from '../money.ts'
import { priceOf } from '../price/price.ts'
import { sizesNamed } from '../sizes-named.ts'
import { withoutVariants } from '../variant-words.ts'
import { colorsNamed } from '../wish.ts'
import type { Catalogue } from './catalogue.ts'
import { isGiftIn, isKindOf } from './named-in.ts'
import { WHOLE } from './title-index.ts'

const MOST_TOLD = 5

/** The products that the newest of the shop's texts names that names any; gifts and what only goes with others aside. */
export function toldIn(told: readonly string[], catalogue: Catalogue): ProductRecord[] {
  for (const said of [...told].reverse()) {
    const named = catalogue
      .named(said, MOST_TOLD)
      .filter(({ product, score }) => score > WHOLE && !isGiftIn(said, product))
      .map(({ product }) => product)
    const main = named.filter(({ id, title }) => !catalogue.goesWithOthers(id) || said.includes(title))
    if (main.length > 0) return main
  }
  return []
}

const PRICE = /(?:^|[^\d.])(\d{2,5}(?:\.\d{1,2})?)(?:元|块|的)?[那这](?:一?[个款双件条盏只套种])/
const POINTED_PRICE = /[那这](?:一?[个款双件条盏只套])(\d{2,5}(?:\.\d{1,2})?)(?:元|块)?的/

/** 289那双, 那个199的: the product of that price, among those that came up, else the only one of the shop. */
export function byPrice(
  text: string,
  cameUp: readonly ProductRecord[],
  catalogue: Catalogue,
): ProductRecord | null {
  const fen = fenIn(text, PRICE, POINTED_PRICE)
  return fen === null ? null : ofPrice(fen, cameUp, catalogue)
}

/** The product of that price, among those that came up, else the only one of the shop; null where several are. */
export function ofPrice(
  fen: number,
  cameUp: readonly ProductRecord[],
  catalogue: Catalogue,
): ProductRecord | null {
  const costs = (product: ProductRecord) => priceOf(product) === fen
  const near = cameUp.filter(costs)
  return only(near.length > 0 ? near : catalogue.onSale().filter(costs))
}

const DEARER = /贵(?:一?点)?的那?(?:一?[个双款件条盏只])/
const CHEAPER = /便宜(?:一?点)?的那(?:一?[个双款件条盏只])|就(?:要|买|拿|拍)?(?:那个)?便宜的/

/** 贵的那双, 便宜的那个: of two that came up. */
export function byRank(text: string, [one, other, ...more]: readonly ProductRecord[]): ProductRecord | null {
  if (one === undefined || other === undefined || more.length > 0) return null
  const [first, second] = [priceOf(one), priceOf(other)]
  if (first === null || second === null || first === second) return null
  const [low, high] = first < second ? [one, other] : [other, one]
  if (CHEAPER.test(text)) return low
  return DEARER.test(text) ? high : null
}

/** What may stand before a part of a name that turns to it: 那就德比吧, 还是布洛克. */
const TURNS =
  /^(?:那么?|就|还是|要|选|换成?|算了|还有|我|说|的?是|行|好|的|嗯|拍|买|看|[这那哪](?:一?[个款双件条盏只])?|[,，。!！?？\s])*/
const HAN = /^\p{Script=Han}$/u
const LEAST_PART = 2

/**
 * Of the products that came up the only one that the words call by a part of its name: 德比, 那个网面的, 圆的那个. Its
 * first characters have to open a clause, or be pointed at.
 */
export function byPart(
  text: string,
  cameUp: readonly ProductRecord[],
  current: ProductRecord | null,
): ProductRecord | null {
  const clauses = clausesTurning(text)
  const others = cameUp.filter(({ id }) => id !== current?.id)
  const calls = (product: ProductRecord) =>
    clauses.some((clause) => [partAt, shapeAt, kindAt].some((at) => at(clause, product, cameUp)))
  const called = others.filter(calls)
  return current !== null && called.length > 0 && calls(current) ? null : only(called)
}

/** 皮鞋我穿41: what is worn otherwise tells of a size, and turns to nothing. */
const WORN_ELSE =
  /^\p{Script=Han}{1,4}?(?:[我他她](?:爸|妈)?)?(?:平时|平常|一般|一直|向来|都)*[穿买](?:的?是)?\d{2}/u

/** The clauses of a text without the words that only turn to something. */
const clausesTurning = (text: string): string[] =>
  text
    .split(/[,，。;；!！?？\s]/)
    .map((clause) => letters(clause.replace(TURNS, '')))
    .filter((clause) => !WORN_ELSE.test(clause))

const namesOf = ({ title, aliases = [] }: ProductRecord): string => letters([title, ...aliases].join(';'))

/** 德比 of 商务德比鞋: so many characters that none of the others bears. */
function partAt(clause: string, product: ProductRecord, all: readonly ProductRecord[]): boolean {
  const part = clause.slice(0, LEAST_PART)
  return part.length === LEAST_PART && isOnlyIn(part, product, all)
}

/** 圆的, 方形那个, 杯子: a single character with the word that makes a shape of it. */
function shapeAt(clause: string, product: ProductRecord, all: readonly ProductRecord[]): boolean {
  const [one = ''] = clause
  return HAN.test(one) && /^.(?:的|形|款|子|那个)/.test(clause) && isOnlyIn(one, product, all)
}

/** 靴子 of a 短靴 beside a 单鞋: what it is, by the last character of its category. */
function kindAt(clause: string, product: ProductRecord, all: readonly ProductRecord[]): boolean {
  const kind = clause.slice(0, 2)
  const [one, ...others] = kind.endsWith('子') ? all.filter((each) => isKindOf(kind, each)) : []
  return one?.id === product.id && others.length === 0
}

/** What points at one of several by what it is: 系带的那双, 那双系带的. */
const POINTED_BY =
  /[那这哪](?:一?[个款双件条盏只套种])(\p{Script=Han}{2,6})的|(\p{Script=Han}{2,6})的?[那这哪](?:一?[个款双件条盏只套种])/u

/** 那双系带的, 三色变光那盏: of the products that came up the only one whose record bears the words. */
export function byEntry(text: string, cameUp: readonly ProductRecord[]): ProductRecord | null {
  const words = POINTED_BY.exec(text)
  const entry = words?.[1] ?? words?.[2]
  if (entry === undefined || cameUp.length < 2) return null
  return only(
    cameUp.filter(({ attributes = {} }) => Object.values(attributes).some((value) => value.includes(entry))),
  )
}

/** What may stand behind the short name of goods that words turn to: 乐福呢, 德比那双, 乐福多重, 乐福黑40吧. */
const GOES_ON = /^(?:$|呢|嘞|咧|哩|吧|那[双个款只件条盏]|[也是多几])/

/**
 * Whether a clause opens with an other name of the product that only lacks what it is: 乐福 for 乐福鞋. A feature that
 * its title bears (真皮) turns to nothing.
 */
export function callsForShort(text: string, product: ProductRecord): boolean {
  const shorts = (product.aliases ?? []).map((alias) => letters(alias).slice(0, -1))
  return clausesTurning(text).some((clause) =>
    shorts.some((short) => {
      const rest = withoutVariants(clause.slice(short.length), product).replace(/^的/, '')
      return short.length >= LEAST_PART && clause.startsWith(short) && GOES_ON.test(rest)
    }),
  )
}

const isOnlyIn = (part: string, product: ProductRecord, all: readonly ProductRecord[]): boolean =>
  namesOf(product).includes(part) &&
  !all.some((each) => each.id !== product.id && namesOf(each).includes(part))

/** 配红裙子: a colour of something else. */
const WORN = /[裙裤衣服]|搭配?|配[^件]/

/** How many of colour and size a text names that the product is made in. */
function fitting(text: string, product: ProductRecord): number {
  const color = !WORN.test(text) && colorsNamed(text, product).length > 0
  return Number(color) + Number(sizesNamed(text, product).length > 0)
}

/** Of the products the only one that is made in most of what the words name (灰色那个, 酒红36), more than `current` is. */
export function byVariant(
  text: string,
  products: readonly ProductRecord[],
  current: ProductRecord | null,
): ProductRecord | null {
  const most = Math.max(0, ...products.map((product) => fitting(text, product)))
  if (most <= (current === null ? 0 : fitting(text, current))) return null
  return only(products.filter((product) => fitting(text, product) === most))
}

const only = (products: readonly ProductRecord[]): ProductRecord | null =>
  products.length === 1 ? products[0]! : null
