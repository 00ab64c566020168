import { call } from './call.ts'
import type { Role } from './types.ts'

export interface User {
  id: string
  name: string
  role: Role
  shops: string[]
  secondFactor: boolean
  active: boolean
}
export const users = (): Promise<{ users: User[] }> => call('GET', '/users')
export const addUser = (json: { name: string; role: Role; shops: string[]; password: string }) =>
  call('POST', '/users', { json })
export const changeUser = (
  id: string,
  json: Partial<Pick<User, 'role' | 'shops' | 'active'>> & { password?: string },
) => call('PATCH', `/users/${id}`, { json })
export const removeUser = (id: string) => call('DELETE', `/users/${id}`)

export interface Token {
  id: string
  name: string
  shop: string
  scopes: string[]
  createdAt: number
}
export const tokens = (): Promise<{ tokens: Token[] }> => call('GET', '/tokens')
export const addToken = (json: {
  name: string
  shop: string
  scopes: string[]
}): Promise<{ token: string }> => call('POST', '/tokens', { json })
export const revokeToken = (id: string) => call('DELETE', `/tokens/${id}`)

export interface Entry {
  at: number
  agent: string
  act: string
  shop: string | null
  conversationId: string | null
  detail: string | null
}
export const audit = (
  shop: string,
  cursor: string | null,
): Promise<{ entries: Entry[]; cursor: string | null }> => call('GET', '/audit', { query: { shop, cursor } })
