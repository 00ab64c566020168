import type { Context, TypedResponse } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
}

export const PROBLEM_TYPE = { 'content-type': 'application/problem+json' }

/** The body of an error; `title` names the kind, `detail` this case of it. */
export function problemBody(status: number, title: string, detail?: string): string {
  return JSON.stringify({
    type: 'about:blank',
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
  } satisfies Problem)
}

/** An error as RFC 9457 says it; `title` names the kind, `detail` this case of it. */
export function problem<S extends ContentfulStatusCode>(
  c: Context,
  status: S,
  title: string,
  detail?: string,
  headers: Record<string, string> = {},
): Response & TypedResponse<Problem, S, 'json'> {
  // Typed as what it is in truth, for clients that are checked against the routes.
  return c.body(problemBody(status, title, detail), status, { ...headers, ...PROBLEM_TYPE }) as never
}
