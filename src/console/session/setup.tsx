import { type FormEvent, useState } from 'react'
import { logIn, setUp } from '../api/session.ts'
import { useWords } from '../words/index.ts'
import { Door, Field } from './door.tsx'

const LEAST = 12

/** The secret of the one-time link: behind `#`, where no log and no proxy sees it. */
const secretOf = (place: Location) =>
  place.hash.slice(1) || (new URLSearchParams(place.search).get('link') ?? '')

/** Makes the first administrator, by the one-time link that the first start shows. */
export function Setup() {
  const words = useWords()
  const [fault, setFault] = useState('')
  const go = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const { name = '', password = '', again = '', link = secretOf(location) } = given
    if (password.length < LEAST) return setFault(words.setup.short)
    if (password !== again) return setFault(words.setup.differ)
    try {
      await setUp({ link, name, password })
      await logIn({ name, password })
      location.assign('/')
    } catch {
      setFault(words.setup.used)
    }
  }
  return (
    <Door title={words.setup.title} fault={fault} onSubmit={go} button={words.setup.go}>
      <p>{words.setup.hint}</p>
      {secretOf(location) === '' && <Field label={words.setup.link} name="link" />}
      <Field label={words.login.name} name="name" autoComplete="username" autoFocus />
      <Field label={words.login.password} name="password" type="password" autoComplete="new-password" />
      <Field label={words.setup.again} name="again" type="password" autoComplete="new-password" />
    </Door>
  )
}
