import { useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import { endSession, sessions } from '../api/session.ts'
import { momentOf } from '../parts/time.ts'
import { useChange } from '../parts/use-change.ts'
import { useLocale, useWords } from '../words/index.ts'

const KEY = ['sessions']

/** Where one is logged in; each can be ended from here. */
export function Sessions() {
  const words = useWords().settings
  const locale = useLocale()
  const change = useChange(KEY)
  const { data } = useQuery({ queryKey: KEY, queryFn: sessions })
  return (
    <section>
      <h2>{words.sessions}</h2>
      <ul className="lines">
        {(data?.sessions ?? []).map(({ id, current, lastSeenAt, userAgent, address }) => (
          <li key={id}>
            {userAgent} {address}{' '}
            <span className="quiet">
              {words.lastSeen} {momentOf(lastSeenAt, locale)}
            </span>{' '}
            {current ? (
              <b>{words.current}</b>
            ) : (
              <Button onPress={() => change(() => endSession(id))}>{words.end}</Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
