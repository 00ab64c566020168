import { AGENT, type Harness } from './harness.ts'

/** A request as a program makes it. */
export interface Call {
  method?: string
  body?: unknown
  headers?: Record<string, string>
}

/** Calls the API with a session of its own. */
export async function caller({ app }: Harness, who: { name: string; password: string } = AGENT) {
  const session = await app.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(who),
  })
  const { token } = (await session.json()) as { token: string }
  return async (path: string, { method = 'GET', body, headers = {} }: Call = {}) => {
    const response = await app.request(`/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, json: text === '' ? null : JSON.parse(text), response }
  }
}
