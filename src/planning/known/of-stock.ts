import type { Question } from '../../context/question.ts'
import {
  alternativeTo,
  asksForAny,
  asksForNotice,
  asksHowMany,
  colorsByStock,
  colorsMade,
  colorsNamed,
  colorsThere,
  countIn,
  factNamed,
  sizeIn,
  skusFor,
  stockOf,
  stockOfSeveral,
  variantsThere,
  type Wish,
  withoutSizes,
} from '../../knowledge/index.ts'
import { OF_VARIANTS, type ProductRecord } from '../../types/index.ts'
import type { Briefing, Scene } from '../scene.ts'
import { stockOfBoth } from './of-both.ts'
import { ofOwnSize } from './own-size.ts'
import { type Said, type Source, said } from './said.ts'
import { sizeBefore, wishIn, wishOf } from './wish-of.ts'

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
  // 帮我留意下: what is not there is seen to, and nothing else need be said of it.
  if (answer.outcome === 'none' && asksForNotice(question.normalised))
    return said({ ...answer, outcome: 'notice' })
  return (
    shortOf(answer, product, scene) ??
    leftOf(answer, wish, question, product) ??
    near(answer, wish, question, briefing)
  )
}

/** What is there of the wish, or what is missing of it, and what is near to it where nothing is left. */
function near(
  answer: ReturnType<typeof stockOf>,
  wish: Wish,
  { normalised }: Question,
  { scene }: Briefing,
): Said {
  const { product, catalogue } = scene.records
  const missing = factNamed(answer.facts, 'stock.missing')
  const facts = answer.facts.filter((fact) => fact !== missing)
  const outcome = missing === null ? answer.outcome : `${answer.outcome}_${missing.value}`
  const isGone = answer.outcome === 'none' || answer.outcome === 'off_shelf'
  const other =
    isGone && catalogue !== null && product !== null ? alternativeTo(product, wish, catalogue) : null
  if (other === null) return said({ outcome, facts })
  const one = `${other.sku?.color ?? ''}${other.sku?.size ?? ''}`
  // 粉的没了？还有啥色: all that there are.
  const variant = asksForAny(normalised) ? allColors(other.product, wish) : one
  return said(
    { outcome, facts },
    other.why === 'color' ? { 'alternative.variant': variant } : { 'alternative.title': other.product.title },
  )
}

/** The colours that are there, in the wished size. */
const allColors = (product: ProductRecord, { size }: Wish): string =>
  (size === null ? colorsThere(product) : variantsThere(product, { color: null, size })).join('、')

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
