import { Button } from 'react-aria-components/Button'
import { Link } from 'wouter'
import type { Conversation } from '../api/types.ts'
import { addressOf } from '../desk/address.ts'
import { momentOf, useNow } from '../parts/time.ts'
import { useLocale, useWords } from '../words/index.ts'
import { Part } from './part.tsx'
import type { SideProps } from './side.tsx'

/** What the customer was promised. */
export function Tasks({ conversation, acts, onWindow }: SideProps) {
  const words = useWords()
  const locale = useLocale()
  const now = useNow()
  const add = (
    <Button className="plain" onPress={() => onWindow('task')}>
      {words.act.task} <kbd>D</kbd>
    </Button>
  )
  const open = conversation.tasks.filter(({ done }) => !done)
  return (
    <Part title={words.side.tasks} action={add}>
      <ul className="lines">
        {open.map(({ id, what, owner, dueAt }) => (
          <li key={id} className={dueAt <= now ? 'due' : ''}>
            {dueAt <= now && <b>{words.list.taskDue} </b>}
            {what}{' '}
            <span className="quiet">{[owner, momentOf(dueAt, locale)].filter(Boolean).join(' · ')}</span>
            <Button onPress={() => acts.finishTask(id)}>{words.act.done}</Button>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** What colleagues wrote for each other. */
export function Notes({ conversation, acts, onWindow }: SideProps) {
  const words = useWords()
  const locale = useLocale()
  const add = (
    <Button className="plain" onPress={() => onWindow('note')}>
      {words.act.note} <kbd>N</kbd>
    </Button>
  )
  return (
    <Part title={words.side.notes} action={add}>
      <ul className="lines notes">
        {conversation.notes.map(({ id, author, text, at }) => (
          <li key={id}>
            {text} <span className="quiet">{`${author} · ${momentOf(at, locale)}`}</span>
            <Button className="plain" onPress={() => acts.removeNote(id)}>
              {words.act.remove}
            </Button>
          </li>
        ))}
      </ul>
    </Part>
  )
}

export function Labels({ conversation, onWindow }: SideProps) {
  const words = useWords()
  const add = (
    <Button className="plain" onPress={() => onWindow('labels')}>
      {words.act.labels} <kbd>L</kbd>
    </Button>
  )
  return (
    <Part title={words.side.labels} action={add}>
      <p>
        {conversation.labels.map((label) => (
          <span key={label} className="label">
            {label}
          </span>
        ))}
      </p>
    </Part>
  )
}

/** The customer's other conversations. */
export function Earlier({ conversation: { shop, earlier } }: { conversation: Conversation }) {
  const words = useWords().side
  const locale = useLocale()
  if (earlier.length === 0) return null
  return (
    <Part title={words.earlier}>
      <ul className="lines">
        {earlier.map(({ id, channel, lastText, lastMessageAt }) => (
          <li key={`${channel} ${id}`}>
            <Link href={addressOf({ shop, channel, id })}>{lastText || id}</Link>{' '}
            <span className="quiet">{momentOf(lastMessageAt, locale)}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
