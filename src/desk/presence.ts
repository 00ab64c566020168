import type { ConversationKey } from '../store/store.ts'

/** So long somebody counts as present who says nothing more. */
const PRESENT_MS = 30_000

/** Who looks at a conversation. */
export interface Present {
  name: string
  typing: boolean
}

type Seen = Present & { id: string; until: number }

const keyed = ({ shop, channel, conversationId }: ConversationKey) =>
  JSON.stringify([shop, channel, conversationId])

/** Who looks at which conversation and who types there; kept in memory alone. */
export class Presence {
  readonly #clock: () => number
  readonly #seen = new Map<string, Map<string, Seen>>()

  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** Somebody looks at the conversation; true where others see something new. */
  saw(key: ConversationKey, agent: { id: string; name: string }, typing: boolean): boolean {
    const here = this.#seen.get(keyed(key)) ?? new Map<string, Seen>()
    const before = here.get(agent.id)
    const now = this.#clock()
    here.set(agent.id, { id: agent.id, name: agent.name, typing, until: now + PRESENT_MS })
    this.#seen.set(keyed(key), here)
    return before === undefined || before.until <= now || before.typing !== typing
  }

  /** Whoever is present. */
  all(key: ConversationKey): (Present & { id: string })[] {
    const here = this.#seen.get(keyed(key))
    if (here === undefined) return []
    const now = this.#clock()
    for (const [id, { until }] of here) if (until <= now) here.delete(id)
    if (here.size === 0) this.#seen.delete(keyed(key))
    return [...here.values()].map(({ id, name, typing }) => ({ id, name, typing }))
  }

  /** Whoever is present besides this agent. */
  at(key: ConversationKey, besides: string): Present[] {
    return this.all(key)
      .filter(({ id }) => id !== besides)
      .map(({ name, typing }) => ({ name, typing }))
  }
}
