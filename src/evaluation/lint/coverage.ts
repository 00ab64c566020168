import { NEW_STATE } from '../../conversation/index.ts'
import { workingMoment } from '../../knowledge/hours.ts'
import { createPlanner } from '../../planning/turn.ts'
import type { Decision, Intent, Prediction, Reason, Scripts, Shop } from '../../types/index.ts'
import { INTENTS } from '../../types/index.ts'

/** What becomes of one sub-question as the first message of a conversation. */
export interface Cell {
  shop: string
  intent: Intent
  /** Null for an intent without kinds. */
  kind: string | null
  campaign: boolean
  decision: Decision
  reason: Reason
}

/**
 * The table shop × intent × sub-question × campaign on and off: answered, asked back or handed over, and why.
 * @param now milliseconds since the epoch; decides which facts are valid
 */
export function coverage(scripts: Scripts, shops: readonly Shop[], now: number): Cell[] {
  const planner = createPlanner(scripts)
  return shops.flatMap((shop) =>
    [false, true].flatMap((campaign) => {
      const campaigns = campaign ? [{ name: 'lint', validFrom: 0 }] : []
      const there = { ...shop, campaigns, hours: undefined } as Shop
      const circumstances = { ...CIRCUMSTANCES, now: workingMoment(shop, now) }
      return INTENTS.flatMap((intent) =>
        kindsOf(scripts, intent).map((kind): Cell => {
          const prediction = asking(intent, kind)
          const { plan } = planner.plan({
            predictions: [prediction],
            state: ASKED,
            shop: there,
            circumstances,
          })
          return { shop: shop.shop, intent, kind, campaign, decision: plan.decision, reason: plan.reason }
        }),
      )
    }),
  )
}

const CIRCUMSTANCES = { seed: 1, openConversations: 0, product: null, order: null, customerId: null }
/** One message waits; what it says is told by the prediction. */
const ASKED = {
  ...NEW_STATE,
  unanswered: [{ id: 'lint', at: 0, text: '', attachments: [], questions: null }],
}

function kindsOf(scripts: Scripts, intent: Intent): (string | null)[] {
  const kinds = Object.keys(scripts.intents.get(intent)?.kinds ?? {})
  return kinds.length === 0 ? [null] : kinds
}

/** A question that was understood beyond doubt and names no value. */
function asking(intent: Intent, kind: string | null): Prediction {
  const text = intent
  const ranking = [{ intent, score: 1, confidence: 1 }]
  const utterance = { text, normalised: text, tokens: [], start: 0, end: text.length }
  const named = kind === null ? null : { name: kind, confidence: 1, next: null }
  const only = { utterance, ranking, intent, rejection: null, kind: named, slots: [], why: [], passing: 0 }
  return { text, utterances: [only], intents: [intent], ranking, slots: [], attributes: [], sign: null }
}

/** The table as lines: one per shop and intent, both columns in one where they agree. */
export function coverageLines(cells: readonly Cell[]): string[] {
  const rows = grouped(cells, (cell) => `${cell.shop}\t${cell.intent}`)
  return [...rows].map(([row, own]) => {
    const [shop, intent] = row.split('\t') as [string, string]
    const regular = column(own.filter((cell) => !cell.campaign))
    const campaign = column(own.filter((cell) => cell.campaign))
    const both = regular === campaign ? regular : `regular: ${regular} | campaign: ${campaign}`
    return `${shop.padEnd(12)} ${intent.padEnd(16)} ${both}`
  })
}

function column(cells: readonly Cell[]): string {
  const groups = grouped(cells, (cell) =>
    cell.decision === 'handoff' ? `handoff ${cell.reason}` : cell.decision,
  )
  return [...groups].map(([outcome, own]) => `${outcome}${kindList(own)}`).join('; ')
}

function kindList(cells: readonly Cell[]): string {
  const kinds = cells.flatMap((cell) => cell.kind ?? [])
  return kinds.length === 0 ? '' : ` (${kinds.join(', ')})`
}

function grouped(cells: readonly Cell[], keyOf: (cell: Cell) => string): Map<string, Cell[]> {
  const groups = new Map<string, Cell[]>()
  for (const cell of cells) {
    const key = keyOf(cell)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [cell])
    else group.push(cell)
  }
  return groups
}
