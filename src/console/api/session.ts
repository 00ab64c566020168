import { answer, api } from './client.ts'
import type { Settings } from './types.ts'

export const logIn = (json: { name: string; password: string; code?: string }) =>
  answer(api.session.$post({ json: { ...json, cookie: true } }))
export const logOut = () => answer(api.session.$delete())
export const setUp = (json: { link: string; name: string; password: string }) =>
  answer(api.setup.$post({ json }))

export const me = () => answer(api.me.$get())
export type Me = Awaited<ReturnType<typeof me>>
export const saveSettings = (json: Settings) => answer(api.me.settings.$put({ json }))
export const changePassword = (json: { old: string; new: string }) => answer(api.me.password.$put({ json }))
export const sessions = () => answer(api.me.sessions.$get())
export const endSession = (id: string) => answer(api.me.sessions[':id'].$delete({ param: { id } }))

const factor = api.me['second-factor']
export const beginFactor = () => answer(factor.$post())
export const confirmFactor = (code: string) => answer(factor.$put({ json: { code } }))
export const endFactor = (code: string) => answer(factor.$delete({ json: { code } }))
