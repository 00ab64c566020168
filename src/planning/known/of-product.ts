import type { Question } from '../../context/question.ts'
import { earlier } from '../../conversation/index.ts'
import {
  type Attributes,
  adviseSize,
  alternativeTo,
  answerProduct,
  askedAttribute,
  asksForAny,
  asksForOwnSize,
  asksHowMany,
  attributeAskedIn,
  bodyTold,
  colorsByStock,
  colorsMade,
  colorsNamed,
  countIn,
  factNamed,
  fitAsked,
  isLargerAnyway,
  type KnownFact,
  measuresOfSize,
  sizeIn,
  sizesNamed,
  skusFor,
  stockOf,
  stockOfSeveral,
  stretchOf,
  tellsBody,
  type Wish,
  withoutSizes,
} from '../../knowledge/index.ts'
import { clausesOf, matchesPhrases, OF_VARIANTS, type ProductRecord } from '../../types/index.ts'
import { heardIn } from '../heard.ts'
import type { Briefing, Scene } from '../scene.ts'
import { stockOfBoth } from './of-both.ts'
import { type Said, type Source, said } from './said.ts'
import { sizeBefore, wishIn, wishOf } from './wish-of.ts'

/** What the record says of an attribute, the value first. */
export const ofAttribute: Source = (question, { scene, scripts }) => {
  const { product } = scene.records
  if (product === null || scripts.attributes === null) return null
  const words = pieceAsking(question, product, scripts.attributes)
  const heard = heardIn(words === question.normalised ? question.text : words, scene.attributes)
  const answer = answerProduct(product, words, scripts.attributes, heard, question.normalised)
  if (answer === null) return null
  const value = answer.outcome === 'qa' ? undefined : answer.facts[1]
  const isKnown = value !== undefined && answer.outcome !== 'unknown'
  if (!isKnown) return said(answer)
  // The record writes no value but a mark: 支持, 无.
  const isFlag = factNamed(answer.facts, 'product.stated') !== null
  return said(
    { ...answer, outcome: isFlag ? `${answer.outcome}_flag` : answer.outcome },
    { 'product.value': ofSizeMeant(value.say, question, product, scene) },
  )
}

/**
 * Of a value that tells sizes apart what it says of the one that is meant: by the words (大的呢), else by what was
 * talked about before (多少瓦 after 10平装多大的).
 */
function ofSizeMeant(value: string, { normalised }: Question, product: ProductRecord, scene: Scene): string {
  if (sizesNamed(normalised, product).length > 1) return value
  const before = sizeBefore(product, scene)
  const told = [normalised, scene.normalised].flatMap((words) => sizeIn(words, product, before) ?? [])
  const size = told[0] ?? before
  return size === null ? value : (stretchOf(value, size, product) ?? value)
}

/** The only piece of the words that asks for what the record knows: 啥充电口 苹果线能充不 is not asked as a yes or no. */
function pieceAsking({ text, normalised }: Question, product: ProductRecord, attributes: Attributes): string {
  const pieces = clausesOf(text)
  const asking = pieces.filter((piece) => attributeAskedIn(piece, product, attributes) !== null)
  const [only, ...others] = asking
  if (pieces.length === 1 || only === undefined || others.length > 0) return normalised
  // 里子也是皮的吗 还是布的: what the first piece names goes for the second.
  return isGoingOn(only, product, attributes) ? normalised : only
}

/** Whether it is only the other half of a choice, and names nothing that it is the choice of. */
const isGoingOn = (piece: string, product: ProductRecord, attributes: Attributes): boolean =>
  matchesPhrases(piece, attributes.forms.choice) &&
  askedAttribute(piece, attributes, product)?.form !== 'choice'

/** Whether the wished variant is there, else what is near to it. */
export const ofStock: Source = (question, briefing) => {
  const { scene } = briefing
  const { product } = scene.records
  if (product === null) return null
  const both = stockOfBoth(question, briefing)
  if (both !== null) return both
  const { now } = scene.circumstances
  const { stockMaxAgeMinutes } = scene.shop.policy
  const stockFor = (each: Wish) => stockOf(product, each, now, stockMaxAgeMinutes)
  const several = stockOfSeveral(textAsked(question, scene), product, now, stockMaxAgeMinutes)
  if (several !== null) return said(several)
  // 40的多少钱 有货不: the variant may stand in another clause than the question.
  const own = wishOf(question, product, scene)
  const isOpen = question.apart !== undefined && own.color === null && own.size === null
  const worded = isOpen ? wishIn(scene.normalised, question.slots, product, scene) : own
  const open = factNamed(stockFor(worded).facts, 'stock.missing')?.value === 'size'
  const told = open ? ofOwnSize(question, product, briefing) : null
  if (told !== null) return told
  const wish = open ? { ...worded, size: sizeBefore(product, scene) } : worded
  const answer = stockFor(wish)
  return (
    shortOf(answer, product, scene) ?? leftOf(answer, wish, question, product) ?? near(answer, wish, briefing)
  )
}

/** What is there of the wish, or what is missing of it, and what is near to it where nothing is left. */
function near(answer: ReturnType<typeof stockOf>, wish: Wish, { scene }: Briefing): Said {
  const { product, catalogue } = scene.records
  const missing = factNamed(answer.facts, 'stock.missing')
  const facts = answer.facts.filter((fact) => fact !== missing)
  const outcome = missing === null ? answer.outcome : `${answer.outcome}_${missing.value}`
  const isGone = answer.outcome === 'none' || answer.outcome === 'off_shelf'
  const other =
    isGone && catalogue !== null && product !== null ? alternativeTo(product, wish, catalogue) : null
  if (other === null) return said({ outcome, facts })
  const variant = `${other.sku?.color ?? ''}${other.sku?.size ?? ''}`
  return said(
    { outcome, facts },
    other.why === 'color' ? { 'alternative.variant': variant } : { 'alternative.title': other.product.title },
  )
}

/** 还剩几个, of the one variant that is meant. */
function leftOf(
  { facts }: ReturnType<typeof stockOf>,
  wish: Wish,
  { normalised }: Question,
  product: ProductRecord,
): Said | null {
  const left = factNamed(facts, 'product.stock')
  const isOne = skusFor(product, wish).length === 1
  return left !== null && isOne && asksHowMany(normalised) ? said({ outcome: 'left', facts: [left] }) : null
}

/** 脚25.3公分 要黑的 有没有: the size that the same message tells, and whether it is there; null where it tells none. */
function ofOwnSize(question: Question, product: ProductRecord, briefing: Briefing): Said | null {
  const body = bodyTold(briefing.scene.text, [], product)
  if (!tellsBody(body)) return null
  const { outcome, facts } = adviseSize(product, body)
  const fuller = outcome === 'size' ? withStock(facts, question, product, briefing) : null
  return fuller === null ? null : { as: 'size', ...fuller }
}

/** 要三套够不够, where fewer are left. */
function shortOf(answer: ReturnType<typeof stockOf>, product: ProductRecord, { normalised }: Scene) {
  const left = factNamed(answer.facts, 'product.stock')
  const wished = countIn(withoutSizes(normalised, product))
  if (answer.outcome !== 'in_stock' || left === null || wished === null || Number(left.value) >= wished)
    return null
  return said({ outcome: 'short', facts: [left] })
}

/** 豆绿1.8有吗 没有的话2米的: the other variant may stand in another clause than the question. */
const textAsked = ({ normalised }: Question, { normalised: all }: Briefing['scene']): string =>
  all.includes(normalised) ? all : normalised

/** One size and why, or the piece that is missing. */
export const ofSize: Source = (question, briefing) => {
  const { scene } = briefing
  const { product } = scene.records
  if (product === null) return null
  const measures = measuresOfSize(question.normalised, product)
  if (measures !== null) return said(measures)
  const body = bodyTold(scene.text, earlier(scene.state), product)
  const turnsOut = tellsBody(body) ? null : fitAsked(question.normalised, product)
  if (turnsOut !== null) return { outcome: turnsOut, facts: {} }
  const { outcome, facts } = adviseSize(product, body)
  if (outcome === 'no_chart') return ofMeasures(question, briefing)
  const missing = factNamed(facts, 'size.missing')
  const fit: Record<string, string> = product.fit ? { 'product.fit': product.fit } : {}
  const isWide = body.wide && !(outcome === 'size' && isLargerAnyway(product, body))
  if (missing === null) {
    const fuller = outcome === 'size' && !isWide ? fullerOf(facts, question, product, briefing) : null
    return fuller ?? said({ outcome: isWide ? `${outcome}_wide` : outcome, facts }, fit)
  }
  const isHalf = missing.value === 'height' && body.weightKg !== null
  return said({ outcome: `${outcome}_${missing.value}${isHalf ? '_alone' : ''}`, facts: [] }, fit)
}

/** With the size what else is asked: how the sizes turn out (穿43的 偏不偏码), or whether that size is there (有我码不). */
function fullerOf(
  facts: readonly KnownFact[],
  question: Question,
  product: ProductRecord,
  briefing: Briefing,
) {
  const fit = fitAsked(question.normalised, product)
  if (fit !== null && product.fit) return said({ outcome: 'size_fit', facts }, { 'product.fit': product.fit })
  return asksForOwnSize(briefing.scene.normalised) ? withStock(facts, question, product, briefing) : null
}

/** The advised size with whether it is there in the colour that the words name. */
function withStock(
  facts: readonly KnownFact[],
  { slots }: Question,
  product: ProductRecord,
  { scene }: Briefing,
): Said | null {
  const size = factNamed(facts, 'product.size')?.value ?? null
  const { color } = wishIn(scene.normalised, slots, product, scene)
  const { now } = scene.circumstances
  const stock = stockOf(product, { color, size }, now, scene.shop.policy.stockMaxAgeMinutes)
  if (stock.outcome !== 'in_stock' && stock.outcome !== 'none') return null
  const variant = { 'size.variant': `${color ?? ''}${size ?? ''}` }
  return said({ outcome: stock.outcome === 'none' ? 'size_gone' : 'size_there', facts }, variant)
}

/** 多大 asks for the measures of what is made in no sizes. */
function ofMeasures(question: Question, briefing: Briefing): Said | null {
  const measures = ofAttribute(question, briefing)
  const isKnown = measures !== null && !measures.outcome.startsWith('unknown')
  return isKnown ? { as: 'attribute', ...measures } : { outcome: 'no_chart', facts: {} }
}

/** The colours that it is made in; who names one of them asks whether it is there. */
export const ofColors: Source = (question, briefing) => {
  const { product } = briefing.scene.records
  const isOne = product !== null && colorsNamed(question.normalised, product).length === 1
  const stock = isOne && !asksForAny(question.normalised) ? ofStock(question, briefing) : null
  if (stock !== null) return { as: OF_VARIANTS, ...stock }
  if (product === null || product.status === 'off_shelf') return null
  const { shop, circumstances } = briefing.scene
  const { stockMaxAgeMinutes: maxAgeMinutes } = shop.policy
  // 41有什么色: none of the others can be had in that size.
  const size = sizeIn(question.normalised, product, null)
  const skus = size === null ? product.skus : skusFor(product, { color: null, size })
  const colors = colorsMade({ ...product, skus })
  if (colors.length === 0) return null
  const known = colorsByStock(product, { now: circumstances.now, maxAgeMinutes, size })
  const ofSize = known === null && size !== null ? ofStock(question, briefing) : null
  if (ofSize !== null) return { as: OF_VARIANTS, ...ofSize }
  return known === null
    ? { outcome: 'value', facts: { 'product.colors': colors.join('、') } }
    : {
        outcome: 'some',
        facts: { 'stock.there': known.there.join('、'), 'stock.gone': known.gone.join('、') },
      }
}
