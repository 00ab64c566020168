import type { FC } from 'hono/jsx'
import { OUT_OF_SCOPE } from '../../types/index.ts'
import { DECISION_LABELS, REASON_LABELS, URGENCY_LABELS } from '../labels.ts'
import type { QueueRow, Titled } from '../schemas.ts'
import { waitLevel, waitWords } from '../time.ts'

/** The address of a conversation's page. */
export function conversationUrl(shop: string, id: string, part = ''): string {
  return `/c/${encodeURIComponent(shop)}/${encodeURIComponent(id)}${part}`
}

/** A probability as a whole percentage; none is a certainty. */
export function percent(confidence: number): string {
  return `${Math.min(99, Math.round(confidence * 100))}%`
}

/** A wait that goes on counting in the browser. */
export const Wait: FC<{ since: number; now: number }> = ({ since, now }) => {
  const seconds = (now - since) / 1000
  return (
    <time
      class={`wait wait-${waitLevel(seconds)}`}
      datetime={new Date(since).toISOString()}
      data-since={String(since)}
    >
      {waitWords(seconds)}
    </time>
  )
}

type Verdict = Pick<QueueRow, 'decision' | 'reason'> & { urgency: QueueRow['urgency'] }

/** What is to be done with a draft, and why where that is not plain. */
export const Badges: FC<Verdict> = ({ decision, reason, urgency }) => (
  <span class="badges">
    {urgency !== 'normal' && <span class={`badge badge-${urgency}`}>{URGENCY_LABELS[urgency]}</span>}
    <span class={`badge badge-${decision}`}>{DECISION_LABELS[decision]}</span>
    {reason !== 'answered' && reason !== 'clarify' && <span class="reason">{REASON_LABELS[reason]}</span>}
  </span>
)

interface MeantProps {
  intents: readonly Titled[]
  /** The likeliest meaning, where no intent was accepted. */
  guess: Titled | null
  confidence: number
}

/** What a draft understood, what it guesses, or that it does not know. */
export const Meant: FC<MeantProps> = ({ intents, guess, confidence }) => {
  const accepted = intents.map(({ title }) => title).join('、')
  if (accepted === '' && (guess === null || guess.id === OUT_OF_SCOPE))
    return <span class="meant">意图不明</span>
  return (
    <span class="meant">
      {accepted === '' ? `${guess?.title}？` : accepted}
      <span class="sure" title="把握">
        {percent(confidence)}
      </span>
    </span>
  )
}
