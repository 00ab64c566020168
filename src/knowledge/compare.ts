import { instantOf, type ProductRecord } from '../types/index.ts'
import { plain } from '../types/plain.ts'
import { askedAttributes } from './attributes/asked.ts'
import { type Attribute, type Attributes, valueIn } from './attributes/attributes.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import { type NamedProduct, namedIn } from './catalogue/named-in.ts'
import { bothMeant } from './catalogue/shown-before.ts'
import { type Answer, factsOf, type KnownFact } from './known.ts'
import { yuan } from './money.ts'
import { asksForSum } from './price/count-in.ts'
import { priceOf } from './price/price.ts'

/** How many differences a reply can hold. */
const MOST = 3

/**
 * `differs` and `same`: the facts hold what stands in both records; `differs_by`: their prices, and by how much;
 * `unknown`: one of them does not say.
 */
export type CompareOutcome = 'differs' | 'differs_by' | 'same' | 'unknown'

/** One thing that can be compared, as each of the records has it. */
interface Point {
  name: string
  says: [string, string]
}

/**
 * What the customer wants compared (哪个轻, 材质一样吗), else what differs, price first: facts `first.points` and
 * `second.points`, told in the same order.
 */
export function compareProducts(
  text: string,
  [one, other]: readonly [NamedProduct, NamedProduct],
  attributes: Attributes,
): Answer<CompareOutcome> {
  const pair = [one.product, other.product] as const
  // A name may end on what an attribute begins with: 德比鞋跟布洛克 asks for no heel.
  const bare = text.replace(one.name, ';').replace(other.name, ';')
  const gap = askedAttributesOf(bare, pair, attributes) ? null : priceGap(bare, [one, other])
  if (gap !== null) return gap
  const asked = askedPoints(bare, pair, attributes)
  const all = [pricePoint(pair), ...sharedPoints(pair)].flatMap((point) => point ?? [])
  const points = asked ?? all.filter(isDifferent).slice(0, MOST)
  const facts = points.length === 0 ? [] : [...factsFor(one, 0, points), ...factsFor(other, 1, points)]
  if (asked !== null) return { outcome: outcomeOf(asked), facts }
  if (points.length > 0) return { outcome: 'differs', facts }
  return { outcome: all.length > 0 ? 'same' : 'unknown', facts }
}

/** 差多少钱, 贵几块: by how much. */
const GAP = /差(?:了|价)?(?:是|有)?(?:多少|几)|差价|[贵便][宜]?(?:了|出)?(?:多少|几)/

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
    facts: [...factsFor(one, 0, [point]), ...factsFor(other, 1, [point]), difference],
  }
}

/** 这个跟托特包: what is talked about, beside one that is named. 哪个 alone: the two that were named last. */
const THIS =
  /(?:这|它|此)(?:一?[个款双件条盏只支把台床套]|包|鞋|灯|儿)?[^,.!?]{0,3}(?:跟|和|与|比|还是)|(?:跟|和|与|比|还是)(?:这|它)/
const WHICH = new RegExp(`哪(?:一?[个款双件条盏只支把台床套])|谁|${GAP.source}`)
/** 跟双肩包比哪个重, 比双肩包重吗: what it is compared with is named alone. */
const WITH = /^(?:那|要是)?(?:跟|和|与|比)/
const isWith = (text: string): boolean => WITH.test(text) && !asksForSum(text)

/** What is asked of two, and is no sum: 俩哪个轻, 跟刚才那个有啥区别, 比前面那双高吗. */
const COMPARES = new RegExp(`哪|谁|区别|不同|差别|差在|一样|比|${GAP.source}`)

/** The two products that a text compares; null where it names no two. */
export function comparedIn(
  text: string,
  catalogue: Catalogue,
  shown: ProductRecord | null,
  said: string | null,
  before: readonly ProductRecord[] = [],
): [NamedProduct, NamedProduct] | null {
  const [one, other] = namedIn(text, catalogue)
  if (one !== undefined && other !== undefined) return [one, other]
  const both = bothMeant(text, shown, before)
  if (both !== null && COMPARES.test(text)) return [asNamed(both[0], text), asNamed(both[1], text)]
  if (one !== undefined) {
    const isOther = shown !== null && shown.id !== one.product.id && (THIS.test(text) || isWith(text))
    return isOther ? [asNamed(shown, text), one] : null
  }
  if (said === null || !WHICH.test(text)) return null
  const [first, second, ...more] = namedIn(plain(said), catalogue)
  return first !== undefined && second !== undefined && more.length === 0 ? [first, second] : null
}

/** Whether both of two are asked after: 两双都有41的没, 都有黑的吗. */
const EACH_OF_BOTH = /[两俩2二](?:[个双款件条只盏]|者)?[^,，。]{0,4}都|都(?:还|也)?有/

/** The two products that a text asks after together, without comparing them; null where it does not. */
export function bothAsked(
  text: string,
  catalogue: Catalogue,
  shown: ProductRecord | null,
  said: string | null,
  before: readonly ProductRecord[] = [],
): [NamedProduct, NamedProduct] | null {
  if (!EACH_OF_BOTH.test(text)) return null
  const both = bothMeant(text, shown, before)
  if (both !== null) return [asNamed(both[0], text), asNamed(both[1], text)]
  const [one, other, ...more] = namedIn(plain(said ?? ''), catalogue)
  return one !== undefined && other !== undefined && more.length === 0 ? [one, other] : null
}

const asNamed = (product: ProductRecord, words: string): NamedProduct => ({
  product,
  name: nameOf(product),
  words,
})
const nameOf = ({ aliases = [], title }: ProductRecord): string => aliases[0] ?? title

const isDifferent = ({ says: [one, other] }: Point) => one !== other

function outcomeOf(points: readonly Point[]): CompareOutcome {
  if (points.length === 0) return 'unknown'
  return points.some(isDifferent) ? 'differs' : 'same'
}

type Pair = readonly [ProductRecord, ProductRecord]

/** The points that the words ask for; null where they ask for none in particular. */
function askedPoints(text: string, pair: Pair, attributes: Attributes): Point[] | null {
  const words = plain(text)
  const isAsked = (list: readonly string[]) => list.some((word) => words.includes(word))
  if (isAsked(attributes.compared.price)) return [pricePoint(pair)].flatMap((point) => point ?? [])
  // 功率大 asks for 功率, though 大 alone would ask for the measures.
  const byName = attributes.all.flatMap((each) => {
    const said = each.names.filter((name) => words.includes(name))
    return said.length > 0 ? [{ ...each, names: said }] : []
  })
  const compared = attributes.all.filter((each) => isAsked(each.compared))
  const others = compared.length > 0 ? [] : pair.flatMap((each) => attributesIn(words, each, attributes))
  const named = [...byName, ...compared, ...others]
  if (named.length === 0) return null
  return named.flatMap((attribute) => pointOf(attribute, pair) ?? []).slice(0, 1)
}

const attributesIn = (words: string, product: ProductRecord, attributes: Attributes): Attribute[] =>
  askedAttributes(words, attributes, product).map(({ attribute }) => attribute)

function pointOf(attribute: Pick<Attribute, 'names' | 'label'>, [one, other]: Pair): Point | null {
  const [first, second] = [valueIn(one, attribute), valueIn(other, attribute)]
  return first === null || second === null
    ? null
    : { name: attribute.label, says: [first.value, second.value] }
}

function pricePoint([one, other]: Pair): Point | null {
  const [first, second] = [priceOf(one), priceOf(other)]
  return first === null || second === null ? null : { name: '', says: [yuan(first), yuan(second)] }
}

const sharedPoints = ([one, other]: Pair): Point[] =>
  Object.entries(one.attributes ?? {}).flatMap(([name, value]) => {
    const second = other.attributes?.[name]
    return second === undefined ? [] : [{ name, says: [value, second] }]
  })

function factsFor({ product, name }: NamedProduct, which: 0 | 1, points: readonly Point[]): KnownFact[] {
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  const side = which === 0 ? 'first' : 'second'
  const say = points.map((point) => `${points.length > 1 ? point.name : ''}${point.says[which]}`).join('、')
  return [fact(`${side}.title`, name), fact(`${side}.points`, say)]
}
