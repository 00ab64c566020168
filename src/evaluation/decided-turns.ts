import type { Opinion, Planner, Understanding } from '../planning/engine.ts'
import type { DecidedTurn, Shop, TurnSeen } from '../types/index.ts'
import type { CustomerTurn, DialogueCase } from './cases.ts'
import { converse } from './converse.ts'

/** What dialogues are lived through with. */
export interface Watched {
  shops: ReadonlyMap<string, Shop>
  understanding: Understanding
  /** A planner that asks this opinion of every turn on which there can be one. */
  createPlanner(opinion: Opinion): Planner
}

/**
 * The turns of dialogues as somebody sees them who has to decide, with what the dialogues expect: what the model of
 * decisions learns from. Left out are turns on which there is nothing to decide, and those in the midst of a burst.
 * @param now milliseconds since the epoch
 */
export function decidedTurns(
  dialogues: readonly DialogueCase[],
  { shops, understanding, createPlanner }: Watched,
  now: number,
): DecidedTurn[] {
  let seen: TurnSeen | null = null
  let turns: (TurnSeen | null)[] = []
  const onlooker: Opinion = {
    of(turn) {
      seen = turn
      return null
    },
  }
  const planner = createPlanner(onlooker)
  const plan: Planner['plan'] = (input) => {
    seen = null
    const drafted = planner.plan(input)
    turns.push(seen)
    return drafted
  }
  const engine = { understanding, planner: { ...planner, plan } }
  return dialogues.flatMap((dialogue) => {
    const shop = shops.get(dialogue.shop)
    if (shop === undefined) return []
    turns = []
    converse(engine, shop, dialogue, now)
    const asked = dialogue.turns.filter((turn): turn is CustomerTurn => turn.role !== 'agent')
    return asked.flatMap(({ expect }, i) => {
      const turn = turns[i] ?? null
      return turn === null || expect.reason === 'merged' ? [] : [{ ...turn, decision: expect.decision }]
    })
  })
}
