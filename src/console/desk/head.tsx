import { Button } from 'react-aria-components/Button'
import type { Conversation } from '../api/types.ts'
import { useMe } from '../session/session.tsx'
import { fill, useWords, type Words } from '../words/index.ts'
import type { Acts } from './use-acts.ts'
import type { WindowName } from './windows.tsx'

interface HeadProps {
  conversation: Conversation
  acts: Acts
  onWindow: (name: WindowName) => void
  onSide: () => void
  onBack: () => void
}

function whoseIs({ assignee, owed }: Conversation, words: Words['list']): string {
  if (assignee !== null) return fill(words.followedBy, { name: assignee.name })
  return owed ? words.unassigned : ''
}

/** Colleagues who look or write, but for oneself. */
function Others({ present }: Pick<Conversation, 'present'>) {
  const words = useWords().list
  const me = useMe()
  const others = present.filter(({ name }) => name !== me.name)
  if (others.length === 0) return null
  const typing = others.filter((each) => each.typing)
  const names = (typing.length > 0 ? typing : others).map(({ name }) => name).join('、')
  return <span className="present">{fill(typing.length > 0 ? words.typing : words.looking, { names })}</span>
}

function Ownership({ conversation, acts, onWindow }: HeadProps) {
  const words = useWords().act
  return (
    <>
      {conversation.assignee === null || !acts.isMine ? (
        <Button onPress={() => acts.take()}>
          {words.take} <kbd>T</kbd>
        </Button>
      ) : (
        <Button onPress={() => acts.release()}>
          {words.release} <kbd>R</kbd>
        </Button>
      )}
      <Button onPress={() => onWindow('assign')}>
        {words.assign} <kbd>A</kbd>
      </Button>
      <Button onPress={() => onWindow('snooze')}>
        {words.snooze} <kbd>Z</kbd>
      </Button>
      <Button onPress={() => (conversation.owed ? onWindow('close') : acts.close())}>
        {words.close} <kbd>C</kbd>
      </Button>
    </>
  )
}

/** Whose conversation it is, and what may be done with it as a whole. */
export function Head(props: HeadProps) {
  const { conversation, onSide, onBack } = props
  const words = useWords()
  return (
    <header className="conversation-head">
      <Button className="back plain" onPress={onBack}>
        ‹ <span className="unseen">{words.thread.back}</span>
      </Button>
      <div>
        <h2>{conversation.customer}</h2>
        <p className="quiet">
          {conversation.shopName} <b>{whoseIs(conversation, words.list)}</b>{' '}
          <Others present={conversation.present} />
        </p>
      </div>
      <div className="actions">
        <Ownership {...props} />
        <Button className="side-button" onPress={onSide}>
          {words.thread.details} <kbd>W</kbd>
        </Button>
      </div>
    </header>
  )
}
