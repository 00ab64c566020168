import type { Question } from '../../context/question.ts'
import { earlier } from '../../conversation/index.ts'
import {
  adviseEach,
  adviseSize,
  bodiesTold,
  bodyTold,
  factNamed,
  type KnownFact,
  saySize,
  stockOf,
  tellsBody,
  variantsThere,
} from '../../knowledge/index.ts'
import type { ProductRecord } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import { type Said, said } from './said.ts'
import { wishIn, withBefore } from './wish-of.ts'

/** The advised size with whether it is there in the colour that is talked about, and what is there in its place. */
export function withStock(
  facts: readonly KnownFact[],
  { slots }: Question,
  product: ProductRecord,
  { scene }: Briefing,
): Said | null {
  const size = factNamed(facts, 'product.size')?.value ?? null
  const color = colorWished(slots, product, scene)
  const { now } = scene.circumstances
  const stock = stockOf(product, { color, size }, now, scene.shop.policy.stockMaxAgeMinutes)
  const isGone = stock.outcome === 'none'
  // Some of its colours are gone where none is talked about.
  const isThere = stock.outcome === 'in_stock'
  if (!isThere && !isGone) return null
  const variant = { 'size.variant': `${color ?? ''}${size ?? ''}` }
  const others = isGone ? variantsThere(product, { color: null, size }) : []
  const left = isGone && others.length === 0 ? variantsThere(product, { color, size: null }, 'size') : []
  return said(
    { outcome: isGone ? 'size_gone' : 'size_there', facts },
    {
      ...variant,
      ...(others.length > 0 && { 'size.others': others.join('、') }),
      ...(left.length > 0 && { 'size.left': [...left.slice(0, -1), saySize(left.at(-1)!)].join('、') }),
    },
  )
}

/** The colour that is talked about. */
function colorWished(
  slots: Question['slots'],
  product: ProductRecord,
  scene: Briefing['scene'],
): string | null {
  const own = wishIn(scene.normalised, slots, product, scene)
  return withBefore(own, scene.normalised, product, scene).color
}

/** 一个脚长253一个262: the sizes of several people of whom one message tells; null where it tells of one. */
export function ofEach({ slots }: Question, product: ProductRecord, { scene }: Briefing): Said | null {
  const bodies = bodiesTold(scene.text, earlier(scene.state), product)
  if (bodies.length === 0) return null
  const { now } = scene.circumstances
  const maxAgeMinutes = scene.shop.policy.stockMaxAgeMinutes
  const advice = adviseEach(product, bodies, {
    color: colorWished(slots, product, scene),
    now,
    maxAgeMinutes,
  })
  return advice && said(advice)
}

/** 脚25.3公分 要黑的 有没有: the size that the same message tells, and whether it is there; null where it tells none. */
export function ofOwnSize(question: Question, product: ProductRecord, briefing: Briefing): Said | null {
  const each = ofEach(question, product, briefing)
  if (each !== null) return { as: 'size', ...each }
  const body = bodyTold(briefing.scene.text, [], product)
  if (!tellsBody(body)) return null
  const { outcome, facts } = adviseSize(product, body)
  const fuller = outcome === 'size' ? withStock(facts, question, product, briefing) : null
  return fuller === null ? null : { as: 'size', ...fuller }
}
