import type { Question } from '../../context/question.ts'
import { earlier, toldBefore } from '../../conversation/index.ts'
import {
  asksWhatIsSaved,
  attributeAskedIn,
  budgetIn,
  comparedIn,
  compareProducts,
  compareVariants,
  crossSell,
  goodsBought,
  leastIn,
  needOf,
  packSaving,
  priceOf,
  pricesCompared,
  recommend,
  sizesComparedBy,
  wantsCheaper,
  wantsCheapest,
  yuan,
} from '../../knowledge/index.ts'
import type { KnowledgeSource, ProductRecord } from '../../types/index.ts'
import { lookedFor } from '../looked-for.ts'
import type { Briefing } from '../scene.ts'
import { besideBefore } from './compared-to.ts'
import { ofAttribute } from './of-attribute.ts'
import { type Said, type Source, said } from './said.ts'

/** How two products that the words name differ, or two colours or sizes of the one that is talked about. */
export const ofCompare: Source = (question, briefing) => {
  const { normalised } = question
  const { scene, scripts } = briefing
  const { catalogue, product, shown: before } = scene.records
  if (catalogue === null || scripts.attributes === null) return null
  const shown = catalogue.product(scene.state.product?.id ?? '') ?? product
  const told = toldBefore(scene.state)
  const pair = comparedIn(normalised, catalogue, shown, told, before, goodsBought(scene.records))
  if (pair === null) {
    const saving = product === null ? null : packSaving(normalised, product)
    if (saving !== null && asksWhatIsSaved(normalised)) return said(saving)
    const fresh = { now: scene.circumstances.now, maxAgeMinutes: scene.shop.policy.stockMaxAgeMinutes }
    if (product === null) return null
    const words = besideBefore(normalised, product, scene)
    const by = sizesComparedBy(words, product, scripts.attributes)
    if (by !== null) return said(by)
    const variants = compareVariants(words, product, fresh)
    // 28和30的深度一样吗: the record's own entry tells of both; 加绒的比不加绒的贵多少 asks for prices alone.
    const isTold = variants !== null && RECKONED.has(variants.outcome)
    if (!isTold && attributeAskedIn(normalised, product, scripts.attributes) !== null)
      return ofRecord(question, briefing)
    return variants === null ? pricesOf(normalised, product) : said(variants)
  }
  return said(compareProducts(normalised, pair, scripts.attributes))
}

/** What is reckoned of two variants is asked of nothing else. */
const RECKONED: ReadonlySet<string> = new Set(['differs_by', 'differs_in'])

/** What all variants cost where only one is compared with the rest. */
function pricesOf(words: string, product: ProductRecord): Said | null {
  const prices = pricesCompared(words, product)
  if (prices === null) return null
  return prices.outcome === 'variants' ? { as: 'price', ...said(prices) } : said(prices)
}

function ofRecord(question: Question, briefing: Briefing): Said | null {
  const value = ofAttribute(question, briefing)
  return value === null ? null : { as: 'attribute', ...value }
}

/** What fits the need that the words name; one question for it, where they name none. */
export const ofRecommend: Source = ({ normalised, slots }, briefing) => {
  const { scene, scripts } = briefing
  const { catalogue } = scene.records
  if (catalogue === null) return null
  const color =
    slots.findLast(({ name, polarity }) => name === 'color' && polarity === 'wanted')?.value ?? null
  // 孩子上学用 哪个灯好: the need may stand in another clause than the question.
  const words = scene.normalised.includes(normalised) ? scene.normalised : normalised
  const isOpen = scene.state.product === null || lookedFor(scene.state.matter, scripts) !== null
  const narrows = wantsCheapest(words) || budgetIn(words) !== null
  const before = isOpen || narrows ? earlier(scene.state).slice(-BACK) : []
  const told = needIn(words, before, catalogue.product(scene.state.product?.id ?? ''))
  const need = { ...needOf({ ...told, color }, scripts.attributes), asked: words }
  const { outcome, facts } = recommend(need, catalogue, wasSaid('recommend', 'ask', briefing))
  const found = facts.filter(({ name }) => name.endsWith('.title')).length
  return said({ outcome: outcome === 'products' ? `products_${found}` : outcome, facts })
}

/** So many messages back tell what is looked for, until a product is decided for: 送我妈的, 不要太重, 200左右. */
const BACK = 4

/** What is to be spent at most, by what was said last; 便宜点的 beside a product is something like it for less. */
function needIn(
  words: string,
  before: readonly string[],
  product: ProductRecord | null,
): { text: string; budgetFen: number | null; leastFen: number | null } {
  const price = product === null || !wantsCheaper(words) ? null : priceOf(product)
  const said = [words, ...before.toReversed()]
  const named = said.find((each) => budgetIn(each) !== null)
  const [budgetFen, leastFen] = named === undefined ? [null, null] : [budgetIn(named), leastIn(named)]
  const text = said.join(',')
  if (product === null || price === null || budgetFen !== null) return { text, budgetFen, leastFen }
  return { text: `${text},${product.category ?? ''}`, budgetFen: price - 1, leastFen }
}

/** Whether words for such an outcome were said in this conversation. */
function wasSaid(from: KnowledgeSource, outcome: string, { scene, scripts }: Briefing): boolean {
  const words = scripts.tellings.filter((one) => one.from === from && one.outcomes.has(outcome))
  return words.some(({ response }) => response.keys.some((key) => scene.said.has(key)))
}

/** What goes with the product that was decided for; offered once. */
export const ofPair: Source = (_, briefing) => {
  const { product, catalogue } = briefing.scene.records
  if (wasSaid('pair', 'pair', briefing)) return null
  const pair = product === null || catalogue === null ? null : crossSell(product, catalogue, [product.id])
  const price = pair === null ? null : priceOf(pair)
  return pair === null || price === null
    ? null
    : { outcome: 'pair', facts: { 'pair.title': pair.title, 'pair.price': yuan(price) } }
}
