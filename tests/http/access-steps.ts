import { addUser } from '../../src/desk/access/users.ts'
import type { Role } from '../../src/types/index.ts'
import { type Harness, SAME_ORIGIN } from './harness.ts'

export const PASSWORD = 'a long password'

/** Adds somebody; a member of the first shop alone unless told otherwise. */
export const add = ({ ctx }: Harness, name: string, role: Role, shops: readonly string[] = ['kangnai']) =>
  addUser(ctx, { name, role, shops, password: PASSWORD })

/** Asks the API as a page or a program does; the answer's body as JSON. */
export async function call(
  { app }: Harness,
  path: string,
  over: { method?: string; body?: object; token?: string; headers?: Record<string, string> } = {},
) {
  const { method = 'GET', body, token, headers = {} } = over
  const init = {
    method,
    headers: {
      ...(token === undefined ? SAME_ORIGIN : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
  const response = await app.request(`/api${path}`, init)
  const text = await response.text()
  return { response, status: response.status, json: text === '' ? null : JSON.parse(text) }
}

/** Logs in by the API; the session's token. */
export async function tokenFor(server: Harness, name: string, code?: string): Promise<string> {
  const body = { name, password: PASSWORD, ...(code === undefined ? {} : { code }) }
  return (await call(server, '/session', { method: 'POST', body })).json.token
}
