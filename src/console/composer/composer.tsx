import type { KeyboardEvent, RefObject } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Conversation, Key } from '../api/types.ts'
import type { Acts } from '../desk/use-acts.ts'
import type { WindowName } from '../desk/windows.tsx'
import { fill, useWords } from '../words/index.ts'
import { AdviceList } from './advice.tsx'
import { Alternatives } from './alternatives.tsx'
import { Beside } from './beside.tsx'
import { PhraseList, usePhrases } from './phrases.tsx'
import type { Composition } from './use-composition.ts'

export interface ComposerProps {
  conversation: Conversation
  conversationKey: Key
  composition: Composition
  field: RefObject<HTMLTextAreaElement | null>
  onSend: () => void
  onWindow: (name: WindowName) => void
  acts: Acts
}

/** What the words answer, and what the customer is taken to mean. */
function Head({ conversation, onWindow }: Pick<ComposerProps, 'conversation' | 'onWindow'>) {
  const words = useWords().composer
  const { draft, answers } = conversation
  const count = answers.messageIds.length
  const meant = draft?.intents.map(({ title }) => title).join('、') || words.unknownIntent
  return (
    <div className="composer-head">
      <span>{count === 0 ? words.answersNone : fill(words.answers, { n: count })}</span>
      {draft === null ? (
        <span className="quiet">{words.noDraft}</span>
      ) : (
        <Button className="plain" onPress={() => onWindow('intent')}>
          {words.intent}：{meant} <span aria-hidden="true">✓</span> <b>{words.change}</b> <kbd>I</kbd>
        </Button>
      )}
    </div>
  )
}

function Buttons({ conversation, composition, onSend, onWindow }: ComposerProps) {
  const words = useWords()
  const { draft } = conversation
  return (
    <div className="actions">
      <Button className="main-action" onPress={onSend}>
        {words.composer.send} <kbd>S</kbd>
      </Button>
      <Button onPress={() => onWindow('handover')} isDisabled={draft === null}>
        {words.composer.handover} <kbd>H</kbd>
      </Button>
      <Button onPress={() => onWindow('dismiss')} isDisabled={draft === null}>
        {words.composer.dismiss} <kbd>X</kbd>
      </Button>
      {composition.isOwn && draft?.text && !composition.isStale && (
        <Button className="plain" onPress={composition.takeDraft}>
          {words.composer.restore}
        </Button>
      )}
    </div>
  )
}

const isSubmit = (event: KeyboardEvent) => event.key === 'Enter' && (event.ctrlKey || event.metaKey)

/** The text field with its keys. */
function WordsField({ conversation, composition, field, onSend }: ComposerProps) {
  const words = useWords().composer
  const phrases = usePhrases(conversation.shop, composition, field)
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter ends the choice of a Chinese word; it is no wish to send.
    if (event.nativeEvent.isComposing || phrases.press(event)) return
    if (isSubmit(event)) {
      event.preventDefault()
      if (!event.repeat) onSend()
    } else if (event.key === 'Escape') field.current?.blur()
    else if (event.altKey && event.code === 'KeyO') composition.takeDraft()
    else if (event.altKey && event.code === 'KeyM') composition.keepMine()
  }
  return (
    <>
      <PhraseList phrases={phrases} />
      <textarea
        ref={field}
        aria-label={words.label}
        placeholder={words.placeholder}
        maxLength={4000}
        rows={3}
        value={composition.text}
        onChange={({ target }) => composition.type(target.value)}
        onKeyDown={press}
        {...phrases.aria}
      />
    </>
  )
}

/** The composer: always there, whatever there is or is not to answer. */
export function Composer(props: ComposerProps) {
  const { conversation, composition, acts } = props
  return (
    <section className="composer" aria-label={useWords().composer.label}>
      <Head {...props} />
      <Beside conversation={conversation} composition={composition} />
      <WordsField {...props} />
      <AdviceList text={composition.text} shop={conversation.shop} isOwn={composition.isOwn} />
      <Buttons {...props} />
      {conversation.draft && (
        <Alternatives draft={conversation.draft} composition={composition} acts={acts} />
      )}
    </section>
  )
}

/** Puts the cursor behind the last word. */
export function writeAtEnd(field: HTMLTextAreaElement | null): void {
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}
