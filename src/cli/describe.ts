import type { Answered } from '../evaluation/predict.ts'
import { percent } from '../evaluation/reports/format.ts'

/** An answer for a person: the decision, the draft, and why. */
export function describeAnswer(answered: Answered): string {
  const { plan, text } = answered.output
  const lines: [string, string | null][] = [
    ['decision', `${plan.decision} (${plan.reason}) ${plan.explanation}`.trim()],
    ['draft', text],
    ...describeWhy(answered),
  ]
  return render(lines)
}

/** What was understood and what it rests on, without the draft. */
export function describeReasons(answered: Answered): string {
  const { plan } = answered.output
  return render([['decision', `${plan.decision} (${plan.reason})`], ...describeWhy(answered)])
}

function describeWhy({ prediction, output: { plan } }: Answered): [string, string | null][] {
  return [
    ['understood', understood(prediction)],
    ['ranking', prediction.ranking.slice(0, 5).map(ranked).join(', ')],
    ['because of', plan.why.map(({ text, weight }) => `${text} ${signed(weight)}`).join(', ')],
    ['values', prediction.slots.map((slot) => `${slot.name} ${slot.value} (${slot.text})`).join(', ')],
    ['scripts', plan.responses.map((each) => `${each.responseId}#${each.wording}`).join(', ')],
    [
      'facts',
      plan.responses
        .flatMap((each) => Object.entries(each.facts))
        .map(([id, say]) => `${id}: ${say}`)
        .join('; '),
    ],
    ['left open', plan.open.map((part) => `${part.text} (${part.reason})`).join(', ')],
    ['for the human', plan.handoff && `${plan.handoff.urgency}: ${plan.handoff.summary}`],
  ]
}

function understood({ utterances }: Answered['prediction']): string {
  return utterances
    .map(({ utterance, ranking, intent, rejection, kind }) => {
      const label = intent ?? `${ranking[0]!.intent}?`
      const detail = [kind?.name, percent(ranking[0]!.confidence, 0), rejection].filter(Boolean).join(', ')
      return `「${utterance.text}」 ${label} (${detail})`
    })
    .join('; ')
}

const ranked = ({ intent, confidence }: { intent: string; confidence: number }) =>
  `${intent} ${percent(confidence, 0)}`
const signed = (weight: number) => `${weight > 0 ? '+' : ''}${weight.toFixed(2)}`

function render(lines: readonly [string, string | null][]): string {
  return lines
    .filter((line): line is [string, string] => line[1] !== null && line[1] !== '')
    .map(([name, value]) => `${name.padEnd(14)}${value.replaceAll('\n', `\n${' '.repeat(14)}`)}`)
    .join('\n')
}
