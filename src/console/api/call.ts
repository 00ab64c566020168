/** The server said no: its problem in words. */
export class Refused extends Error {
  override name = 'Refused'
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly retryAfter: number,
  ) {
    super(detail || title)
  }
}

let onEnd: () => void = () => {}

/** Calls `listener` whenever the server knows the session no more. */
export function whenSessionEnds(listener: () => void): void {
  onEnd = listener
}

async function refusalOf(response: Response): Promise<Refused> {
  const body = (await response.json().catch(() => ({}))) as { title?: string; detail?: string }
  const wait = Number(response.headers.get('retry-after') ?? 0)
  return new Refused(response.status, body.title ?? '', body.detail ?? '', wait)
}

export interface Ask {
  query?: Record<string, string | number | null | undefined>
  json?: unknown
  /** A wrong password is no ended session. */
  open?: boolean
}

function addressOf(path: string, query: Ask['query']): string {
  const given = Object.entries(query ?? {}).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  )
  const words = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return given.length === 0 ? `/api${path}` : `/api${path}?${words}`
}

/**
 * Asks the API.
 * @throws Refused where it says no
 */
export async function call<T>(
  method: string,
  path: string,
  { query, json, open = false }: Ask = {},
): Promise<T> {
  const body =
    json === undefined ? {} : { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } }
  const response = await fetch(addressOf(path, query), { method, ...body })
  if (response.ok) return (response.status === 204 ? null : await response.json()) as T
  if (response.status === 401 && !open) onEnd()
  throw await refusalOf(response)
}
