import { AspectModel, NOTHING } from '../nlu/aspects.ts'
import { ASPECTS, type Aspect } from '../types/index.ts'
import type { Prepared } from './example.ts'
import { fittedWithTemperature } from './held-out.ts'

/** Of the lines of other intents so many in one are enough to learn what has nothing of an aspect. */
const ONE_OF: Readonly<Record<Aspect, number>> = { signs: 3, passing: 4 }

/** Lines of these labels may have something of it: they teach nothing. */
const MAY_HAVE: Readonly<Record<Aspect, readonly string[]>> = {
  signs: ['complaint', 'human_request'],
  passing: ['greeting', 'thanks_bye', 'acknowledge', 'out_of_scope'],
}

/** So many folds; every so many lines one is held out. */
const FOLDS = 5

/** An aspect's own lines, their value as the label. */
export type AspectRows = Readonly<Record<Aspect, readonly Prepared[]>>

/** The models of the aspects that have lines of their own, each with a temperature from lines that were held out. */
export function trainAspects(
  own: AspectRows,
  examples: readonly Prepared[],
): { models: Map<Aspect, AspectModel>; accuracy: number } {
  const trained = ASPECTS.filter((aspect) => own[aspect].some(({ label }) => label !== NOTHING)).map(
    (aspect) => {
      const others = examples.filter(
        ({ label }, i) => i % ONE_OF[aspect] === 0 && !MAY_HAVE[aspect].includes(label),
      )
      // A line that bears another aspect has nothing of this one; one that bears none of it may well have.
      const beside = ASPECTS.flatMap((each) => (each === aspect ? [] : own[each])).filter(
        ({ label }) => label !== NOTHING,
      )
      const none = [...beside, ...others].map((each) => ({ ...each, label: NOTHING }))
      const all = [...own[aspect], ...none]
      const rows = all.map((example, i) => ({ example, fold: i % FOLDS }))
      return { aspect, ...fittedWithTemperature(rows, ({ label }) => label) }
    },
  )
  const sum = trained.reduce((total, { accuracy }) => total + accuracy, 0)
  return {
    models: new Map(trained.map(({ aspect, model }) => [aspect, new AspectModel(model)])),
    accuracy: trained.length === 0 ? 0 : sum / trained.length,
  }
}
