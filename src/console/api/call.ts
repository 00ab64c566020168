import { ask } from './client.ts'

export interface Ask {
  query?: Record<string, string | number | null | undefined>
  json?: unknown
}

function addressOf(path: string, query: Ask['query']): string {
  const given = Object.entries(query ?? {}).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  )
  const words = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return given.length === 0 ? `/api${path}` : `/api${path}?${words}`
}

/** Asks a route that the typed client does not know yet. */
export async function call<T>(method: string, path: string, { query, json }: Ask = {}): Promise<T> {
  const body =
    json === undefined ? {} : { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } }
  const response = await ask(addressOf(path, query), { method, ...body })
  return (response.status === 204 ? null : await response.json()) as T
}
