import { hc, parseResponse } from 'hono/client'
import type { Api } from '../../http/api/index.ts'

/** The server said no: its problem in words. */
export class Refused extends Error {
  override name = 'Refused'
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    /** In seconds; 0 where the server names no time. */
    readonly retryAfter: number,
  ) {
    super(detail || title)
  }
}

/** There a wrong password or no session yet is answered with what elsewhere says that the session has ended. */
const DOORS = /^\/api\/(session|me|setup)$/

let onEnd: () => void = () => {}

/** Calls `listener` whenever the server knows the session no more. */
export function whenSessionEnds(listener: () => void): void {
  onEnd = listener
}

/** Whoever has touched nothing for so long is not there: what the page then asks for by itself keeps no session. */
const AWAY_MS = 60_000
const TOUCHES = ['keydown', 'pointerdown', 'wheel', 'touchstart']

let touchedAt = Date.now()
for (const touch of TOUCHES) {
  const note = () => {
    touchedAt = Date.now()
  }
  window.addEventListener(touch, note, { capture: true, passive: true })
}

function marked(init: RequestInit = {}): RequestInit {
  if (Date.now() - touchedAt < AWAY_MS) return init
  const headers = new Headers(init.headers)
  headers.set('x-background', '1')
  return { ...init, headers }
}

async function refusalOf(response: Response): Promise<Refused> {
  const body = (await response.json().catch(() => ({}))) as { title?: string; detail?: string }
  const wait = Number(response.headers.get('retry-after') ?? 0)
  return new Refused(response.status, body.title ?? '', body.detail ?? '', wait)
}

/** Asks the server. @throws Refused where it says no */
export async function ask(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, marked(init))
  if (response.ok) return response
  if (response.status === 401 && !DOORS.test(new URL(response.url).pathname)) onEnd()
  throw await refusalOf(response)
}

/** The server's routes, typed by the server itself; each throws `Refused` where the server says no. */
export const { api } = hc<Api>('/', { fetch: ask })

/** What the server answers. */
export const answer = parseResponse
