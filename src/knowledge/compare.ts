import { instantOf, type ProductRecord } from '../types/index.ts'
import { plain } from '../types/plain.ts'
import type { Attributes } from './attributes/attributes.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import { type NamedProduct, namedIn, spokenName } from './catalogue/named-in.ts'
import { bothMeant } from './catalogue/shown-before.ts'
import {
  asksWorth,
  attributesIn,
  type CompareOutcome,
  EACH,
  type Pair,
  type Point,
  pointsIn,
  pricePoint,
} from './compare-points.ts'
import { type Answer, factsOf, type KnownFact } from './known.ts'
import { yuan } from './money.ts'
import { asksForSum } from './price/count-in.ts'
import { priceOf } from './price/price.ts'

/**
 * What the customer wants compared (哪个轻, 材质一样吗), what bears on the use that he names (哪个好走路), else what
 * differs, price first, where he asks for nothing in particular: facts `first.points` and `second.points`.
 */
export function compareProducts(
  text: string,
  [one, other]: readonly [NamedProduct, NamedProduct],
  attributes: Attributes,
): Answer<CompareOutcome | 'differs_by'> {
  const pair = [one.product, other.product] as const
  // A name may end on what an attribute begins with: 德比鞋跟布洛克 asks for no heel.
  const bare = withoutCall(text.replace(one.name, ';').replace(other.name, ';').replace(MINE, ';'), pair)
  const isOfElse = !PRICE.test(bare) && askedAttributesOf(bare, pair, attributes)
  const gap = isOfElse ? null : priceGap(bare, [one, other])
  if (gap !== null) return gap
  const points = pointsIn(bare, pair, attributes)
  if (points.told.length === 0) return { outcome: points.outcome, facts: [] }
  const isSecond = points.outcome === 'one_tells' && points.told.every(({ says }) => says[0] === null)
  return {
    outcome: points.outcome,
    facts: isSecond ? sayPoints([other, one], points.told.map(turned)) : sayPoints([one, other], points.told),
  }
}

/** The other product first. */
const turned = ({ name, says: [first, second] }: Point): Point => ({ name, says: [second, first] })

/** 差多少钱, 贵几块: by how much. */
const GAP = /差(?:了|价)?(?:是|有)?(?:多少|几|好多)|差价|(?:贵|便宜)(?:了|出)?(?:多少|几|好多)/

/** 便宜几多: nothing but the price, whatever else the words name. */
const PRICE = /差价|(?:贵|便宜)(?:了|出)?(?:多少|几)/

/** Whether the words ask by how much the two differ in something else than the price: 亮度差多少. */
const askedAttributesOf = (text: string, pair: Pair, attributes: Attributes): boolean =>
  attributes.all.some(({ names }) => names.some((name) => plain(text).includes(name))) ||
  pair.some((each) => attributesIn(plain(text), each, attributes).length > 0)

/** Both prices and the difference; null where the words do not ask for it, or where there is none to tell. */
function priceGap(
  text: string,
  [one, other]: readonly [NamedProduct, NamedProduct],
): Answer<'differs_by'> | null {
  const [first, second] = [priceOf(one.product), priceOf(other.product)]
  if (!GAP.test(text) || first === null || second === null || first === second) return null
  const point = pricePoint([one.product, other.product])!
  const fact = factsOf('price', null)
  const difference = fact('compare.difference', Math.abs(first - second), yuan(Math.abs(first - second)))
  return {
    outcome: 'differs_by',
    facts: [...sayPoints([one, other], [point]), difference],
  }
}

/** 这个跟托特包: what is talked about, beside one that is named. 哪个 alone: the two that were named last. */
const THIS =
  /(?:这|它|此)(?:一?[个款双件条盏只支把台床套]|包|鞋|灯|儿)?[^,.!?]{0,3}(?:跟|和|与|比|还是)|(?:跟|和|与|比|还是)(?:这|它)/
const WHICH = new RegExp(`哪(?:一?[个款双件条盏只支把台床套])|谁|${EACH.source}|${GAP.source}`)
/** 跟双肩包比哪个重, 比双肩包重吗: what it is compared with is named alone. */
const WITH = /^(?:那|要是)?(?:跟|和|与|比)/
const isWith = (text: string): boolean => WITH.test(text) && !asksForSum(text)

/** 跟我这双, 比我买的那盏, 我脚上这双跟…: what he has. */
const MINE =
  /(?:跟|和|与|比)我(?:们|家)?(?:这|那|的|买|拍|订|穿|脚上|手上|上次|之前|现在)[^,.!?]{0,3}[个款双件条盏只支把台床套]|我(?:们|家)?(?:这|那|买的|拍的|脚上|手上)[^,.!?]{0,3}[个款双件条盏只支把台床套](?=跟|和|与|比)/

/** The only thing that he bought besides what he looks at or names. */
function comparedWithOwn(text: string, other: ProductRecord | null, own: readonly ProductRecord[]) {
  if (other === null || !MINE.test(text)) return null
  const [mine, ...more] = own.filter(({ id }) => id !== other.id)
  return mine === undefined || more.length > 0 ? null : mine
}

/** What is asked of two, and is no sum: 俩哪个轻, 跟刚才那个有啥区别, 比前面那双高吗. */
const COMPARES = new RegExp(`哪|谁|区别|不同|差别|差在|一样|比|${EACH.source}|${GAP.source}`)

/**
 * The two products that a text compares; null where it names no two.
 * @param own what the customer has bought
 */
export function comparedIn(
  text: string,
  catalogue: Catalogue,
  shown: ProductRecord | null,
  told: readonly string[],
  before: readonly ProductRecord[] = [],
  own: readonly ProductRecord[] = [],
): [NamedProduct, NamedProduct] | null {
  const [one, other] = namedIn(text, catalogue)
  if (one !== undefined && other !== undefined) return [one, other]
  const looked = one?.product ?? shown
  const mine = comparedWithOwn(text, looked, own)
  if (looked !== null && mine !== null) return [one ?? asNamed(looked, text), asNamed(mine, text)]
  const both = bothMeant(text, shown, before)
  if (both !== null && (COMPARES.test(text) || asksWorth(text)))
    return [asNamed(both[0], text), asNamed(both[1], text)]
  if (one !== undefined) {
    const isOther = shown !== null && shown.id !== one.product.id && (THIS.test(text) || isWith(text))
    if (isOther) return [asNamed(shown, text), one]
    // 方的比圆的那盏便宜, 一脚蹬比系带那双便宜多少: the second is called by a word of its name.
    const second = likeNamed(text, one.product, catalogue)
    return second === null ? null : [one, asNamed(second, text)]
  }
  const like = COMPARES.test(text) || asksWorth(text) ? likeNamed(text, shown, catalogue) : null
  if (like !== null && shown !== null) return [asNamed(shown, text), asNamed(like, text)]
  return WHICH.test(text) || asksWorth(text) ? bothTold(told, catalogue) : null
}

/** 和圆的那款, 比方的贵: what a product is told from another by. */
const CALLED =
  /(?:跟|和|与|比)(?:那|这)?(?:((?:(?!的)\p{Script=Han}){2,4}?)的?|(\p{Script=Han})的)(?:那|这)?(?:一?[个款双件条盏只支把台床套种])?(?:比|有|哪|谁|区别|差|贵|便宜|一样|不|好|强|分别|各)/u

/** 男鞋 of 男鞋/皮鞋. */
const kindOf = ({ category = '' }: ProductRecord): string => category.split('/')[0] ?? ''

/** 比系带那双便宜多少 asks for no laces. */
function withoutCall(text: string, pair: Pair): string {
  const word = wordCalling(text)
  return word !== undefined && pair.some((each) => isCalled(each, word)) ? text.replace(word, ';') : text
}

function wordCalling(text: string): string | undefined {
  const [, long, short] = CALLED.exec(text) ?? []
  return long ?? short
}

const isCalled = ({ title, aliases = [] }: ProductRecord, word: string): boolean =>
  [title, ...aliases].join(';').includes(word)

/** The only other product of the kind whose name bears the word by which the customer calls it; null where none or several do. */
function likeNamed(text: string, shown: ProductRecord | null, catalogue: Catalogue): ProductRecord | null {
  const word = wordCalling(text)
  if (shown === null || word === undefined || isCalled(shown, word)) return null
  const kind = kindOf(shown)
  const [one, ...more] = catalogue.onSale().filter((each) => kindOf(each) === kind && isCalled(each, word))
  return one === undefined || more.length > 0 ? null : one
}

/** Whether both of two are asked after: 两双都有41的没, 都有黑的吗. */
const EACH_OF_BOTH = /[两俩2二](?:[个双款件条只盏]|者)?[^,，。]{0,4}都|都(?:还|也)?有/

/** The two products that a text asks after together, without comparing them; null where it does not. */
export function bothAsked(
  text: string,
  catalogue: Catalogue,
  shown: ProductRecord | null,
  told: readonly string[],
  before: readonly ProductRecord[] = [],
): [NamedProduct, NamedProduct] | null {
  if (!EACH_OF_BOTH.test(text)) return null
  const both = bothMeant(text, shown, before)
  if (both !== null) return [asNamed(both[0], text), asNamed(both[1], text)]
  return bothTold(told, catalogue)
}

/** So many texts of the shop back two that were told of are still meant: a line in passing lies between. */
const BACK = 3

/** The two that the newest text of the shop names that names any; null where those are no two. */
function bothTold(told: readonly string[], catalogue: Catalogue): [NamedProduct, NamedProduct] | null {
  const named = told.slice(-BACK).map((text) => namedIn(plain(text), catalogue))
  const [one, other, ...more] = named.findLast((products) => products.length > 0) ?? []
  return one !== undefined && other !== undefined && more.length === 0 ? [one, other] : null
}

const asNamed = (product: ProductRecord, words: string): NamedProduct => ({
  product,
  name: spokenName(product),
  words,
})

function sayPoints(
  [one, other]: readonly [NamedProduct, NamedProduct],
  points: readonly Point[],
): KnownFact[] {
  const say = (which: 0 | 1) =>
    points
      .filter(({ says }) => says[which] !== null)
      .map(({ name, says }) => `${points.length > 1 ? name : ''}${says[which]}`)
      .join('、')
  return [...saying(one, 'first', say(0)), ...saying(other, 'second', say(1))]
}

function saying({ product, name }: NamedProduct, side: 'first' | 'second', say: string): KnownFact[] {
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  return [fact(`${side}.title`, name), ...(say === '' ? [] : [fact(`${side}.points`, say)])]
}
