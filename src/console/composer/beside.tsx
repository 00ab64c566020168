import { Button } from 'react-aria-components/Button'
import type { Conversation } from '../api/types.ts'
import { useWords } from '../words/index.ts'
import type { Composition } from './use-composition.ts'

interface BesideProps {
  conversation: Conversation
  composition: Composition
}

/** The new draft beside words that were written for another: neither covers the other. */
function NewDraft({ conversation, composition }: BesideProps) {
  const words = useWords().composer
  const { draft } = conversation
  return (
    <div className="beside" role="alert">
      <p>{draft === null ? words.draftGone : words.draftReplaced}</p>
      {draft?.text && <blockquote aria-label={words.newDraft}>{draft.text}</blockquote>}
      <div className="actions">
        {draft !== null && (
          <Button onPress={composition.takeDraft}>
            {words.takeDraft} <kbd>O</kbd>
          </Button>
        )}
        <Button onPress={composition.keepMine}>
          {words.keepWords} <kbd>M</kbd>
        </Button>
        <Button className="plain" onPress={composition.takeDraft}>
          {words.dropWords}
        </Button>
      </div>
    </div>
  )
}

/** What stands beside the composer's words. */
export function Beside({ conversation, composition }: BesideProps) {
  const words = useWords().composer
  if (composition.isStale) return <NewDraft conversation={conversation} composition={composition} />
  if (composition.aside === '') return null
  return (
    <div className="beside">
      <blockquote>{composition.aside}</blockquote>
      <div className="actions">
        <Button onPress={() => composition.type(composition.aside)}>
          {words.keepWords} <kbd>M</kbd>
        </Button>
      </div>
    </div>
  )
}
