import { type FormEvent, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Pick } from '../parts/pick.tsx'
import { Window } from '../parts/window.tsx'
import { fill, useWords, type Words } from '../words/index.ts'
import type { WindowProps } from './windows.tsx'

const MINUTE_MS = 60_000
const MINUTES = [10, 30, 60, 120, 240]
const MORNING = 9

function tomorrowMorning(): number {
  const day = new Date()
  day.setDate(day.getDate() + 1)
  return day.setHours(MORNING, 0, 0, 0)
}

function times(words: Words['dialog']): { id: string; title: string; until: () => number }[] {
  const soon = MINUTES.map((minutes) => ({
    id: String(minutes),
    title: minutes < 60 ? fill(words.minutes, { n: minutes }) : fill(words.hours, { n: minutes / 60 }),
    until: () => Date.now() + minutes * MINUTE_MS,
  }))
  return [...soon, { id: 'tomorrow', title: words.tomorrow, until: tomorrowMorning }]
}

/** Puts the conversation away for a while. */
export function SnoozeWindow({ acts, onClose }: WindowProps) {
  const words = useWords().dialog
  const choices = times(words)
  const pick = (id: string) => {
    onClose()
    acts.snooze(choices.find((each) => each.id === id)!.until())
  }
  return (
    <Window title={words.snooze} onClose={onClose}>
      <Pick label={words.snooze} choices={choices} onPick={pick} />
    </Window>
  )
}

/** Notes what the customer was promised, and until when. */
export function TaskWindow({ acts, onClose }: WindowProps) {
  const { dialog, act } = useWords()
  const choices = times(dialog)
  const [due, setDue] = useState('60')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const what = String(new FormData(event.currentTarget).get('what') ?? '').trim()
    if (what === '') return
    onClose()
    acts.addTask(what, choices.find(({ id }) => id === due)!.until())
  }
  return (
    <Window title={dialog.task} onClose={onClose}>
      <form onSubmit={submit} className="stack">
        <label>
          {dialog.taskWhat}
          {/* biome-ignore lint/a11y/noAutofocus: a window that was asked for begins at its first field */}
          <input name="what" maxLength={200} autoFocus />
        </label>
        <label>
          {dialog.taskDue}
          <select value={due} onChange={({ target }) => setDue(target.value)}>
            {choices.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" className="main-action">
          {act.save}
        </Button>
      </form>
    </Window>
  )
}
