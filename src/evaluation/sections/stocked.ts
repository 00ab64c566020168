import type { TurnOutput } from '../converse.ts'
import { type Estimate, shareOf } from '../metrics/intervals.ts'
import type { JudgedTurn } from './dialogues.ts'

/** A turn that was decided well without goods, and is not any more where the shop has some. */
export interface StockedLoss {
  id: string
  text: string
  bare: string
  stocked: string
}

export interface StockedSection {
  /** Of the turns decided acceptably without goods, those that no longer are with the demonstration's on the shelf. */
  lost: Estimate
  cases: StockedLoss[]
}

/**
 * Holds the turns of dialogues that were lived through without goods against the same with goods on the shelf: a
 * question that has nothing to do with them is to be answered as before. Null where there are no turns. Pure.
 * @param bare the turns as judged without goods
 * @param stocked the same turns with goods
 */
export function measureStocked(
  bare: readonly JudgedTurn[],
  stocked: readonly JudgedTurn[],
): StockedSection | null {
  if (bare.length === 0) return null
  const pairs = bare
    .map((turn, i) => ({ bare: turn, stocked: stocked[i]! }))
    .filter((pair) => pair.bare.acceptable)
  const isLost = (pair: { stocked: JudgedTurn }) => !pair.stocked.acceptable
  return {
    lost: shareOf(pairs, isLost),
    cases: pairs.filter(isLost).map((pair) => ({
      id: pair.bare.id,
      text: pair.bare.turn.text,
      bare: wordsOf(pair.bare.output),
      stocked: wordsOf(pair.stocked.output),
    })),
  }
}

const wordsOf = ({ plan, text }: TurnOutput) => `${plan.decision} ${plan.intents.join('+')}: ${text ?? ''}`
