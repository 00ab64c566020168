import { type Label, OUT_OF_SCOPE } from '../types/index.ts'
import type { Choice, Drafted, TurnInput } from './engine.ts'

/** Other words for a turn, with what they answer. */
export interface Alternative {
  intent: Label | null
  kind: string | null
  text: string
}

/** How many choices of wordings are tried: no response has more wordings. */
const SEEDS = 12
/** What is all but impossible only costs the reader's time. */
const LEAST_CONFIDENCE = 0.02
const READINGS = 5

/** Other wordings of the draft first, then what the scripts say where something else is meant; each text once. */
export function alternativesTo(
  current: string | null,
  input: TurnInput,
  most: number,
  plan: (input: TurnInput) => Drafted,
): Alternative[] {
  const found = new Map<string, Alternative>()
  const keep = (drafted: Drafted) => {
    const { text } = drafted
    if (text === null || text === current || found.has(text) || found.size >= most) return
    found.set(text, { ...subjectOf(drafted), text })
  }
  for (let step = 0; step < SEEDS; step++) keep(plan(withSeed(input, input.circumstances.seed + step)))
  for (const chosen of readingsOf(input)) {
    const drafted = plan({ ...input, chosen })
    // Words that only hold the line are no other answer.
    if (drafted.plan.responses.some(({ intent }) => intent !== null)) keep(drafted)
  }
  return [...found.values()]
}

const withSeed = (input: TurnInput, seed: number): TurnInput => ({
  ...input,
  circumstances: { ...input.circumstances, seed },
})

function subjectOf({ plan }: Drafted): Pick<Alternative, 'intent' | 'kind'> {
  const first = plan.responses.find(({ intent }) => intent !== null)
  return { intent: first?.intent ?? plan.intents[0] ?? null, kind: first?.kind ?? null }
}

/** What the newest words may mean besides, likeliest first. */
function readingsOf({ predictions }: TurnInput): Choice[] {
  const newest = predictions.findLast((one) => one !== null)
  const ranked = [newest?.ranking ?? [], ...(newest?.utterances.map(({ ranking }) => ranking) ?? [])].flat()
  const likely = ranked
    .filter(({ intent, confidence }) => intent !== OUT_OF_SCOPE && confidence >= LEAST_CONFIDENCE)
    .sort((one, other) => other.confidence - one.confidence)
  const intents = [...new Set(likely.map(({ intent }) => intent))].slice(0, READINGS)
  return intents.map((intent) => ({ intent, kind: null }))
}
