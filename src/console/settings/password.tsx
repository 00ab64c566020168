import type { FormEvent } from 'react'
import { Button } from 'react-aria-components/Button'
import { changePassword } from '../api/session.ts'
import { useChange } from '../parts/use-change.ts'
import { Field } from '../session/door.tsx'
import { useWords } from '../words/index.ts'

export function Password() {
  const words = useWords().settings
  const change = useChange(['sessions'])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const given = { old: String(data.get('old')), new: String(data.get('new')) }
    if ((await change(() => changePassword(given).then(() => true), words.changed)) !== null) form.reset()
  }
  return (
    <form onSubmit={submit} className="stack">
      <h2>{words.password}</h2>
      <Field label={words.old} name="old" type="password" autoComplete="current-password" />
      <Field label={words.fresh} name="new" type="password" autoComplete="new-password" />
      <Button type="submit">{words.password}</Button>
    </form>
  )
}
