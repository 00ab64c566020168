import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { colleagues } from '../api/desk.ts'
import { Pick } from '../parts/pick.tsx'
import { Window } from '../parts/window.tsx'
import { useWords } from '../words/index.ts'
import type { WindowProps } from './windows.tsx'

function useColleagues() {
  const { data } = useQuery({ queryKey: ['colleagues'], queryFn: colleagues })
  return data?.agents ?? []
}

/** Gives the conversation to somebody. */
export function AssignWindow({ acts, onClose }: WindowProps) {
  const words = useWords().dialog
  const choices = useColleagues().map(({ id, name }) => ({ id, title: name }))
  const pick = (to: string) => {
    onClose()
    acts.assign(to)
  }
  return (
    <Window title={words.assign} onClose={onClose}>
      <Pick label={words.assign} choices={choices} onPick={pick} />
    </Window>
  )
}

/** Hands the draft's question to a colleague, with a note that says what it is about. */
export function HandoverWindow({ acts, onClose }: WindowProps) {
  const { dialog, composer } = useWords()
  const others = useColleagues()
  const [to, setTo] = useState('')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const note = String(new FormData(event.currentTarget).get('note') ?? '').trim()
    onClose()
    acts.handOver(to === '' ? null : to, note)
  }
  return (
    <Window title={dialog.handover} onClose={onClose}>
      <form onSubmit={submit} className="stack">
        <label>
          {dialog.colleague}
          <select value={to} onChange={({ target }) => setTo(target.value)}>
            <option value="">{dialog.anybody}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {dialog.note}
          <textarea name="note" rows={2} maxLength={1000} />
        </label>
        {/* Enter hands over; whoever wants to write a note goes back with Shift and Tab. */}
        <Button type="submit" className="main-action" autoFocus>
          {composer.handover.replace('…', '')}
        </Button>
      </form>
    </Window>
  )
}
