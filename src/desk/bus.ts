import type { ConversationKey, DeliveryState } from '../store/store.ts'
import type { Decision, Reason } from '../types/index.ts'

/** What happens inside one process, by name. Other nodes on the same database do not hear it: they poll. */
export interface Signals {
  /** A work item was stored. */
  work: ConversationKey
  /** A reply waits in the outbox. */
  outbox: ConversationKey
  /** The agents' queue of the shop has changed. */
  queue: { shop: string }
  /** Messages, drafts or replies of the conversation have changed. */
  conversation: ConversationKey
  /** A delivery of a channel was answered. */
  received: { shop: string; channel: string; outcome: string }
  /** Somebody tried to log in; `refused`: the attempt was not looked at. */
  login: { outcome: 'succeeded' | 'failed' | 'refused' }
  /** Sessions of the user have ended before their time. */
  'session-ended': { userId: string }
  /** A plan was made; `seconds` since its message was received. */
  planned: { shop: string; decision: Decision; reason: Reason; seconds: number }
  /** An attempt to deliver a reply has ended. */
  delivered: { shop: string; outcome: DeliveryState | 'unaddressed' }
}

export type SignalName = keyof Signals
type Listener<N extends SignalName> = (data: Signals[N]) => void

/** A tiny typed emitter. Listeners are called in the order they came, within `emit`. */
export class Bus {
  readonly #listeners = new Map<SignalName, Set<(data: never) => void>>()

  /** Returns the function that ends the listening. */
  on<N extends SignalName>(name: N, listener: Listener<N>): () => void {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  emit<N extends SignalName>(name: N, data: Signals[N]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) (listener as Listener<N>)(data)
  }
}
