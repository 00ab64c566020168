import { intentOf } from '../nlu/turn-features.ts'
import type { Planner } from '../planning/engine.ts'
import type { DecidedTurn, TurnSeen } from '../types/index.ts'
import type { CustomerTurn, DialogueCase } from './cases.ts'
import { converse } from './converse.ts'
import type { Engine } from './predict.ts'

/**
 * The turns of dialogues as somebody sees them who has to decide, with what the dialogues expect: what the model of
 * decisions learns from. Left out are turns on which there is nothing to decide, and those in the midst of a burst.
 * @param engine without an opinion of its own
 * @param now milliseconds since the epoch
 */
export function decidedTurns(
  dialogues: readonly DialogueCase[],
  { shops, understanding, planner }: Pick<Engine, 'shops' | 'understanding' | 'planner'>,
  now: number,
): DecidedTurn[] {
  let turns: (TurnSeen | null)[] = []
  const plan: Planner['plan'] = (input) => {
    turns.push(planner.seen(input))
    return planner.plan(input)
  }
  return dialogues.flatMap((dialogue) => {
    const shop = shops.get(dialogue.shop)
    if (shop === undefined) return []
    turns = []
    converse({ understanding, planner: { ...planner, plan } }, shop, dialogue, now)
    const asked = dialogue.turns.filter((turn): turn is CustomerTurn => turn.role !== 'agent')
    return asked.flatMap(({ expect }, i) => {
      const { decision, reason } = expect
      const turn = turns[i] ?? null
      if (turn === null || reason === 'merged') return []
      return [
        { ...turn, decision: reason === 'must_hand_over' ? reason : decision, meant: meantBy(expect, turn) },
      ]
    })
  })
}

/** What is expected to be asked, in the sub-question that the rules hear where they come to the same decision. */
function meantBy({ decision, reason, intents }: CustomerTurn['expect'], turn: TurnSeen): string | null {
  if (reason === 'must_hand_over' || intents === undefined) return null
  const isHeard = (subject: string) => intents.some((intent) => intent === intentOf(subject))
  const heard = turn.planned === decision ? turn.asked.find(isHeard) : undefined
  return heard ?? intents[0] ?? ''
}
