import { Link } from 'wouter'
import type { Row } from '../api/types.ts'
import { addressOf } from '../desk/address.ts'
import { clockOf, momentOf } from '../parts/time.ts'
import { fill, useLocale, useWords, type Words } from '../words/index.ts'
import { keyOfRow } from './use-list.ts'

const LATE_MS = 6_000
const OVERDUE_MS = 180_000

/** How long the customer has waited; the marks say it to those who see no colours. */
function Waiting({ since, now }: { since: number; now: number }) {
  const words = useWords().list
  const waited = now - since
  const tone = waited >= OVERDUE_MS ? 'overdue' : waited >= LATE_MS ? 'late' : 'soon'
  const mark = { overdue: '‼', late: '!', soon: '' }[tone]
  const said = { overdue: words.overdue, late: words.late, soon: '' }[tone]
  const clock = clockOf(since, now)
  return (
    <span className={`clock ${tone}`} title={said}>
      <span aria-hidden="true">
        {mark} {clock}
      </span>
      <span className="unseen">
        {fill(words.waiting, { clock })} {said}
      </span>
    </span>
  )
}

function whoFollows(row: Row, words: Words): string {
  if (row.assignee !== null) return fill(words.list.followedBy, { name: row.assignee.name })
  return row.decision === null && row.owed ? words.list.unassigned : ''
}

function presentIn({ present }: Row, words: Words['list']): string {
  const typing = present.filter((person) => person.typing)
  const shown = typing.length > 0 ? typing : present
  if (shown.length === 0) return ''
  return fill(typing.length > 0 ? words.typing : words.looking, {
    names: shown.map(({ name }) => name).join('、'),
  })
}

function Facts({ row, now }: { row: Row; now: number }) {
  const words = useWords()
  const locale = useLocale()
  const { decision, reason, urgency, labels, snoozedUntil, tasksDueAt, failed } = row
  const why = reason !== null && reason !== 'answered' && reason !== 'clarify' ? words.reasons[reason] : ''
  const said = [
    row.intents[0]?.title ?? row.guess?.title,
    why,
    whoFollows(row, words),
    presentIn(row, words.list),
  ]
  return (
    <span className="row-facts">
      {urgency !== 'normal' && <span className={`badge ${urgency}`}>{words.urgency[urgency]}</span>}
      {failed && <span className="badge urgent">{words.views.failed}</span>}
      {decision !== null && <span className={`badge ${decision}`}>{words.decisions[decision]}</span>}
      {said.filter(Boolean).map((word) => (
        <span key={word}>{word}</span>
      ))}
      {snoozedUntil !== null && snoozedUntil > now && (
        <span>{fill(words.list.snoozed, { when: momentOf(snoozedUntil, locale) })}</span>
      )}
      {tasksDueAt !== null && tasksDueAt <= now && <span className="badge high">{words.list.taskDue}</span>}
      {labels.map((label) => (
        <span key={label} className="label">
          {label}
        </span>
      ))}
    </span>
  )
}

/** A conversation in the list: who, the last words, the wait, why it needs a person. */
export function ListRow({ row, now, isOpen }: { row: Row; now: number; isOpen: boolean }) {
  const words = useWords().list
  const last = row.lastText === '' ? words.onlyImage : row.lastText
  return (
    <Link
      href={addressOf(keyOfRow(row))}
      className="row"
      aria-current={isOpen ? 'true' : undefined}
      data-urgency={row.urgency}
    >
      <span className="row-head">
        <b className="customer">{row.customer}</b>
        <span className="quiet shop">{row.shopName}</span>
        {row.owed && row.waitingSince !== null && <Waiting since={row.waitingSince} now={now} />}
      </span>
      <span className="last">
        {row.lastFrom === 'customer' ? '' : words.agentSpoke}
        {last}
      </span>
      <Facts row={row} now={now} />
    </Link>
  )
}
