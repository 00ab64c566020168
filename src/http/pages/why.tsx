import type { Child, FC } from 'hono/jsx'
import { REASON_LABELS } from '../labels.ts'
import type { DraftView, SlotView } from '../schemas.ts'
import { Badges, Meant, percent } from './parts.tsx'

interface WhyProps {
  draft: DraftView
  /** What is known already. */
  slots: readonly SlotView[]
  /** What the customer was told already. */
  told: readonly string[]
}

/** Why the draft is what it is, beside it. */
export const Why: FC<WhyProps> = ({ draft, slots, told }) => (
  <aside class="why" aria-label="为什么这样答">
    <div class="verdict">
      <Badges decision={draft.decision} reason={draft.reason} urgency={draft.handoff?.urgency ?? 'normal'} />
      <Meant
        intents={draft.intents}
        guess={draft.handoff?.candidates[0]?.intent ?? null}
        confidence={draft.confidence}
      />
      <p>{draft.explanation}</p>
    </div>
    {draft.handoff && <HandoffPart handoff={draft.handoff} />}
    {slots.length > 0 && <Slots slots={slots} />}
    {/* Without any answer all of the message is open, and that is plain to see. */}
    {draft.responses.length > 0 && draft.open.length > 0 && <OpenParts open={draft.open} />}
    {draft.responses.length > 0 && <Responses responses={draft.responses} />}
    <DecidingWords why={draft.why} />
    {told.length > 0 && <Told told={told} />}
  </aside>
)

const Part: FC<{ title: string; children: Child }> = ({ title, children }) => (
  <section class="part">
    <h2>{title}</h2>
    {children}
  </section>
)

const HandoffPart: FC<{ handoff: NonNullable<DraftView['handoff']> }> = ({ handoff }) => (
  <>
    <Part title="交接摘要">
      <p>{handoff.summary}</p>
    </Part>
    {handoff.candidates.length > 0 && <Candidates candidates={handoff.candidates} />}
    {handoff.bargaining.length > 0 && (
      <Part title="议价经过">
        <Lines lines={handoff.bargaining} />
      </Part>
    )}
  </>
)

type Candidate = NonNullable<DraftView['handoff']>['candidates'][number]

const Candidates: FC<{ candidates: readonly Candidate[] }> = ({ candidates }) => (
  <Part title="可能的意思">
    <ol class="candidates">
      {candidates.map(({ intent, confidence, draft }, index) => (
        <li>
          <button
            type="button"
            data-candidate={intent.id}
            data-draft={draft ?? undefined}
            data-key={String(index + 1)}
          >
            <kbd>{index + 1}</kbd> <b>{intent.title}</b> <span class="sure">{percent(confidence)}</span>
            <span class="proposal">{draft ?? '没有现成话术；只改意图'}</span>
          </button>
        </li>
      ))}
    </ol>
  </Part>
)

const Slots: FC<{ slots: readonly SlotView[] }> = ({ slots }) => (
  <Part title="已知信息">
    <dl class="facts">
      {slots.map(({ title, text }) => (
        <div>
          <dt>{title}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  </Part>
)

const OpenParts: FC<{ open: DraftView['open'] }> = ({ open }) => (
  <Part title="还要您来答的">
    <ul class="lines">
      {open.map(({ text, intent, reason }) => (
        <li>
          「{text}」 {intent?.title} <span class="reason">{REASON_LABELS[reason]}</span>
        </li>
      ))}
    </ul>
  </Part>
)

const Responses: FC<{ responses: DraftView['responses'] }> = ({ responses }) => (
  <Part title="用了哪条话术">
    {responses.map((response) => (
      <div class="response">
        <p>
          {response.intent?.title}
          {response.kind !== null && ` › ${response.kind.title}`}
        </p>
        <p class="trace">
          <code>{response.id}</code> 第 {response.wording + 1} 种说法，版本{' '}
          <code>{response.version.slice(0, 8)}</code>
        </p>
        <dl class="facts">
          {Object.entries(response.facts).map(([name, words]) => (
            <div>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </div>
    ))}
  </Part>
)

const DecidingWords: FC<{ why: DraftView['why'] }> = ({ why }) => {
  const words = why.filter(({ text }) => /\p{L}/u.test(text))
  if (words.length === 0) return null
  return (
    <Part title="关键词">
      <p class="words-list">
        {words.map(({ text, weight }) => (
          <span class={weight > 0 ? 'word' : 'word against'} title={weight > 0 ? '支持' : '反对'}>
            {text}
          </span>
        ))}
      </p>
    </Part>
  )
}

const Told: FC<{ told: readonly string[] }> = ({ told }) => (
  <details class="part">
    <summary>已经告诉过客户（{told.length}）</summary>
    <Lines lines={told} />
  </details>
)

const Lines: FC<{ lines: readonly string[] }> = ({ lines }) => (
  <ul class="lines">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
)
