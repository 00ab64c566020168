import { type FormEvent, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import * as team from '../api/team.ts'
import { SureButton } from '../parts/sure.tsx'
import type { useChange } from '../parts/use-change.ts'
import { Window } from '../parts/window.tsx'
import { Field } from '../session/door.tsx'
import { useWords } from '../words/index.ts'

interface UserActsProps {
  user: team.User
  change: ReturnType<typeof useChange>
  put: (part: team.UserChange) => void
}

/** Gives a member a new password, which she changes herself under the settings. */
function ResetButton({ user: { name }, put }: Pick<UserActsProps, 'user' | 'put'>) {
  const words = useWords().users
  const [asks, setAsks] = useState(false)
  const reset = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password') ?? '')
    setAsks(false)
    put({ password })
  }
  return (
    <>
      <Button onPress={() => setAsks(true)}>
        {words.reset} <span className="unseen">{name}</span>
      </Button>
      {asks && (
        <Window title={`${words.reset} · ${name}`} onClose={() => setAsks(false)}>
          <form onSubmit={reset} className="stack">
            <Field
              label={words.password}
              name="password"
              type="password"
              autoComplete="new-password"
              autoFocus
            />
            <Button type="submit" className="main-action">
              {words.reset}
            </Button>
          </form>
        </Window>
      )}
    </>
  )
}

/** What an administrator may do about a member. */
export function UserActs({ user, change, put }: UserActsProps) {
  const { users } = useWords()
  const { id, name, active, secondFactor } = user
  return (
    <span className="actions">
      <Button onPress={() => put({ active: !active })}>
        {active ? users.disable : users.enable} <span className="unseen">{name}</span>
      </Button>
      <ResetButton user={user} put={put} />
      {secondFactor && (
        <SureButton label={users.resetFactor} what={name} onSure={() => put({ secondFactor: null })} />
      )}
      <SureButton label={users.remove} what={name} onSure={() => change(() => team.removeUser(id))} />
    </span>
  )
}
