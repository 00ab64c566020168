import { matchesPhrases, matchOf, type ProductRecord } from '../types/index.ts'
import { plain } from '../types/plain.ts'
import { askedAttributes } from './attributes/asked.ts'
import { type Attribute, type Attributes, valueIn } from './attributes/attributes.ts'
import { entryBearing } from './attributes/silent-on.ts'
import { yuan } from './money.ts'
import { priceOf } from './price/price.ts'

/** How many points a reply can hold. */
const MOST = 3

/** `differs` and `same`: what is told stands in the records; `one_tells`: in one of them; `unknown`: in none. */
export type CompareOutcome = 'differs' | 'same' | 'one_tells' | 'unknown'

/** One thing that can be compared, as each of the records has it; null where one does not say. */
export interface Point {
  name: string
  says: [string | null, string | null]
}

export type Pair = readonly [ProductRecord, ProductRecord]

/** 有什么区别, 哪个好: nothing in particular is asked, and all that differs answers it. */
const OPEN =
  /区别|不同|差别|差异|不一样|一样(?:[吗么不嘛呢?？,，。]|$)|对比|比较(?:一下|下|看|[,，。?？]|$)|比一比|差在|(?:怎么|咋)选|[选买挑拍]哪|[哪谁](?:一?[个款双盏件条种只支台套])?(?:更|比较)?(?:好|合适|值得[买入])(?:一?[点些])?(?:[呢啊呀吗?？,，。!]|$)/
/** 贵40贵在哪, 贵这么多值吗: what one has more for its price. */
const WORTH =
  /[贵好强差](?:的)?在哪|[贵好强差]在(?:什么|啥)|[贵差][^,，。]{0,6}(?:值|划算)(?:不值|得|吗|么|不|嘛|[?？]|$)|(?:为什么|为啥|凭什么|凭啥|怎么)[^,，。]{0,4}贵[了出这那\d]/

/** Whether the words ask what makes one of two dearer. */
export const asksWorth = (text: string): boolean => WORTH.test(text)

/** 分别多高, 各是多少: both. */
export const EACH = /分别|各自|各(?:是|有|要)?[多几]/

/** What is told where two products are compared: what is asked, what bears on a use that is named, else all that differs. */
export function pointsIn(
  text: string,
  pair: Pair,
  attributes: Attributes,
): { outcome: CompareOutcome; told: readonly Point[] } {
  const words = plain(text)
  if (WORTH.test(text)) return allDifferent(sharedPoints(pair))
  const held = holdingPoints(words, pair, attributes)
  if (held.length > 0) return { outcome: outcomeOf(held), told: held }
  const asked = namedPoints(words, pair, attributes)
  const heard = firstOf(
    pair.flatMap((each) => attributesIn(words, each, attributes)),
    pair,
  )
  // 客厅那款和卧室那款各是多少瓦: the rooms call the lamps.
  if (heard !== null && EACH.test(text)) return { outcome: outcomeOf(heard), told: heard }
  const used = asked === null || asked.length === 0 ? pointsForUse(words, pair, attributes) : null
  if (asked !== null && used === null) return { outcome: outcomeOf(asked), told: asked }
  if (used !== null) return { outcome: outcomeOfUse(used), told: used }
  if (heard !== null) return { outcome: outcomeOf(heard), told: heard }
  return OPEN.test(text)
    ? allDifferent([pricePoint(pair), ...sharedPoints(pair)].flatMap((point) => point ?? []))
    : { outcome: 'unknown', told: [] }
}

function allDifferent(all: readonly Point[]): { outcome: CompareOutcome; told: readonly Point[] } {
  const told = all.filter(isDifferent).slice(0, MOST)
  if (told.length > 0) return { outcome: 'differs', told }
  return { outcome: all.length > 0 ? 'same' : 'unknown', told }
}

const isDifferent = ({ says: [one, other] }: Point) => one !== other

function outcomeOf(points: readonly Point[]): CompareOutcome {
  if (points.length === 0) return 'unknown'
  return points.some(isDifferent) ? 'differs' : 'same'
}

/** 装电脑哪个轻 asks which is the lighter, whatever they hold. */
const OF_ANOTHER_POINT = /哪(?:一?[个款只])?(?:更|最|比较)?(?:轻|重|薄|厚|大|小|便宜|贵|高|矮|软|硬|结实|耐)/

/** 哪个放得下14寸的电脑: what each record says that it holds, before any of its measures. */
function holdingPoints(words: string, pair: Pair, attributes: Attributes): Point[] {
  if (OF_ANOTHER_POINT.test(words) || !matchesPhrases(words, attributes.forms.fits)) return []
  const likeliest = pair.flatMap((each) => askedAttributes(words, attributes, each).slice(0, 1))
  if (likeliest.length < 2 || likeliest.some(({ form }) => form !== 'number')) return []
  return (
    firstOf(
      likeliest.map(({ attribute }) => attribute),
      pair,
    ) ?? []
  )
}

/** The points that the words name; null where they name none. */
function namedPoints(words: string, pair: Pair, attributes: Attributes): Point[] | null {
  const isAsked = (list: readonly string[]) => list.some((word) => words.includes(word))
  if (isAsked(attributes.compared.price)) return [pricePoint(pair)].flatMap((point) => point ?? [])
  // 功率大 asks for 功率, though 大 alone would ask for the measures.
  const byName = attributes.all.flatMap((each) => {
    const said = each.names.filter((name) => words.includes(name))
    return said.length > 0 ? [{ ...each, names: said }] : []
  })
  // 谁筒子高 asks for 筒高, though 高 alone would ask for the heel.
  const byPhrase = attributes.all.filter(({ asked }) =>
    saysMoreThan(attributes.all, matchOf(words, asked)?.[0]),
  )
  return firstOf([...byName, ...byPhrase, ...attributes.all.filter((each) => isAsked(each.compared))], pair)
}

/** Whether what was taken for an attribute holds a word that two are compared by, and another before it. */
const saysMoreThan = (all: readonly Attribute[], said = ''): boolean =>
  all.some(({ compared }) => compared.some((word) => said.length > word.length && said.endsWith(word)))

/** The first that both records tell; null where nothing is asked. */
function firstOf(asked: readonly Pick<Attribute, 'names' | 'label'>[], pair: Pair): Point[] | null {
  if (asked.length === 0) return null
  return asked.flatMap((attribute) => pointOf(attribute, pair) ?? []).slice(0, 1)
}

function outcomeOfUse(told: readonly Point[]): CompareOutcome {
  const isTold = (which: 0 | 1) => told.some(({ says }) => says[which] !== null)
  if (isTold(0) && isTold(1)) return 'differs'
  return told.length > 0 ? 'one_tells' : 'unknown'
}

/** What each record holds of all that bears on a use: 哪个适合看书. Null where no use is named. */
function pointsForUse(words: string, pair: Pair, attributes: Attributes): Point[] | null {
  const { uses, all } = attributes
  const use = uses.find(({ words: names }) => names.some((name) => words.includes(name)))
  if (use === undefined) return null
  const bears = use.by.flatMap((id) => all.filter((each) => each.id === id))
  const told: Point[] = []
  const entries = new Set<string>()
  for (const { id, names, label } of bears) {
    const found = pair.map((each) => valueIn(each, { names }) ?? entryBearing(each, [id], attributes))
    // Two attributes may be one entry of the record: what it is lined with is its filling too.
    if (found.every((each) => each === null || entries.has(each.name))) continue
    for (const each of found) if (each !== null) entries.add(each.name)
    told.push({ name: label, says: [found[0]?.value ?? null, found[1]?.value ?? null] })
  }
  return told.slice(0, MOST + 1)
}

/** The attributes that the words ask of a product. */
export const attributesIn = (words: string, product: ProductRecord, attributes: Attributes): Attribute[] =>
  askedAttributes(words, attributes, product).map(({ attribute }) => attribute)

function pointOf(attribute: Pick<Attribute, 'names' | 'label'>, [one, other]: Pair): Point | null {
  const [first, second] = [valueIn(one, attribute), valueIn(other, attribute)]
  return first === null || second === null
    ? null
    : { name: attribute.label, says: [first.value, second.value] }
}

/** Both prices; null where one is not known. */
export function pricePoint([one, other]: Pair): Point | null {
  const [first, second] = [priceOf(one), priceOf(other)]
  return first === null || second === null ? null : { name: '', says: [yuan(first), yuan(second)] }
}

const sharedPoints = ([one, other]: Pair): Point[] =>
  Object.entries(one.attributes ?? {}).flatMap(([name, value]) => {
    const second = other.attributes?.[name]
    return second === undefined ? [] : [{ name, says: [value, second] }]
  })
