import type { FormEvent } from 'react'
import { Button } from 'react-aria-components/Button'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Window } from '../parts/window.tsx'
import { useWords } from '../words/index.ts'
import type { WindowProps } from './windows.tsx'

/** Asks why the draft is not sent: Enter takes the first reason, the arrows another one, or it is written. */
export function DismissWindow({ acts, onClose }: WindowProps) {
  const { dialog, act } = useWords()
  const choices = Object.entries(dialog.dismissReasons).map(([id, title]) => ({ id, title }))
  const dismiss = (reason: string) => {
    onClose()
    acts.dismiss(reason)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (reason !== '') dismiss(reason)
  }
  return (
    <Window title={dialog.dismiss} onClose={onClose}>
      <ListBox
        aria-label={dialog.dismiss}
        items={choices}
        selectionMode="none"
        autoFocus="first"
        onAction={(id) => dismiss(choices.find((each) => each.id === id)!.title)}
        className="choices"
      >
        {({ id, title }) => (
          <ListBoxItem id={id} textValue={title}>
            {title}
          </ListBoxItem>
        )}
      </ListBox>
      <form onSubmit={submit} className="stack">
        <label>
          {dialog.otherReason}
          <input name="reason" maxLength={200} />
        </label>
        <Button type="submit">{act.confirm}</Button>
      </form>
    </Window>
  )
}
