import { call } from './call.ts'
import type { Me, Settings } from './types.ts'

export const logIn = (json: { name: string; password: string; code?: string }) =>
  call('POST', '/session', { json: { ...json, cookie: true } })
export const logOut = () => call('DELETE', '/session')
export const me = (): Promise<Me> => call('GET', '/me')
export const saveSettings = (json: Partial<Settings>) => call('PUT', '/me/settings', { json })
export const changePassword = (json: { old: string; new: string }) => call('PUT', '/me/password', { json })
export const needsSetup = (): Promise<{ needed: boolean }> => call('GET', '/setup')
export const setUp = (json: { link: string; name: string; password: string }) =>
  call('POST', '/setup', { json })

export interface Session {
  id: string
  current: boolean
  createdAt: number
  lastSeenAt: number
  userAgent: string
  address: string
}
export const sessions = (): Promise<{ sessions: Session[] }> => call('GET', '/me/sessions')
export const endSession = (id: string) => call('DELETE', `/me/sessions/${id}`)
export const beginFactor = (): Promise<{ secret: string; uri: string }> => call('POST', '/me/second-factor')
export const confirmFactor = (code: string): Promise<{ recoveryCodes: string[] }> =>
  call('PUT', '/me/second-factor', { json: { code } })
export const endFactor = (code: string) => call('DELETE', '/me/second-factor', { json: { code } })
