import type { Effects, Plan } from '../types/index.ts'

/** What a draft does as far as its responses tell. */
export function effectsOfPlan(plan: Plan): Effects {
  const answers = plan.responses.flatMap(({ intent, kind }) =>
    intent === null ? [] : [{ intent, kind, slots: '' }],
  )
  return {
    wordings: plan.responses.map(({ responseId, wording }) => `${responseId}#${wording}`),
    answers,
    bargain: null,
    asks: null,
    greets: false,
    closes: false,
    holds: false,
    tasks: [],
  }
}
