import type { Question } from '../../context/question.ts'
import { earlier } from '../../conversation/index.ts'
import { exchangeDifference, partBack } from '../../knowledge/index.ts'
import type { Briefing } from '../scene.ts'
import { ofRefund } from './of-order.ts'
import { type Source, said } from './said.ts'

/** So many messages back what is to be exchanged or taken back is still meant. */
const BACK = 3

/** These words with those before them, oldest first: what they are about may have been named there. */
const textsOf = ({ normalised }: Question, { scene }: Briefing): string[] => [
  ...earlier(scene.state).slice(-BACK),
  scene.normalised.includes(normalised) ? scene.normalised : normalised,
]

const reckoningOf = ({ scene: { shop, records, circumstances } }: Briefing) => ({
  rules: shop,
  catalogue: records.catalogue,
  now: circumstances.now,
})

/** What another variant costs more or less than the one that was ordered. */
export const ofExchangePrice: Source = (question, briefing) => {
  const { order } = briefing.scene.records
  if (order === null) return null
  const difference = exchangeDifference(textsOf(question, briefing), order, reckoningOf(briefing))
  if (difference === null) return null
  // What nobody has paid needs no paying back.
  return order.status === 'unpaid' && difference.outcome === 'less'
    ? said({ ...difference, outcome: 'less_unpaid' })
    : said(difference)
}

/** What comes back of an order of which a part is taken back; where no part is meant, how its refund stands. */
export const ofPartBack: Source = (question, briefing) => {
  const { order } = briefing.scene.records
  if (order === null) return null
  const isAsked = (order.refunds ?? []).length > 0
  const part = isAsked ? null : partBack(textsOf(question, briefing), order, reckoningOf(briefing))
  if (part !== null) return said(part)
  const refund = ofRefund(question, briefing)
  return refund === null ? null : { as: 'refund', ...refund }
}
