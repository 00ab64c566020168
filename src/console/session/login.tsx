import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '../api/client.ts'
import { logIn } from '../api/session.ts'
import { fill, useWords, type Words } from '../words/index.ts'
import { Door, Field } from './door.tsx'

function faultOf(fault: unknown, words: Words['login']): string {
  if (!(fault instanceof Refused)) return words.unreachable
  if (fault.status === 429) return fill(words.wait, { seconds: fault.retryAfter })
  return words.wrong
}

const needsCode = (fault: unknown) => fault instanceof Refused && fault.title === 'second factor'

/** Lets an agent in; asks for the second factor where the account has one. */
export function Login({ ended }: { ended: boolean }) {
  const words = useWords().login
  const client = useQueryClient()
  const [asksCode, setAsksCode] = useState(false)
  const [fault, setFault] = useState('')
  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const {
      name = '',
      password = '',
      code,
    } = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    try {
      await logIn({ name, password, ...(code ? { code } : {}) })
      // What the one before was shown is not for whoever comes now: the words that were typed, above all.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })
      await client.invalidateQueries()
    } catch (refusal) {
      if (needsCode(refusal)) setAsksCode(true)
      setFault(needsCode(refusal) && !code ? '' : faultOf(refusal, words))
    }
  }
  return (
    <Door title={words.title} fault={fault} onSubmit={enter} button={words.enter}>
      {ended && <p className="notice">{words.ended}</p>}
      <Field label={words.name} name="name" autoComplete="username" autoFocus />
      <Field label={words.password} name="password" type="password" autoComplete="current-password" />
      {asksCode && (
        <Field label={words.code} name="code" autoComplete="one-time-code" hint={words.codeHint} autoFocus />
      )}
    </Door>
  )
}
