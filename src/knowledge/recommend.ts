import { bigramsOf } from '../types/bigrams.ts'
import { instantOf, type ProductRecord } from '../types/index.ts'
import { plain } from '../types/plain.ts'
import type { Attributes } from './attributes/attributes.ts'
import type { Unit } from './attributes/quantities.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import { asksWhetherSold, bearsPiece, goodsWanted } from './goods-wanted.ts'
import { type Answer, factsOf, type KnownFact } from './known.ts'
import { yuan } from './money.ts'
import { priceOf } from './price/price.ts'
import { leastOf, madeAsWanted } from './recommend-by-record.ts'
import { fitsRoom, isFor } from './recommend-for.ts'
import { isRefused, refusedIn } from './refused.ts'
import { unsoldIn } from './unsold.ts'
import { skusFor } from './wish.ts'

/** What a customer looks for; what is not known is null. */
export interface Need {
  text: string
  /** What was said last of it; all of it where nothing is told apart. */
  asked?: string
  budgetFen: number | null
  /** What would be far less than he wants to spend. */
  leastFen?: number | null
  size: string | null
  color: string | null
  /** What records write for no. */
  denying?: ReadonlySet<string>
  /** Words that mean the same where something is looked for, and what is not for whom the customer names. */
  alike?: readonly (readonly string[])[]
  people?: readonly { words: readonly string[]; not: readonly string[] }[]
  /** By which a room is measured. */
  units?: readonly Unit[]
  /** By which materials and amounts are read. */
  attributes?: Attributes
}

/** A need as the house reads words; of no size, since advice on sizes is another question. */
export function needOf(
  told: Pick<Need, 'text' | 'budgetFen' | 'leastFen' | 'color'>,
  attributes: Attributes | null,
): Need {
  if (attributes === null) return { ...told, size: null }
  const { denying, alike, people, units } = attributes
  return { ...told, size: null, denying, alike, people, units, attributes }
}

const MOST = 3
/** Beside the best fit only what fits at least half as well is worth a word. */
const NEARLY = 0.5

interface Candidate {
  product: ProductRecord
  score: number
  reason: [name: string, value: string]
  /** Whether a tag or value of the record is what the words ask for. */
  isMeant: boolean
}

/**
 * At most three products, each with one reason from its record; `ask` where the words name no need and it was not
 * asked for yet, `none` where nothing fits, `unsold` where they want what the shop does not have.
 */
export function recommend(
  need: Need,
  catalogue: Catalogue,
  asked: boolean,
): Answer<'products' | 'ask' | 'none' | 'unsold'> {
  const unsold = unsoldFor(need, catalogue)
  if (unsold !== null) return unsold
  const { ofKind, described } = goodsWanted(catalogue.onSale(), need.text, need.asked)
  const fitting = ofKind.filter(
    (product) =>
      isWithin(product, need) &&
      isFor(product, need) &&
      !isRefused(product, need) &&
      fitsRoom(product, need) !== null,
  )
  // 有男鞋吗 in a shop of women's shoes: nothing that is sold is for him.
  if (fitting.length === 0 && ofKind.length > 0) return NOTHING
  const all = fitting.flatMap((product) => candidateOf(product, need, fitting))
  const recorded = byRecord(fitting, all, need)
  if (recorded !== null) return told(recorded)
  const asksWhether = need.budgetFen === null && asksWhetherSold(need.asked ?? need.text)
  const candidates = asksWhether ? all.filter((one) => isDescribed(one, described, need)) : all
  if (asksWhether && ofKind.length < catalogue.onSale().length) return told(ranking(candidates))
  if (wantsCheapest(need.text)) return cheapestOf(candidates)
  const matching = candidates.filter(({ score }) => score > 0)
  const hasNeed =
    matching.length > 0 ||
    refusedIn(need.text).length > 0 ||
    need.budgetFen !== null ||
    need.size !== null ||
    need.color !== null
  const isUnknown = catalogue.onSale().length === 0
  if ((isUnknown || !hasNeed) && !asked) return { outcome: 'ask', facts: [] }
  return told(ranking(matching.length > 0 ? matching : candidates))
}

/** The goods that the last words want, or all of them where those name none, and that no product on sale is. */
function unsoldFor({ text, asked = text, attributes }: Need, catalogue: Catalogue): Answer<'unsold'> | null {
  const inWords = (words: string) => unsoldIn(words, catalogue.all(), attributes?.goods ?? [])
  const goods = inWords(asked) ?? inWords(text)
  if (goods === null) return null
  return { outcome: 'unsold', facts: [factsOf('words', null)('wish.goods', goods)] }
}

/** Those whose record says that they are made, or have as little of something, as the words want; null where they want none such. */
function byRecord(
  products: readonly ProductRecord[],
  all: readonly Candidate[],
  { text, asked = text, attributes }: Need,
): Candidate[] | null {
  if (attributes === undefined) return null
  const made = madeAsWanted(products, asked, attributes)
  const left =
    made === null ? products : products.filter((each) => made.some(({ product }) => product === each))
  const found = leastOf(left, asked, attributes) ?? made
  if (found === null) return null
  const scoreOf = (product: ProductRecord) => 2 + (all.find((one) => one.product === product)?.score ?? 0)
  return found
    .map(({ product, entry }): Candidate => {
      const reason: [string, string] = ['attribute', reasonOf(entry)]
      return { product, score: scoreOf(product), reason, isMeant: true }
    })
    .sort((one, other) => other.score - one.score)
}

const NOTHING: Answer<'none'> = { outcome: 'none', facts: [] }

const ranking = (candidates: readonly Candidate[]): Candidate[] =>
  [...candidates].sort(
    (one, other) => other.score - one.score || (one.product.id < other.product.id ? -1 : 1),
  )

/** The best, and what fits nearly as well. */
function told(ranked: readonly Candidate[]): Answer<'products' | 'none'> {
  const best = ranked[0]?.score ?? 0
  const facts = ranked
    .filter(({ score }) => score >= best * NEARLY)
    .slice(0, MOST)
    .flatMap(factsFor)
  return facts.length > 0 ? { outcome: 'products', facts } : NOTHING
}

/** Whether what was asked for beside its kind is borne out: by each piece that describes it, or by what says the same. */
const isDescribed = (
  { product, isMeant }: Candidate,
  described: readonly string[],
  { alike = [] }: Need,
): boolean =>
  isMeant || described.length === 0 || described.some((piece) => bearsPiece(product, piece, alike))

/** Whether words say anything by which products are told apart: what they are for, made of, or may cost. */
export function tellsNeed(need: Need, catalogue: Catalogue): boolean {
  if (need.budgetFen !== null || refusedIn(need.text).length > 0) return true
  const all = catalogue.onSale()
  return all.some((product) => candidateOf(product, need, all).some(({ score }) => score > 0))
}

/** The one for the least; all of them where several are. */
function cheapestOf(candidates: readonly Candidate[]): Answer<'products' | 'none'> {
  const least = Math.min(...candidates.map(({ product }) => priceOf(product)!))
  const cheapest = candidates.filter(({ product }) => priceOf(product) === least).slice(0, MOST)
  return { outcome: cheapest.length > 0 ? 'products' : 'none', facts: cheapest.flatMap(factsFor) }
}

/** Whether the one for the least is looked for: 最便宜的是哪款. */
export const wantsCheapest = (text: string): boolean =>
  /最(?:便宜|实惠|低价|平价)|价(?:格|钱)?最低/.test(text)

/** The words with all that means the same. */
function widened({ text, alike = [] }: Need): string {
  const same = alike.filter((words) => words.some((word) => text.includes(word)))
  return plain([text, ...same.flat()].join(','))
}

/** Within the budget, and there in the wished size and colour. */
function isWithin(product: ProductRecord, { budgetFen, leastFen, size, color }: Need): boolean {
  const price = priceOf(product)
  if (price === null || (budgetFen !== null && price > budgetFen) || price < (leastFen ?? 0)) return false
  if (size === null && color === null) return true
  return skusFor(product, { size, color }).some(
    ({ stock, ...sku }) => (stock ?? 0) > 0 && (size === null || sku.size !== undefined),
  )
}

function candidateOf(product: ProductRecord, need: Need, others: readonly ProductRecord[]): Candidate[] {
  const words = widened(need)
  const tags = (product.tags ?? []).filter((tag) => words.includes(plain(tag)))
  const values = Object.entries(product.attributes ?? {}).filter(([name, value]) =>
    isMeant(name, value, words, need),
  )
  const parts = (product.category ?? '')
    .split('/')
    .filter((part) => part !== '' && words.includes(plain(part)))
  const titled = sharedWith(product, words, others)
  const room = fitsRoom(product, need)
  const isRoom = room !== null && room !== 'unsaid'
  const matches = tags.length + values.length + (isRoom ? 1 : 0)
  const score = matches * 2 + parts.length + Math.min(titled, MOST_TITLED)
  const price = priceOf(product)
  const one = { product, score, isMeant: matches > 0 }
  if (isRoom) return [{ ...one, reason: ['attribute', room.join('')] }]
  if (tags.length > 0) return [{ ...one, reason: ['tag', tags.join('、')] }]
  const telling = Object.entries(product.attributes ?? {}).find(([name]) => !DULL.test(name))
  const entry = values[0] ?? telling
  if (entry !== undefined) return [{ ...one, reason: ['attribute', reasonOf(entry)] }]
  const asksForPrice = need.budgetFen !== null || wantsCheapest(need.text)
  return price === null || !asksForPrice ? [] : [{ ...one, reason: ['price', yuan(price)] }]
}

/** Entries that recommend nothing: every lamp is LED. */
const DULL =
  /^(?:光源|产地|品牌|货号|型号|款号|认证|证书|电压|额定电压|质保|保修|颜色|类型|款式|上市|生产|执行)/

/** 防滑 of 是否防滑. */
const coreOf = (name: string): string => name.replace(/^(?:是否|能否|可否|有无)/, '')

/** A name with its value, but for what the value says by itself: 防滑纹大底 of 防滑, 20寸可登机 of 能否登机. */
function reasonOf([name, value]: [string, string]): string {
  const core = coreOf(name)
  const isAgain = core !== name || bigramsOf(core).some((pair) => value.includes(pair))
  return isAgain && value.length > 1 ? value : `${name}${value}`
}

/** So many shared pieces of a title count. */
const MOST_TITLED = 2
/** A pair of characters that more than this share of the titles have tells nothing apart. */
const COMMON = 0.5

/** How many pieces of its title the words hold that tell it from others: 客厅 of 客厅吸顶灯. */
function sharedWith(
  { title, aliases = [], category = '' }: ProductRecord,
  words: string,
  all: readonly ProductRecord[],
): number {
  if (aliases.some((alias) => words.includes(plain(alias)))) return MOST_TITLED
  const kinds = new Set(category.split('/').map((part) => part.slice(-1)))
  const isRare = (pair: string) =>
    all.length < 2 || all.filter((each) => each.title.includes(pair)).length <= all.length * COMMON
  const pairs = new Set(bigramsOf(title).filter((pair) => !kinds.has(pair.slice(-1)) && words.includes(pair)))
  return [...pairs].filter(isRare).length
}

/** Whether the words name the value (真皮的), or by its name an attribute that the record does not deny (防水的). */
function isMeant(name: string, value: string, words: string, { denying }: Need): boolean {
  const isNamed = value.split(/[、,，/ ]/).some((part) => part.length > 1 && words.includes(plain(part)))
  if (isNamed) return true
  const isDenied = denying?.has(value.trim()) === true || /^[不无非]/.test(value)
  const core = coreOf(name)
  return core.length > 1 && words.includes(plain(core)) && !isDenied
}

function factsFor({ product, reason: [name, value] }: Candidate, i: number): KnownFact[] {
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  const price = priceOf(product)!
  return [
    fact(`product${i + 1}.title`, product.title),
    fact(`product${i + 1}.id`, product.id),
    fact(`product${i + 1}.price`, price, yuan(price)),
    fact(`product${i + 1}.reason`, name, value),
  ]
}

/** What goes with a product by the shop's own word, that is on sale and not in the basket yet. */
export function crossSell(
  product: ProductRecord,
  catalogue: Catalogue,
  basket: readonly string[],
): ProductRecord | null {
  const pairs = (product.pairs ?? []).flatMap((id) => catalogue.product(id) ?? [])
  return pairs.find(({ id, status }) => status !== 'off_shelf' && !basket.includes(id)) ?? null
}
