import { askedByAgent } from '../../context/agents-words.ts'
import type { AgentAsk } from '../../context/rules.ts'
import type { PlannedResponse } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import { covered, type Part } from '../verdict.ts'

/** What a draft asks for once, however many of its answers need it. */
const ONCE: ReadonlySet<AgentAsk> = new Set<AgentAsk>(['order_number', 'product'])

/** A piece of a reply with what ends it. */
const PIECE = /[^，。；？！]+[，。；？！]?/g

/** The parts of one turn, in which only the first that needs the order's number asks for it. */
export function askedOnce(parts: readonly Part[], briefing: Briefing): readonly Part[] {
  if (parts.filter(({ words }) => words.length > 0).length < 2) return parts
  const asked = new Set<AgentAsk>()
  return parts.map((part) => {
    if (part.decision === 'silent' || part.words.length === 0) return part
    const words = asked.size === 0 ? part.words : part.words.map((one) => without(asked, one, briefing))
    for (const ask of askedIn(part.words, briefing)) asked.add(ask)
    if (words.every(({ text }) => text === '')) return covered(part)
    return { ...part, words: words.filter(({ text }) => text !== '') }
  })
}

/** What these words ask the customer for that no draft asks for twice. */
export function askedIn(
  words: readonly Pick<PlannedResponse, 'text'>[],
  { scripts: { rules } }: Pick<Briefing, 'scripts'>,
): ReadonlySet<AgentAsk> {
  const asks = words.flatMap(({ text }) => askedByAgent(text, rules))
  return new Set(asks.filter((ask) => ONCE.has(ask)))
}

/** The words without the pieces that ask for nothing but what was asked for: 订单号给我，我去催 is 我去催 then. */
function without(asked: ReadonlySet<AgentAsk>, one: PlannedResponse, { scripts }: Briefing): PlannedResponse {
  const pieces = one.text.match(PIECE) ?? []
  const left = pieces.filter((piece) => {
    const asks = askedByAgent(piece, scripts.rules)
    return asks.length === 0 || !asks.every((ask) => asked.has(ask))
  })
  if (left.length === pieces.length) return one
  return { ...one, text: left.join('').replace(/[，；]$/, '。') }
}
