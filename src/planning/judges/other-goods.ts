import type { Question } from '../../context/question.ts'
import { names } from '../../context/subjects.ts'
import { activitiesAt, isGivenWith } from '../../knowledge/index.ts'
import { matchesPhrases } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'

/**
 * The briefing as if nothing were ordered, where the turn shows a product that the customer's order does not hold and
 * asks what may be asked of goods: the card decides what is asked about.
 */
export function besideOtherGoods(question: Question, briefing: Briefing): Briefing {
  if (!isOfOtherGoods(question, briefing)) return briefing
  const { scene } = briefing
  return {
    ...briefing,
    scene: {
      ...scene,
      situation: null,
      circumstances: { ...scene.circumstances, order: null },
      records: { ...scene.records, order: null },
    },
  }
}

function isOfOtherGoods(question: Question, { scene, scripts: { ofGoods } }: Briefing): boolean {
  const { records, shop, circumstances } = scene
  const { order, settled, product } = records
  const activities = activitiesAt(shop.activities, circumstances.now)
  if (product !== null && isGivenWith(question.normalised, product, activities)) return false
  const shown = settled?.product?.id
  const items = order?.items ?? []
  if (ofGoods === null || shown === undefined || items.length === 0) return false
  if (items.some(({ productId }) => productId === shown)) return false
  return names(ofGoods.questions, question) && !matchesPhrases(question.normalised, ofGoods.aboutTheOrder)
}
