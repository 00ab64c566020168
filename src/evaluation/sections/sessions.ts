import { z } from 'zod'
import { type Intent, type Label, labelSchema, OUT_OF_SCOPE } from '../../types/index.ts'
import type { DialogueTurn, TurnOutput } from '../converse.ts'
import { type Estimate, shareOf } from '../metrics/intervals.ts'

/** What a good agent needs to answer a turn. */
export const NEEDS = ['script', 'product', 'order', 'case', 'social', 'none'] as const
export type SessionNeed = (typeof NEEDS)[number]

const labels = z
  .array(z.union([labelSchema, z.literal('other')]))
  .transform((all) => all.map((label): Label => (label === 'other' ? OUT_OF_SCOPE : label)))

const customerTurn = z.looseObject({
  role: z.literal('customer'),
  text: z.string(),
  /** In context; several where any is right. */
  intents: labels,
  /** Several where labellers differ: such a turn counts for `beside the question` alone. */
  need: z.union([z.enum(NEEDS).transform((need) => [need]), z.array(z.enum(NEEDS)).min(1)]),
  kind: z.string().optional(),
  situation: z.string().optional(),
})

/** One line of a file of labelled real conversations. */
export const sessionSchema = z.looseObject({
  id: z.union([z.string(), z.number()]),
  source: z.string().default(''),
  turns: z
    .array(z.union([z.looseObject({ role: z.literal('agent'), text: z.string() }), customerTurn]))
    .min(1),
})
export type Session = z.infer<typeof sessionSchema>
type Gold = z.infer<typeof customerTurn>

/** What became of a turn, by what it needed. */
export type SessionVerdict = 'right' | 'beside' | 'missed'

export interface JudgedSessionTurn {
  id: string
  source: string
  gold: Gold
  output: TurnOutput
  verdict: SessionVerdict
  /** Null where the labellers differ on the need. */
  need: SessionNeed | null
}

export interface SessionsSection {
  conversations: number
  turns: number
  byNeed: { source: string; need: SessionNeed; right: Estimate }[]
  /** Courtesies and turns that need nothing, handled. */
  quiet: Estimate
  besideTheQuestion: Estimate
  clarifying: Estimate
  /** Turns that leave the agent without words although something is to be said. */
  wordless: number
  /** Why turns that a script can answer got no answer. */
  missed: Record<string, number>
  cases: {
    id: string
    source: string
    text: string
    need: string
    expected: string
    got: string
    verdict: SessionVerdict
  }[]
}

const COURTEOUS = new Set<Label>(['greeting', 'thanks_bye', 'acknowledge'])

/** The customer's turns of one conversation with what was drafted after each. Pure. */
export function judgeSession(session: Session, outputs: readonly TurnOutput[]): JudgedSessionTurn[] {
  const asked = session.turns.filter((turn): turn is Gold => turn.role === 'customer')
  return asked.map((gold, i) => {
    const output = outputs[i]!
    const need = gold.need.length === 1 ? gold.need[0]! : null
    return {
      id: `${session.id}#${i + 1}`,
      source: session.source,
      gold,
      output,
      need,
      verdict: verdictOn(gold, need, output),
    }
  })
}

function verdictOn(gold: Gold, need: SessionNeed | null, output: TurnOutput): SessionVerdict {
  if (need !== null && isRight(gold, need, output)) return 'right'
  return isBeside(gold, output) ? 'beside' : 'missed'
}

/** By what the turn needs, as the data's own description measures it. */
function isRight({ intents }: Gold, need: SessionNeed, { plan, text }: TurnOutput): boolean {
  const { decision } = plan
  const recognised = plan.intents.some((intent) => intents.includes(intent))
  switch (need) {
    case 'script':
      return (decision === 'reply' && recognised) || (decision === 'clarify' && recognised)
    case 'order':
      return recognised && decision !== 'silent'
    case 'product':
      return recognised || decision === 'handoff'
    case 'case':
      return decision === 'handoff'
    case 'social':
      return decision === 'silent' || (text !== null && isCourteous(plan.intents))
    case 'none':
      return decision === 'silent'
  }
}

const isCourteous = (intents: readonly Intent[]) =>
  intents.length > 0 && intents.every((intent) => COURTEOUS.has(intent) || intent === 'human_request')

/** A reply or question that is about none of what was asked. */
function isBeside({ intents }: Gold, { plan }: TurnOutput): boolean {
  if (plan.decision !== 'reply' && plan.decision !== 'clarify') return false
  return !plan.intents.some((intent) => intents.includes(intent)) && !isCourteous(plan.intents)
}

/** Figures on conversations that nobody here wrote. Pure. */
export function measureSessions(turns: readonly JudgedSessionTurn[], conversations: number): SessionsSection {
  const sources = [...new Set(turns.map(({ source }) => source))]
  const agreed = turns.filter(({ need }) => need !== null)
  const isQuiet = ({ need }: JudgedSessionTurn) => need === 'social' || need === 'none'
  return {
    conversations,
    turns: turns.length,
    byNeed: sources.flatMap((source) =>
      NEEDS.map((need) => ({
        source,
        need,
        right: shareOf(
          agreed.filter((turn) => turn.source === source && turn.need === need),
          ({ verdict }) => verdict === 'right',
        ),
      })).filter(({ right }) => right.of > 0),
    ),
    quiet: shareOf(agreed.filter(isQuiet), ({ verdict }) => verdict === 'right'),
    besideTheQuestion: shareOf(turns, ({ verdict }) => verdict === 'beside'),
    clarifying: shareOf(turns, ({ output }) => output.plan.decision === 'clarify'),
    wordless: turns.filter(({ output }) => output.text === null && output.plan.decision !== 'silent').length,
    missed: reasonsOf(turns.filter(({ need, verdict }) => need === 'script' && verdict !== 'right')),
    cases: turns.map(caseOf),
  }
}

function reasonsOf(turns: readonly JudgedSessionTurn[]): Record<string, number> {
  const reasons: Record<string, number> = {}
  for (const { output } of turns) {
    const { decision, reason } = output.plan
    const why = `${decision} ${reason}`
    reasons[why] = (reasons[why] ?? 0) + 1
  }
  return reasons
}

function caseOf({
  id,
  source,
  gold,
  output,
  need,
  verdict,
}: JudgedSessionTurn): SessionsSection['cases'][number] {
  const { plan } = output
  return {
    id,
    source,
    text: gold.text,
    need: need ?? gold.need.join('|'),
    expected: gold.intents.join(' | '),
    got: `${plan.decision} ${plan.reason} ${plan.intents.join(' + ')} (${plan.judge})`,
    verdict,
  }
}

/** The turns as a dialogue with the agents' real words. */
export function asDialogue({ turns }: Session): DialogueTurn[] {
  return turns.map(({ role, text }) => ({ role, text }))
}
