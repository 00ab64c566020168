import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import * as team from '../api/team.ts'
import { useShops } from '../list/use-list.ts'
import { SureButton } from '../parts/sure.tsx'
import { Table } from '../parts/table.tsx'
import { momentOf } from '../parts/time.ts'
import { useChange } from '../parts/use-change.ts'
import { Field } from '../session/door.tsx'
import { useLocale, useWords } from '../words/index.ts'

const KEY = ['tokens']
const SCOPES: readonly team.Scope[] = ['read', 'reply', 'records', 'operate']

function ScopeBoxes() {
  const words = useWords().tokens
  return (
    <fieldset className="boxes">
      <legend>{words.scopes}</legend>
      {SCOPES.map((scope) => (
        <label key={scope}>
          <input type="checkbox" name="scopes" value={scope} defaultChecked={scope === 'read'} />
          {words.scopeNames[scope]}
        </label>
      ))}
    </fieldset>
  )
}

function AddToken({ onMade }: { onMade: (token: string) => void }) {
  const words = useWords().tokens
  const all = useWords().list.allShops
  const change = useChange(KEY)
  const shops = useShops().data?.shops ?? []
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const [name, shop] = [String(data.get('name')), String(data.get('shop')) || null]
    const made = await change(() =>
      team.addToken({ name, shop, scopes: SCOPES.filter((scope) => data.getAll('scopes').includes(scope)) }),
    )
    if (made) onMade(made.token)
  }
  return (
    <form onSubmit={add} className="stack">
      <h2>{words.add}</h2>
      <Field label={words.name} name="name" />
      <label>
        {words.shop}
        <select name="shop">
          <option value="">{all}</option>
          {shops.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <ScopeBoxes />
      <Button type="submit" className="main-action">
        {words.add}
      </Button>
    </form>
  )
}

/** What programs may do here, and for which shop. */
export default function Tokens() {
  const words = useWords().tokens
  const locale = useLocale()
  const change = useChange(KEY)
  const [made, setMade] = useState('')
  const { data } = useQuery({ queryKey: KEY, queryFn: team.tokens })
  const rows = (data?.tokens ?? []).map(({ id, name, shop, scopes, createdAt }) => [
    name,
    shop,
    scopes.map((scope) => words.scopeNames[scope]).join('、'),
    momentOf(createdAt, locale),
    <SureButton
      key="revoke"
      label={words.revoke}
      what={name}
      onSure={() => change(() => team.revokeToken(id))}
    />,
  ])
  const heads = [words.name, words.shop, words.scopes, words.created, words.revoke]
  return (
    <main id="main" className="page">
      <h1>{words.title}</h1>
      {made && (
        <p className="notice" role="status">
          {words.made}：<code>{made}</code>
        </p>
      )}
      <section>
        <Table
          caption={words.title}
          heads={heads}
          rows={rows}
          keys={(data?.tokens ?? []).map(({ id }) => id)}
          none={words.none}
        />
      </section>
      <AddToken onMade={setMade} />
    </main>
  )
}
