import type { ProductRecord } from '../../types/index.ts'
import { readNumerals } from '../../types/numerals.ts'
import { plain } from '../../types/plain.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { mentionsIn } from '../catalogue/mentions.ts'
import { JOINS, type NamedProduct, namedIn, namedOver } from '../catalogue/named-in.ts'
import { bothMeant } from '../catalogue/shown-before.ts'
import { sizesNamed, withoutSizes } from '../sizes-named.ts'
import { colorsNamed } from '../wish.ts'
import { asksForSum, countIn, perHead } from './count-in.ts'
import { EACH, eachIn, variantsNamed } from './each-of.ts'
import { type Listed, listedIn } from './listed.ts'
import { mentionedIn } from './mentioned.ts'
import { pickedBefore } from './picked-before.ts'

/** So many of a product as a text names them. */
export interface Wanted {
  product: ProductRecord
  quantity: number
  /** The words that name it. */
  words: string
}

/** What was talked about before. */
export interface Talk {
  talked?: ProductRecord | null
  /** What came up before that, the newest last. */
  shown?: readonly ProductRecord[] | undefined
  /** The customer's words before these, oldest first. */
  before?: readonly string[] | undefined
  /** What the shop said, the oldest first. */
  told?: readonly string[]
}

/**
 * What a text asks the price of: several products with their numbers (袜子两份加德比鞋), or so many of the one that is
 * talked about. Empty where nothing is named and nothing is talked about.
 */
export function readBasket(
  text: string,
  product: ProductRecord | null,
  catalogue: Catalogue | null,
  { talked = product, shown = [], before = [], told = [] }: Talk = {},
): Wanted[] {
  const talk = { talked, shown, before }
  const added = talked === null || catalogue === null ? null : addedTo({ ...talk, talked }, text, catalogue)
  if (added !== null) return added
  const named = catalogue === null ? [] : namedOver(text, product, catalogue)
  const listed = catalogue === null ? [] : listedIn(text, talk, catalogue)
  if (listed.length > named.length)
    return countsAll(text, listed.length) ? listed.map(onceOf) : listed.map(wantedOf)
  const mentioned =
    catalogue === null ? [] : mentionedIn(text, talked === null ? shown : [...shown, talked], catalogue)
  if (mentioned.length > named.length)
    return countsAll(text, mentioned.length) ? mentioned.map(onceOf) : mentioned.map(wantedOf)
  if (named.length > 1 && countsAll(text, named.length)) return named.map(onceOf)
  if (named.length > 1) return eachOf(named, eachIn(text))
  // 拿根115的 跟前面那双鞋一起: what came up before counts too.
  const isOfBoth = asksForSum(text) || eachIn(text) !== null
  const both = isOfBoth
    ? bothMeant(text, named[0]?.product ?? product, shown)
    : pairPriced(text, talked, shown)
  if (both !== null) return both.map((each) => ({ product: each, quantity: 1, words: text }))
  const one = named[0]?.product ?? product
  if (one === null) return []
  const variants = variantsNamed(text, one, { before, told })
  if (variants.length > 0) return variants.map((each) => ({ product: one, ...each }))
  // 各来一个 of one thing that comes in one variant: nobody can tell what else is meant.
  if (ONE_OF_EACH.test(text) && !PEOPLE.test(text) && (countIn(text) ?? 1) === 1) return []
  const quantity = quantityIn(text, one) ?? perHead(text) ?? 1
  return quantity === 'unknown' ? [] : [{ product: one, quantity, words: text }]
}

const PAIR_PRICED = /^(?:那|这|就)*[两俩2二](?:[个双款件条只盏把台套])?(?:是|要|得|拿|买)?多少钱/

/** 两双多少钱 after one and then the other was talked about: one of each. */
function pairPriced(
  text: string,
  talked: ProductRecord | null,
  shown: readonly ProductRecord[],
): [ProductRecord, ProductRecord] | null {
  const before = PAIR_PRICED.test(text) ? shown.at(-1) : undefined
  return before === undefined || talked === null || before.id === talked.id ? null : [before, talked]
}

const ONE_OF_EACH = /各(?:来|要|拿|拍|买|带|配)[一1两2][个双件条只盏套份盒瓶]/
const PEOPLE = /[我他她你人俩]/

const ALL =
  /([二两俩三四五2-5])(?:[双个件条样款只盏套])?(?:总共|一共|加?在?一[起块]|加起来|合计|都[要买拿拍])/

type Talking = { talked: ProductRecord; shown: readonly ProductRecord[]; before: readonly string[] }

/** Whether the number that the words end on is that of all things named: 德比鞋加乐福鞋 两双总共多少. */
function countsAll(text: string, named: number): boolean {
  const [, count] = ALL.exec(text.replace(/[\s,，]/g, '')) ?? []
  return count !== undefined && readNumerals(count)[0]?.value === named
}

/** What adds one thing to another, and what points at the product that is talked about. */
const ADDS = new RegExp(`${JOINS.source}|再|外加|另外|配|搭`)
const POINTS = /[这那它]/
/** What is added to without being named: 和那个台灯一块. */
export const BESIDE = /^(?:和|跟|与|加|连)/

const ON_TOP = /^(?:那|行|好的?|嗯|要是|如果|[\s,，])*我?再/

/** 德比也要一双: beside what was talked about. */
const ALSO = /也(?:给我|一起|一块)?(?:[要拿来买拍带捎]|下单)/

/** 再加一个小方包一共多少, 再带条围巾呢: what was talked about counts too. */
const isOnTop = (text: string): boolean =>
  (ON_TOP.test(text) || ALSO.test(text)) &&
  (asksForSum(text) ||
    /到手|[减折]完|[实应要]付|呢[?？]?$/.test(text) ||
    !/多少|[几吗么不没?？]|什么|啥|怎/.test(text))

/** 这双加一盒袜子, 拿两双再配个鞋油: what is talked about with what is named beside it; null where it is not so. */
function addedTo(talk: Talking, text: string, catalogue: Catalogue): Wanted[] | null {
  const { talked } = talk
  const at = ALSO.test(text) ? 0 : text.search(ADDS)
  if (at < 0 || (at === 0 && !BESIDE.test(text) && !isOnTop(text))) return null
  const words = text.slice(0, at)
  // 和那个台灯一块: what is talked about need not be named.
  const isOfTalked = POINTS.test(words) || countIn(words) !== null || namesVariant(words, talk.talked)
  if (at > 0 && !isOnTop(text) && !isOfTalked) return null
  const named = namedOrCalled(text.slice(at), talk, catalogue)
  if (named.length === 0 || named.some(({ product }) => product.id === talked.id)) return null
  if (namedIn(words, catalogue).some(({ product }) => product.id !== talked.id)) return null
  const had = isOnTop(text) ? hadBefore(talk, catalogue) : null
  if (had !== null) return had.length === 0 ? [] : [...had, ...named.map(wantedOf)]
  // 两个一起 再加个托特包: the number is that of both.
  const quantity = countsAll(words, named.length + 1) ? 1 : (countIn(words) ?? 1)
  return [{ product: talked, quantity, words }, ...counting(named, text.slice(at))]
}

/** What the words name, else the one thing that they call by a short name: 再加个帽子 beside a scarf. */
function namedOrCalled(words: string, { talked, shown }: Talking, catalogue: Catalogue): NamedProduct[] {
  const named = namedOver(words, talked, catalogue)
  const cameUp = talked === null ? shown : [...shown, talked]
  const [one, ...others] = named.length > 0 ? [] : mentionsIn(plain(words), cameUp, catalogue)
  if (one === undefined && named.length === 0) return accessoryNamed(words, talked, catalogue)
  if (one === undefined || others.length > 0) return named
  const { product, at, end } = one
  return [{ product, name: words.slice(at, end), words }]
}

/** 加两个9瓦暖光的 beside a lamp: what goes with it, by a colour and size that only that is made in. */
export function accessoryNamed(
  words: string,
  talked: ProductRecord | null,
  catalogue: Catalogue | null,
): NamedProduct[] {
  if (talked === null || catalogue === null || namesVariant(words, talked)) return []
  const all = (talked.pairs ?? []).flatMap((id) => catalogue.product(id) ?? [])
  const [one, ...others] = all.filter((product) => namesVariant(words, product))
  return one === undefined || others.length > 0 ? [] : [{ product: one, name: '', words }]
}

/** 再加一圈筒灯 8个白的 跟这个一共多少: how many of the one that is added may stand in a clause behind its name. */
function counting(named: readonly NamedProduct[], added: string): Wanted[] {
  const [one, ...others] = named
  const isApart = one !== undefined && others.length === 0 && countIn(one.words) === null
  return isApart && !countsAll(added, 2) ? [wantedOf({ ...one, words: added })] : named.map(wantedOf)
}

/** 大号的加一个钱包: what is talked about by its variant. */
const namesVariant = (words: string, product: ProductRecord): boolean =>
  sizesNamed(words, product).length > 0 || colorsNamed(words, product).length > 0

/** What was picked before (两个一起多少 … 再加个钱包呢); nothing where several came up and none of them was. */
function hadBefore(talk: Talking, catalogue: Catalogue): Wanted[] | null {
  const shown = talk.shown.filter(({ id }) => id !== talk.talked.id)
  const had = pickedBefore({ ...talk, shown }, catalogue)
  if (had.length > 0) return had
  const mains = talk.shown.filter(({ id }) => !catalogue.goesWithOthers(id))
  return mains.length > 1 ? [] : null
}

/** 乐福鞋和网面鞋各两双: so many of each, but for what has a number of its own. */
function eachOf(named: readonly NamedProduct[], each: number | null): Wanted[] {
  if (each === null) return named.map(wantedOf)
  return named.map((one) => {
    const own = one.words.split(EACH)[0]!
    return { product: one.product, quantity: countIn(own) ?? each, words: one.words }
  })
}

/** One of each: the number behind the last is that of all. */
const onceOf = ({ product, words }: Listed): Wanted => ({
  product,
  quantity: countIn(words.replace(/\s/g, '').replace(ALL, '')) ?? 1,
  words,
})

const wantedOf = ({ product, words }: { product: ProductRecord; words: string }): Wanted => ({
  product,
  quantity: quantityIn(words, product) ?? 1,
  words,
})

/** 一对, 两对, but 395对吧. */
const PAIR = /(?:[一二两三四五六七八九十]|(?<!\d)\d{1,2})对(?![吗不吧么嘛没?？])/
/** What is sold by the pair. */
const PAIRED = /[鞋靴袜耳对筷]|手套|袖扣|眼镜/

/** How many a text wants of a product; a pair of what is sold one by one are two. */
function quantityIn(words: string, product: ProductRecord): number | null {
  const count = countIn(withoutSizes(words, product))
  const isPair = PAIR.test(words) && !PAIRED.test(`${product.title}${product.category ?? ''}`)
  return count !== null && isPair ? count * 2 : count
}
