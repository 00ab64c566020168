import type { Context, TypedResponse } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
}

/** An error as RFC 9457 says it; `title` names the kind, `detail` this case of it. */
export function problem<S extends ContentfulStatusCode>(
  c: Context,
  status: S,
  title: string,
  detail?: string,
  headers: Record<string, string> = {},
): Response & TypedResponse<Problem, S, 'json'> {
  const body = { type: 'about:blank', title, status, ...(detail === undefined ? {} : { detail }) }
  const type = { 'content-type': 'application/problem+json' }
  // Typed as what it is in truth, for clients that are checked against the routes.
  return c.body(JSON.stringify(body), status, { ...headers, ...type }) as never
}
