import { useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { Button } from 'react-aria-components/Button'
import * as team from '../api/team.ts'
import type { Role } from '../api/types.ts'
import { useShops } from '../list/use-list.ts'
import { Table } from '../parts/table.tsx'
import { useChange } from '../parts/use-change.ts'
import { Field } from '../session/door.tsx'
import { useMe } from '../session/session.tsx'
import { useWords, type Words } from '../words/index.ts'
import { UserActs } from './user-acts.tsx'

const ROLES: readonly Role[] = ['agent', 'supervisor', 'admin']
const KEY = ['users']

type Change = ReturnType<typeof useChange>

function RoleChoice({
  label,
  value,
  name,
  onChange,
}: {
  label: string
  value?: Role
  name?: string
  onChange?: (role: Role) => void
}) {
  const words = useWords().users
  return (
    <select
      name={name}
      aria-label={label}
      {...(onChange ? { value } : { defaultValue: value })}
      onChange={({ target }) => onChange?.(target.value as Role)}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {words.roles[role]}
        </option>
      ))}
    </select>
  )
}

/** The shops that a member works for. */
function ShopBoxes({
  name,
  chosen,
  onChange,
}: {
  name: string
  chosen: readonly string[]
  onChange?: (shops: string[]) => void
}) {
  const shops = useShops().data?.shops ?? []
  const toggle = (id: string, isOn: boolean) =>
    onChange?.(isOn ? [...chosen, id] : chosen.filter((each) => each !== id))
  return (
    <span className="boxes">
      {shops.map(({ id, name: title }) => (
        <label key={id}>
          <input
            type="checkbox"
            name={name}
            value={id}
            {...(onChange ? { checked: chosen.includes(id) } : {})}
            onChange={({ target }) => toggle(id, target.checked)}
          />
          {title}
        </label>
      ))}
    </span>
  )
}

/** The same for those who may not change it. */
function ShopNames({ ids }: { ids: readonly string[] }) {
  const shops = useShops().data?.shops ?? []
  return ids.map((id) => shops.find((shop) => shop.id === id)?.name ?? id).join('、')
}

function AddUser({ change }: { change: Change }) {
  const words = useWords().users
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const said = (name: string) => String(data.get(name) ?? '')
    const shops = data.getAll('shops').map(String)
    const user = { name: said('name'), role: said('role') as Role, shops, password: said('password') }
    if ((await change(() => team.addUser(user))) !== null) form.reset()
  }
  return (
    <form onSubmit={add} className="stack" aria-label={words.add}>
      <h2>{words.add}</h2>
      <Field label={words.name} name="name" />
      <Field label={words.password} name="password" type="password" autoComplete="new-password" />
      <div className="field">
        <span aria-hidden="true">{words.role}</span>
        <RoleChoice label={words.role} name="role" />
      </div>
      <span aria-hidden="true">{words.shops}</span>
      <ShopBoxes name="shops" chosen={[]} />
      <div className="actions">
        <Button type="submit" className="main-action">
          {words.add}
        </Button>
      </div>
    </form>
  )
}

function rowOf(user: team.User, change: Change, words: Words, mayChange: boolean) {
  const { id, name, role, shops, active, secondFactor } = user
  const put = (part: team.UserChange) => change(() => team.changeUser(id, part))
  const factor = secondFactor ? words.settings.factorOn : words.settings.factorOff
  const state = active ? words.users.on : words.users.off
  if (!mayChange)
    return [name, words.users.roles[role], <ShopNames key="shops" ids={shops} />, factor, state, '']
  return [
    name,
    <RoleChoice
      key="role"
      label={`${words.users.role} ${name}`}
      value={role}
      onChange={(next) => put({ role: next })}
    />,
    <span key="shops">
      {/* An administrator who is named for no shop looks after all. */}
      {role === 'admin' && shops.length === 0 && <b>{words.users.all}</b>}
      <ShopBoxes name={`shops-${id}`} chosen={shops} onChange={(next) => put({ shops: next })} />
    </span>,
    factor,
    state,
    <UserActs key="acts" user={user} put={put} change={change} />,
  ]
}

/** Who works here, in which role, for which shops. */
export default function Users() {
  const words = useWords()
  const change = useChange(KEY)
  const isAdmin = useMe().role === 'admin'
  const { data } = useQuery({ queryKey: KEY, queryFn: team.users })
  const { users } = words
  return (
    <main id="main" className="page">
      <h1>{users.title}</h1>
      <section>
        <Table
          caption={users.title}
          heads={[users.name, users.role, users.shops, users.factor, users.active, words.act.more]}
          rows={(data?.users ?? []).map((user) => rowOf(user, change, words, isAdmin))}
          keys={(data?.users ?? []).map(({ id }) => id)}
          none=""
        />
      </section>
      {isAdmin && <AddUser change={change} />}
    </main>
  )
}
