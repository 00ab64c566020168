import * as desk from '../api/desk.ts'
import type { Key } from '../api/types.ts'
import { keep, kept } from '../parts/store.ts'

/** What an agent typed, and the draft that stood there as it was typed. */
export interface KeptWords {
  draftId: string | null
  text: string
}

const PAUSE_MS = 500
const timers = new Map<string, ReturnType<typeof setTimeout>>()

const nameOf = (agent: string, { shop, channel, id }: Key) => `words ${agent} ${shop} ${channel} ${id}`

export const wordsKept = (agent: string, key: Key) => kept<KeptWords>(nameOf(agent, key))

const underWay = new Map<string, Promise<unknown>>()

/** One request after the other: words that were sent must not come back because what kept them arrives last. */
function inOrder(name: string, act: () => Promise<unknown>): void {
  // The browser has the words, whatever becomes of the request.
  underWay.set(
    name,
    (underWay.get(name) ?? Promise.resolve()).then(act).catch(() => {}),
  )
}

function later(name: string, act: () => Promise<unknown>): void {
  clearTimeout(timers.get(name))
  timers.set(
    name,
    setTimeout(() => inOrder(name, act), PAUSE_MS),
  )
}

/** Keeps the words: here at once, so that no ended session loses them, and on the server after a pause. */
export function keepWords(agent: string, key: Key, words: KeptWords): void {
  const name = nameOf(agent, key)
  keep(name, words)
  later(name, () => desk.keepWords(key, words))
}

/** Forgets them; `isOnServer` where another browser may have kept them there. */
export function forgetWords(agent: string, key: Key, isOnServer: boolean): void {
  const name = nameOf(agent, key)
  if (kept(name) === null && !timers.has(name) && !isOnServer) return
  keep(name, null)
  clearTimeout(timers.get(name))
  timers.delete(name)
  inOrder(name, () => desk.dropWords(key))
}
