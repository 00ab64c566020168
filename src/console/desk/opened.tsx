import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Conversation, Key } from '../api/types.ts'
import { Composer, writeAtEnd } from '../composer/composer.tsx'
import { useComposition } from '../composer/use-composition.ts'
import { useSend } from '../composer/use-send.ts'
import { useKeys } from '../keys/use-keys.ts'
import { sayFault } from '../parts/toasts.tsx'
import { Side } from '../side/side.tsx'
import { Thread } from '../thread/thread.tsx'
import { useWords } from '../words/index.ts'
import { Head } from './head.tsx'
import { type Acts, useActs } from './use-acts.ts'
import { useConversation } from './use-conversation.ts'
import { usePresence } from './use-presence.ts'
import type { Way } from './way.ts'
import { type WindowName, Windows } from './windows.tsx'

interface OpenedProps {
  conversationKey: Key
  way: Way
}

/** The middle and the right column: one conversation. */
export function Opened({ conversationKey: key, way }: OpenedProps) {
  const words = useWords().thread
  const { data, error } = useConversation(key)
  if (data) {
    const name = `${key.shop} ${key.channel} ${key.id}`
    return <Work key={name} conversation={data} conversationKey={key} way={way} />
  }
  return (
    <section className="middle nobody" aria-label={words.label} aria-busy={error === null}>
      {error && <p role="alert">{words.missing}</p>}
      <Button className="back" onPress={way.back}>
        {words.back}
      </Button>
    </section>
  )
}

interface KeysProps {
  acts: Acts
  composition: ReturnType<typeof useComposition>
  send: () => void
  write: () => void
  show: (name: WindowName) => void
  toggleSide: () => void
  conversation: Conversation
}

function useWorkKeys({ conversation, acts, composition, send, write, show, toggleSide }: KeysProps): void {
  const { noDraft } = useWords().done
  const { draft, owed } = conversation
  const ofDraft = (name: WindowName) => (draft === null ? sayFault(noDraft) : show(name))
  useKeys({
    send,
    edit: write,
    handover: () => ofDraft('handover'),
    dismiss: () => ofDraft('dismiss'),
    take: () => void acts.take(),
    release: () => void acts.release(),
    assign: () => show('assign'),
    snooze: () => show('snooze'),
    close: () => (owed ? show('close') : void acts.close()),
    intent: () => ofDraft('intent'),
    note: () => show('note'),
    labels: () => show('labels'),
    task: () => show('task'),
    why: toggleSide,
    takeDraft: composition.takeDraft,
    keepWords: composition.keepMine,
  })
}

interface WorkProps extends OpenedProps {
  conversation: Conversation
}

function useWork({ conversation, conversationKey, way }: WorkProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [window, show] = useState<WindowName | null>(null)
  const [showsSide, setShowsSide] = useState(false)
  const acts = useActs(conversation, conversationKey, way)
  const composition = useComposition(conversation, conversationKey)
  const send = useSend({ conversation, conversationKey, composition, way })
  usePresence(conversationKey, composition.isOwn ? composition.text : '')
  const write = () => writeAtEnd(field.current)
  const toggleSide = () => setShowsSide((shown) => !shown)
  useWorkKeys({ acts, composition, send, write, show, toggleSide, conversation })
  return { field, window, show, showsSide, setShowsSide, toggleSide, acts, composition, send }
}

function Work(props: WorkProps) {
  const { conversation, conversationKey, way } = props
  const { field, window, show, showsSide, setShowsSide, toggleSide, acts, composition, send } = useWork(props)
  const words = useWords()
  const heading = useRef<HTMLElement>(null)
  useEffect(() => {
    heading.current?.setAttribute('data-ready', 'true')
  }, [])
  return (
    <>
      <section className="middle" aria-label={conversation.customer} ref={heading}>
        <Head conversation={conversation} acts={acts} onWindow={show} onSide={toggleSide} onBack={way.back} />
        <Thread conversation={conversation} conversationKey={conversationKey} acts={acts} />
        <Composer
          conversation={conversation}
          conversationKey={conversationKey}
          composition={composition}
          field={field}
          onSend={send}
          onWindow={show}
          acts={acts}
        />
      </section>
      <aside className={showsSide ? 'right shown' : 'right'} aria-label={words.side.label}>
        <Button className="plain close-side" onPress={() => setShowsSide(false)}>
          {words.act.done}
        </Button>
        <Side conversation={conversation} acts={acts} onWindow={show} />
      </aside>
      {window && <Windows name={window} conversation={conversation} acts={acts} onClose={() => show(null)} />}
    </>
  )
}
