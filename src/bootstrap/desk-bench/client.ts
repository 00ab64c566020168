/** A change as the line of changes told it. */
export interface Told {
  conversationId: string
  what: string
  at: number
}

/** Somebody who is logged in to a server on this machine. */
export class Client {
  readonly #base: string
  readonly #token: string

  private constructor(base: string, token: string) {
    this.#base = base
    this.#token = token
  }

  static async logIn(port: number, who: { name: string; password: string }): Promise<Client> {
    const base = `http://127.0.0.1:${port}/api`
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${base}/session`, { method: 'POST', headers, body: JSON.stringify(who) })
    const { token } = (await answer.json()) as { token: string }
    return new Client(base, token)
  }

  get #headers() {
    return { authorization: `Bearer ${this.#token}` }
  }

  /** What the server answers, and how many milliseconds it takes until all of it is here. */
  async get(path: string): Promise<{ ms: number; body: Record<string, unknown> }> {
    const start = performance.now()
    const answer = await fetch(`${this.#base}${path}`, { headers: this.#headers })
    const text = await answer.text()
    const ms = performance.now() - start
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
    return { ms, body: JSON.parse(text) as Record<string, unknown> }
  }

  /** Follows the line of changes until `end` is called; resolves once it has begun. */
  async follow(onChange: (told: Told) => void): Promise<{ end: () => void }> {
    const leaving = new AbortController()
    const answer = await fetch(`${this.#base}/live`, { headers: this.#headers, signal: leaving.signal })
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    let heard = (await reader.read()).value ?? ''
    const read = async () => {
      for (;;) {
        const { value, done } = await reader.read()
        if (done) return
        const parts = (heard + value).split('\n\n')
        heard = parts.pop() ?? ''
        for (const part of parts) tell(part, onChange)
      }
    }
    read().catch(() => {})
    return { end: () => leaving.abort() }
  }
}

function tell(part: string, onChange: (told: Told) => void): void {
  if (!part.includes('event: conversation')) return
  const data = /^data: (.*)$/m.exec(part)?.[1]
  if (data !== undefined) onChange({ ...(JSON.parse(data) as Omit<Told, 'at'>), at: Date.now() })
}
