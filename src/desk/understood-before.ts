import type { Prediction } from '../types/index.ts'
import type { Understanding } from './context.ts'

/** Characters of the texts that are remembered; what was understood of them takes some twenty times as much. */
const MOST_CHARACTERS = 200_000

/**
 * Remembers what was understood of the latest texts. Each new message of a turn has the whole turn read again, of
 * which only the newest part is new: so the cost of a turn grows with what is written, not with its square.
 */
export function rememberUnderstood(understanding: Understanding): Understanding {
  /** The latest used last. */
  const known = new Map<string, { text: string; read: Promise<Prediction | null> }>()
  let characters = 0
  const forget = (key: string) => {
    characters -= known.get(key)?.text.length ?? 0
    known.delete(key)
  }
  const readAnew = (key: string, text: string, precision: number) => {
    const read = understanding.understand(text, precision)
    known.set(key, { text, read })
    characters += text.length
    // A thread that is away says nothing about the text.
    read.catch(() => known.get(key)?.read === read && forget(key))
    for (const oldest of known.keys()) {
      if (characters <= MOST_CHARACTERS) break
      forget(oldest)
    }
    return read
  }
  return {
    understand: (text, precision) => {
      const key = `${precision} ${text}`
      const before = known.get(key)
      if (before === undefined) return readAnew(key, text, precision)
      known.delete(key)
      known.set(key, before)
      return before.read
    },
  }
}
