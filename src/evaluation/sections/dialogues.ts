import type { CustomerTurn, DialogueCase } from '../cases.ts'
import type { TurnOutput } from '../converse.ts'
import type { DraftFaults } from '../draft-check.ts'
import { type Estimate, shareOf } from '../metrics/intervals.ts'
import { sameSet } from '../subject.ts'

export interface JudgedTurn {
  /** `dialogue id#turn`, turns counted from 1. */
  id: string
  turn: CustomerTurn
  output: TurnOutput
  /** As expected first of all. */
  decisionRight: boolean
  /** That, or another decision that the dialogue accepts. */
  acceptable: boolean
  /** Whether the agent has words to send, where anything is to be said. */
  hasWords: boolean
  /** Null where the dialogue does not say which intents are right. */
  intentsRight: boolean | null
  reasonRight: boolean | null
  faults: DraftFaults
  repeatedWordings: string[]
}

export interface DialoguesSection {
  dialogues: number
  turns: number
  decisions: Estimate
  acceptable: Estimate
  /** Turns that leave an agent with an empty box although something is to be said. */
  wordless: number
  intents: Estimate
  reasons: Estimate
  /** Turns with a must-hand-over sign that went to a human for it. */
  mustHandOver: Estimate
  concessions: number
  repeatedWordings: number
  styleViolations: number
}

/** Compares each turn of a dialogue with what it should have led to. Pure. */
export function judgeDialogue(
  dialogue: DialogueCase,
  outputs: readonly TurnOutput[],
  check: (output: TurnOutput) => DraftFaults,
): JudgedTurn[] {
  const used = new Set<string>()
  const asked = dialogue.turns.filter((turn): turn is CustomerTurn => turn.role !== 'agent')
  return asked.map((turn, i) => {
    const output = outputs[i]!
    const { plan, text } = output
    const wordings = text === null ? [] : plan.responses.map((each) => `${each.responseId}#${each.wording}`)
    const repeatedWordings = wordings.filter((wording) => used.size === used.add(wording).size)
    return {
      id: `${dialogue.id}#${i + 1}`,
      turn,
      output,
      decisionRight: plan.decision === turn.expect.decision,
      acceptable: [turn.expect.decision, ...(turn.expect.also ?? [])].includes(plan.decision),
      hasWords: text !== null || plan.decision === 'silent',
      intentsRight: turn.expect.intents === undefined ? null : sameSet(plan.intents, turn.expect.intents),
      reasonRight: turn.expect.reason === undefined ? null : plan.reason === turn.expect.reason,
      faults: check(output),
      repeatedWordings,
    }
  })
}

/** Sums the turns of all dialogues up. Null where there are none. Pure. */
export function measureDialogues(turns: readonly JudgedTurn[], dialogues: number): DialoguesSection | null {
  if (turns.length === 0) return null
  const faults = (of: (turn: JudgedTurn) => string[]) => turns.reduce((sum, turn) => sum + of(turn).length, 0)
  const signs = turns.filter((each) => each.turn.expect.reason === 'must_hand_over')
  return {
    dialogues,
    turns: turns.length,
    decisions: shareOf(turns, (each) => each.decisionRight),
    acceptable: shareOf(turns, (each) => each.acceptable),
    wordless: turns.filter((each) => !each.hasWords).length,
    intents: shareOf(
      turns.filter((each) => each.intentsRight !== null),
      (each) => each.intentsRight === true,
    ),
    reasons: shareOf(
      turns.filter((each) => each.reasonRight !== null),
      (each) => each.reasonRight === true,
    ),
    mustHandOver: shareOf(signs, (each) => each.output.plan.reason === 'must_hand_over'),
    concessions: faults((each) => each.faults.concessions),
    repeatedWordings: faults((each) => each.repeatedWordings),
    styleViolations: faults((each) => each.faults.style),
  }
}
