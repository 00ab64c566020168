import type { FormEvent } from 'react'
import { Button } from 'react-aria-components/Button'
import { Window } from '../parts/window.tsx'
import { useWords } from '../words/index.ts'
import type { WindowProps } from './windows.tsx'

interface WordsFormProps {
  title: string
  value: string
  onSave: (words: string) => void
  onClose: () => void
}

function WordsWindow({ title, value, onSave, onClose }: WordsFormProps) {
  const words = useWords().act
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onClose()
    onSave(String(new FormData(event.currentTarget).get('words') ?? '').trim())
  }
  return (
    <Window title={title} onClose={onClose}>
      <form onSubmit={submit} className="stack">
        {/* biome-ignore lint/a11y/noAutofocus: a window that was asked for begins at its field */}
        <input name="words" aria-label={title} defaultValue={value} maxLength={1000} autoFocus />
        <Button type="submit" className="main-action">
          {words.save}
        </Button>
      </form>
    </Window>
  )
}

/** A note that colleagues alone can read. */
export function NoteWindow({ acts, onClose }: WindowProps) {
  const title = useWords().dialog.note
  return <WordsWindow title={title} value="" onSave={(text) => text && acts.note(text)} onClose={onClose} />
}

const BETWEEN = /[,，、;；\s]+/

export function LabelsWindow({ conversation, acts, onClose }: WindowProps) {
  const title = useWords().dialog.labels
  const save = (words: string) => acts.setLabels([...new Set(words.split(BETWEEN).filter(Boolean))])
  return <WordsWindow title={title} value={conversation.labels.join('，')} onSave={save} onClose={onClose} />
}
