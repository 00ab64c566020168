import { answer, api } from './client.ts'
import type { Role } from './types.ts'

const byId = (id: string) => ({ param: { id } })

export const users = () => answer(api.users.$get())
export const addUser = (json: { name: string; role: Role; shops: string[]; password: string }) =>
  answer(api.users.$post({ json }))
export interface UserChange {
  role?: Role
  shops?: string[]
  active?: boolean
  password?: string
  /** Lets a person who has lost the second factor enrol anew. */
  secondFactor?: null
}
export const changeUser = (id: string, json: UserChange) =>
  answer(api.users[':id'].$patch({ ...byId(id), json }))
export const removeUser = (id: string) => answer(api.users[':id'].$delete(byId(id)))
export type User = Awaited<ReturnType<typeof users>>['users'][number]

export const tokens = () => answer(api.tokens.$get())
export type Scope = Awaited<ReturnType<typeof tokens>>['tokens'][number]['scopes'][number]
export const addToken = (json: { name: string; shop: string | null; scopes: Scope[] }) =>
  answer(api.tokens.$post({ json }))
export const revokeToken = (id: string) => answer(api.tokens[':id'].$delete(byId(id)))

export const audit = (cursor: string | null) => answer(api.audit.$get({ query: cursor ? { cursor } : {} }))
