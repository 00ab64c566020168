import type { Draft } from '../../desk/context.ts'
import { maskPersonal, maskPhone } from '../../desk/mask/index.ts'
import type { Candidate, Handoff, PlannedResponse, Slot } from '../../types/index.ts'
import { SLOT_LABELS } from '../labels.ts'
import type { DraftView, SlotView } from '../schemas.ts'
import type { Titles } from './titles.ts'

/** How many candidates an agent is offered: as many as there are keys for them. */
const CANDIDATES = 3
const LEAST_CONFIDENCE = 0.01

export function draftView(draft: Draft, titles: Titles): DraftView {
  const { plan } = draft
  return {
    id: draft.id,
    shop: draft.shop,
    channel: draft.channel,
    conversationId: draft.conversationId,
    version: draft.version,
    status: draft.status,
    text: draft.text === null ? null : maskPersonal(draft.text),
    decision: plan.decision,
    reason: plan.reason,
    explanation: plan.explanation,
    intents: plan.intents.map((intent) => titles.titled(intent)),
    confidence: plan.confidence,
    why: plan.why.map((one) => ({ ...one, text: maskPersonal(one.text) })),
    facts: (plan.grounds?.facts ?? []).map((fact) => ({ ...fact, say: maskPersonal(fact.say) })),
    responses: plan.responses.map((response) => responseView(response, titles)),
    open: plan.open.map((part) => ({
      text: maskPersonal(part.text),
      intent: part.intent && titles.titled(part.intent),
      reason: part.reason,
    })),
    handoff: plan.handoff && handoffView(plan.handoff, titles),
    messageIds: draft.messageIds,
    createdAt: draft.createdAt,
  }
}

function responseView(response: PlannedResponse, titles: Titles): DraftView['responses'][number] {
  return {
    intent: response.intent && titles.titled(response.intent),
    kind: response.kind === null ? null : titles.kind(response.intent, response.kind),
    id: response.responseId,
    version: response.version,
    wording: response.wording,
    facts: Object.fromEntries(Object.entries(response.facts).map(([name, say]) => [name, maskPersonal(say)])),
  }
}

/** What is all but impossible only costs the agent's time. */
function likely(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE).slice(0, CANDIDATES)
}

function handoffView(handoff: Handoff, titles: Titles): NonNullable<DraftView['handoff']> {
  return {
    urgency: handoff.urgency,
    sign: handoff.sign,
    summary: maskPersonal(handoff.summary),
    candidates: likely(handoff.candidates).map((candidate) => ({
      intent: titles.titled(candidate.intent),
      confidence: candidate.confidence,
      draft: candidate.draft === null ? null : maskPersonal(candidate.draft),
    })),
    slots: handoff.slots.map(slotView),
    bargaining: handoff.bargaining.map(maskPersonal),
  }
}

/** A value the customer gave, as written; phone numbers masked. */
export function slotView(slot: Slot): SlotView {
  const text = slot.name === 'phone' ? maskPhone(slot.text) : maskPersonal(slot.text)
  return { name: slot.name, title: SLOT_LABELS[slot.name], text }
}
