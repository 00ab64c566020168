import type { Need } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import { covered, type Part } from '../verdict.ts'

/** The parts of one turn, each thing said by one of them alone: what is asked for, and what a fact tells of both. */
export function saidOnce(parts: readonly Part[], { scripts }: Briefing): readonly Part[] {
  return parts.map((part, i) => {
    if (part.decision === 'silent') return part
    const isTold = parts.some(
      (other, at) =>
        at !== i &&
        (asksAll(other, part, at < i) ||
          (at < i && (isSame(other, part) || isOfSameRecord(other, part, scripts))) ||
          tellsOf(other, part, scripts.source.holding.told_by)),
    )
    return isTold ? covered(part) : part
  })
}

/** Whether both tell the same facts by the same response. */
function isSame(other: Part, part: Part): boolean {
  const key = ({ words }: Part) => words.map(({ responseId, facts }) => [responseId, facts])
  const hasFacts = part.words.some(({ facts }) => Object.keys(facts).length > 0)
  return hasFacts && JSON.stringify(key(other)) === JSON.stringify(key(part))
}

/** Whether one source tells both, and the part nothing that the other does not: how the refund stands is said once. */
function isOfSameRecord(other: Part, part: Part, { tellings }: Briefing['scripts']): boolean {
  const [one, another] = [other, part].map(({ words: [first] }) => first)
  if (one === undefined || another === undefined) return false
  const facts = Object.entries(another.facts)
  if (facts.length === 0 || facts.some(([name, value]) => one.facts[name] !== value)) return false
  const sourceOf = (id: string) => tellings.find(({ response }) => response.id === id)?.from
  const source = sourceOf(another.responseId)
  return source !== undefined && sourceOf(one.responseId) === source
}

const asksOf = (part: Part): readonly Need[] =>
  part.decision === 'handoff' || part.decision === 'clarify' ? part.asks : []

/** Whether the other part asks for all that this one does; of two that ask the same the first does. */
function asksAll(other: Part, part: Part, isBefore: boolean): boolean {
  const asks = asksOf(part)
  if (asks.length === 0 || part.words.length === 0 || other.words.length === 0) return false
  if (!asks.every((need) => asksOf(other).includes(need))) return false
  return isBefore || asksOf(other).length > asks.length
}

/** Whether the other part's words tell, by their facts, all that this one would. */
function tellsOf(
  other: Part,
  part: Part,
  rules: Briefing['scripts']['source']['holding']['told_by'],
): boolean {
  if (part.decision !== 'reply' || part.question === null || other.question === null) return false
  const name = `${part.question.intent}/${part.question.kind}`
  return rules.some(
    (rule) =>
      rule.question === name &&
      rule.by === other.question?.intent &&
      other.words.some(({ facts }) => rule.facts.some((fact) => fact in facts)),
  )
}
