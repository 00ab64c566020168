import type { Question } from '../../context/question.ts'
import { earlier } from '../../conversation/index.ts'
import {
  adviseSize,
  asksForOwnSize,
  type Body,
  bodyTold,
  choosesVariant,
  colorsNamed,
  factNamed,
  fitAsked,
  isLargerAnyway,
  type KnownFact,
  measuresOfSize,
  sizeMadeFor,
  sizesWeighed,
  tellsBody,
  weighSizes,
} from '../../knowledge/index.ts'
import { OF_VARIANTS, type ProductRecord } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import { ofAttribute } from './of-attribute.ts'
import { ofStock } from './of-stock.ts'
import { ofEach, withStock } from './own-size.ts'
import { type Said, type Source, said } from './said.ts'
import { adviceTold } from './wish-of.ts'

/** One size and why, how one that is asked about compares with it, or the piece that is missing. */
export const ofSize: Source = (question, briefing) => {
  const { scene } = briefing
  const { product } = scene.records
  if (product === null) return null
  if (isDecided(question, product, briefing))
    return asVariant(ofStock({ ...question, followUp: question.followUp ?? 'another' }, briefing))
  const madeFor = sizeMadeFor(question.normalised, product)
  if (madeFor !== null) return said(madeFor)
  const measures = measuresOfSize(question.normalised, product, earlier(scene.state))
  if (measures !== null) return said(measures)
  const each = ofEach(question, product, briefing)
  if (each !== null) return each
  const body = bodyTold(scene.text, earlier(scene.state), product)
  const turnsOut = tellsBody(body) ? null : fitAsked(question.normalised, product)
  if (turnsOut !== null) return { outcome: turnsOut, facts: {} }
  const advice = adviseSize(product, body)
  if (advice.outcome === 'no_chart') return ofMeasures(question, briefing)
  const weighed = weighSizes(advice, sizesWeighed(question.text, product), product)
  return weighed === null
    ? advised(advice, body, question, product, briefing)
    : weighedWithStock(weighed, question, product, briefing)
}

/** How the size that is asked about compares; where the one that fits is gone, that too, and where it was told before, that it stands. */
function weighedWithStock(
  weighed: NonNullable<ReturnType<typeof weighSizes>>,
  question: Question,
  product: ProductRecord,
  briefing: Briefing,
): Said {
  const stock = withStock(weighed.facts, question, product, briefing)
  const isRight = weighed.outcome === 'right'
  const isGone = stock?.outcome === 'size_gone'
  if (isRight && !isGone && wasAdvised(weighed.facts, product, briefing))
    return said({ ...weighed, outcome: 'still' })
  if (stock === null || !isGone) return said(weighed)
  return isRight ? stock : said({ ...weighed, outcome: `${weighed.outcome}_gone` })
}

/** 到底42还是43 after 42 was advised. */
const wasAdvised = (facts: readonly KnownFact[], product: ProductRecord, { scene }: Briefing): boolean =>
  adviceTold(product, scene) === factNamed(facts, 'product.size')?.value

const asVariant = (stock: Said | null): Said | null => (stock === null ? null : { as: OF_VARIANTS, ...stock })

/** 那红色37, 行 拍灰43: who names a variant by itself wants to know whether it is there; a size alone once one was advised. */
const isDecided = ({ text, normalised }: Question, product: ProductRecord, { scene }: Briefing): boolean =>
  choosesVariant(text, product) &&
  (colorsNamed(normalised, product).length === 1 || adviceTold(product, scene) !== null)

/** The advice as it stands. */
function advised(
  { outcome, facts }: ReturnType<typeof adviseSize>,
  body: Body,
  question: Question,
  product: ProductRecord,
  briefing: Briefing,
): Said {
  const missing = factNamed(facts, 'size.missing')
  const fit: Record<string, string> = product.fit ? { 'product.fit': product.fit } : {}
  const isWide = body.wide && !(outcome === 'size' && isLargerAnyway(product, body))
  if (missing === null) {
    const fuller = outcome === 'size' && !isWide ? fullerOf(facts, question, product, briefing) : null
    return fuller ?? said({ outcome: isWide ? `${outcome}_wide` : outcome, facts }, fit)
  }
  const own = isWide ? ofAttribute(question, briefing) : null
  if (own?.outcome === 'qa') return { as: 'attribute', ...own }
  const isHalf = missing.value === 'height' && body.weightKg !== null
  return said({ outcome: `${outcome}_${missing.value}${isHalf ? '_alone' : ''}`, facts: [] }, fit)
}

/** With the size what else is asked: how the sizes turn out (穿43的 偏不偏码), or whether that size is there (有我码不); that it is gone unasked. */
function fullerOf(
  facts: readonly KnownFact[],
  question: Question,
  product: ProductRecord,
  briefing: Briefing,
): Said | null {
  const fit = fitAsked(question.normalised, product)
  if (fit !== null && product.fit) return said({ outcome: 'size_fit', facts }, { 'product.fit': product.fit })
  const stock = withStock(facts, question, product, briefing)
  return stock?.outcome === 'size_gone' || asksForOwnSize(briefing.scene.normalised) ? stock : null
}

/** 多大 asks for the measures of what is made in no sizes. */
function ofMeasures(question: Question, briefing: Briefing): Said | null {
  const measures = ofAttribute(question, briefing)
  const isKnown = measures !== null && !measures.outcome.startsWith('unknown')
  return isKnown ? { as: 'attribute', ...measures } : { outcome: 'no_chart', facts: {} }
}
