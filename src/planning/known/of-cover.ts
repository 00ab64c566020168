import { earlier } from '../../conversation/index.ts'
import { factAt } from '../../knowledge/facts.ts'
import { coverOf } from '../../knowledge/index.ts'
import { type Source, said } from './said.ts'

/** Whether the fault that the customer tells of, now or before, is still one that the shop mends. */
export const ofCover: Source = ({ text }, { scene, scripts }) => {
  const { shop, circumstances, campaign, records, state } = scene
  const fact = factAt(shop, scripts.source.handoff.coverFact, circumstances.now, campaign)
  if (records.order === null || fact === null || !('rows' in fact)) return null
  const texts = [text, ...earlier(state).toReversed()]
  const told = texts.flatMap(
    (each) => fact.narrow?.find(({ on }) => on.some((word) => each.includes(word))) ?? [],
  )
  const [terms] = told
  const row = fact.rows.find(({ defects }) => defects.some((defect) => terms?.say.includes(defect)))
  if (terms === undefined || row === undefined) return null
  const cover = coverOf(records.order, row.months, circumstances.now, shop.timezone)
  return cover === null ? null : said(cover, { 'cover.terms': terms.say })
}
