import type { ProductRecord } from '../../types/index.ts'
import { letters } from '../../types/plain.ts'
import { withoutVariants } from '../variant-words.ts'
import type { Catalogue } from './catalogue.ts'
import { WHOLE } from './title-index.ts'

/** A product that a text names, and the words that name it. */
export interface NamedProduct {
  product: ProductRecord
  /** As the customer calls it: the alias in the text, else the title. */
  name: string
  /** The stretch of the text from this name to the next. */
  words: string
}

/** Words between two products of one question; 加绒, 加厚 and 细跟 join nothing. */
export const JOINS =
  /还有|再(?:带|加|来|配|拿|要|买|拍|搭)|或者|还是|加上|相比|对比|[和与、,，+]|加(?![绒厚大宽长高棉肥固])|(?<![细粗平坡低中高])跟(?!高|多|型|鞋|的)/
/** Where the next is counted without a joining word: 一个托特一个小方包. */
const COUNTS = /(?<=.)(?=[一二两三四五六1-9][个双件只条盏套份盒瓶台把顶])/
/** Where the number stands behind each: 工作灯一个头灯两个装的一份. */
const COUNTED = /(?<=[一二两三四五六1-9][个双件只条盏套份盒瓶台把顶包袋](?![装的款]))[\s,，]*/
const HAS_COUNT = /[一二两三四五六1-9][个双件只条盏套份盒瓶台把顶包袋]/
const MOST = 6

/** The products that a text names one after another, each once: 托特包和零钱包, 德比鞋加袜子. */
export function namedIn(text: string, catalogue: Catalogue): NamedProduct[] {
  const joined = byParts(text.split(JOINS), catalogue)
  const parts = joined.length > 1 ? joined : counted(text, catalogue)
  const whole = parts.length > 1 ? [] : wholeNames(text, catalogue)
  const all = whole.length > parts.length ? whole : parts
  const named = all.filter(({ product }) => !isGiftIn(text, product))
  return named.filter((each, i) => named.findIndex(({ product }) => product.id === each.product.id) === i)
}

/**
 * The same, but for what only a colour or size of the product that is talked about names: 大号多少钱 is a size of it,
 * though 大号 stands in another's title as well.
 */
export function namedOver(text: string, talked: ProductRecord | null, catalogue: Catalogue): NamedProduct[] {
  const named = namedIn(text, catalogue)
  const isOther = named.length === 1 && talked !== null && named[0]!.product.id !== talked.id
  return isOther && namedIn(withoutVariants(text, talked), catalogue).length === 0 ? [] : named
}

function counted(text: string, catalogue: Catalogue): NamedProduct[] {
  const parts = text.split(COUNTS)
  const isBehind = !HAS_COUNT.test(parts[0]!) && byParts(parts.slice(0, 1), catalogue).length > 0
  const behind = isBehind ? byParts(text.split(COUNTED), catalogue) : []
  return behind.length > 1 ? behind : byParts(parts, catalogue)
}

/** Titles and aliases that stand whole in the text, in its order; of one stretch the longest name. */
function wholeNames(text: string, catalogue: Catalogue): NamedProduct[] {
  const hits = catalogue.named(text, MOST).filter(({ score }) => score >= WHOLE)
  const found = hits.flatMap(({ product }) => {
    const name = calledIn(text, product)
    const at = text.indexOf(name)
    return at < 0 ? [] : [{ product, name, at, end: at + name.length }]
  })
  const longest = found.filter(
    (one) =>
      !found.some(
        (other) => other.at <= one.at && one.end <= other.end && other.name.length > one.name.length,
      ),
  )
  const sorted = longest.sort((one, other) => one.at - other.at)
  return sorted.map(({ product, name }, i) => ({
    product,
    name,
    words: text.slice(i === 0 ? 0 : sorted[i - 1]!.end, sorted[i + 1]?.at),
  }))
}

/** What is left between the joining words names one product each. */
function byParts(parts: readonly string[], catalogue: Catalogue): NamedProduct[] {
  return parts.flatMap((words) => {
    const [best, second] = catalogue.named(words, 2)
    if (best === undefined || best.score === second?.score) return []
    return [{ product: best.product, name: calledIn(words, best.product), words }]
  })
}

const GIVEN_BEFORE = /(?:送|赠)(?:不送|不赠)?一?[双个条件份]?$/
const GIVEN_BEHIND = /^[^,，。\s]{0,2}(?:送|赠)(?:[不没吗么嘛的]|[?？]|$)/

/** Whether a text names the product as what is given with another: 德比鞋多少钱 有袜子送没. */
export function isGiftIn(
  text: string,
  { title, aliases = [] }: Pick<ProductRecord, 'title' | 'aliases'>,
): boolean {
  return [title, ...aliases].some((name) => {
    const at = text.indexOf(name)
    if (at < 0) return false
    return GIVEN_BEFORE.test(text.slice(0, at)) || GIVEN_BEHIND.test(text.slice(at + name.length))
  })
}

/** Whether a text calls the product by its title or by another whole name of it. */
export const callsProduct = (
  text: string,
  product: Pick<ProductRecord, 'title' | 'aliases'> | null,
): boolean =>
  product !== null &&
  [product.title, ...(product.aliases ?? [])].some((name) => letters(text).includes(letters(name)))

/** What it is, in a single character: 鞋 and 靴 of 男鞋/靴子. */
export const kindsOf = ({ category = '' }: Pick<ProductRecord, 'category'>): string[] =>
  category.split('/').flatMap((part) => part.replace(/子$/, '').slice(-1) || [])

/** 灯, 鞋子, 包包: what it is, by the last character of its category. */
export const isKindOf = (called: string, product: Pick<ProductRecord, 'category'>): boolean =>
  kindsOf(product).some((kind) => called === kind || called === `${kind}子` || called === kind.repeat(2))

/** How a product is called in speech: by the first of its other names, else by its title. */
export const spokenName = ({ title, aliases }: Pick<ProductRecord, 'title' | 'aliases'>): string =>
  aliases?.[0] ?? title

/** The longest alias that stands in the words, else the title. */
function calledIn(words: string, { title, aliases = [] }: ProductRecord): string {
  const text = letters(words)
  const called = aliases.filter((alias) => text.includes(letters(alias)))
  return called.sort((one, other) => other.length - one.length)[0] ?? title
}
