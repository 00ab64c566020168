import type { Question } from '../../context/question.ts'
import { toldBefore } from '../../conversation/index.ts'
import { bothAsked, type NamedProduct, readWish, stockOf } from '../../knowledge/index.ts'
import type { Briefing } from '../scene.ts'
import type { Said } from './said.ts'

/** Whether each of the two products that are asked after is there in the colour and size that the words name; null where they ask after no two. */
export function stockOfBoth({ normalised }: Question, { scene }: Briefing): Said | null {
  const { catalogue, product, shown } = scene.records
  if (catalogue === null) return null
  const talked = catalogue.product(scene.state.product?.id ?? '') ?? product
  const told = toldBefore(scene.state)
  const pair = bothAsked(normalised, catalogue, talked, told, shown)
  if (pair === null) return null
  const { now } = scene.circumstances
  const outcomeOf = (each: NamedProduct) =>
    stockOf(each.product, readWish(normalised, each.product), now, scene.shop.policy.stockMaxAgeMinutes)
      .outcome
  const outcomes = pair.map(outcomeOf)
  if (outcomes.some((outcome) => !DECIDED.has(outcome))) return null
  const named = (is: boolean) => pair.filter((_, i) => (outcomes[i] !== GONE) === is).map(({ name }) => name)
  const [there, gone] = [named(true), named(false)]
  if (gone.length === 0) return { outcome: 'both_there', facts: { 'both.there': there.join('、') } }
  if (there.length === 0) return { outcome: 'both_gone', facts: { 'both.gone': gone.join('、') } }
  return { outcome: 'both_some', facts: { 'both.there': there[0]!, 'both.gone': gone[0]! } }
}

const GONE = 'none'
/** What stock says for sure: there, there in some of what the words leave open, gone. */
const DECIDED: ReadonlySet<string> = new Set(['in_stock', 'choose', GONE])
