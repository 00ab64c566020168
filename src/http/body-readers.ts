/** Bodies of one address that are read at a time. */
const MOST_OF_ADDRESS = 256
/** How long a body may take to arrive. */
const BODY_MS = 5000
/** Within this time nobody sends slowly, however many come at once. */
const AT_ONCE_MS = 1000

/** Why a body was not read to its end. */
export type ReadFault = 'slow' | 'crowded'

interface Reader {
  /** In milliseconds of the steady counter. */
  since: number
  end: (fault: ReadFault) => void
}

function makeRoom(readers: Set<Reader>): void {
  const [longest] = readers
  if (readers.size <= MOST_OF_ADDRESS || !longest) return
  // Where this process was the slow one, its body lies here already: it is heard first.
  if (performance.now() - longest.since > AT_ONCE_MS) setImmediate(() => longest.end('crowded'))
}

/**
 * The bodies that are being read. Whoever sends slowly loses: after seconds in any case, and sooner where an address
 * has so many under way that a further one finds no room. What arrives quickly is never in the way of that.
 */
export class BodyReaders {
  /** By address, the longest under way first. */
  readonly #reading = new Map<string, Set<Reader>>()
  /** Of all addresses, the longest under way first. */
  readonly #all = new Set<Reader>()
  /** One for all: a timer for each body takes longer than most bodies do. */
  #timer: NodeJS.Timeout | null = null

  /** Waits for `body`, or for its end by force. */
  async read<T>(address: string, body: Promise<T>): Promise<T | ReadFault> {
    let leave = () => false
    try {
      // What is left of a body that was given up is heard by nobody.
      return await new Promise<T | ReadFault>((resolve, reject) => {
        leave = this.enter(address, resolve)
        body.then(resolve, reject)
      })
    } finally {
      leave()
    }
  }

  /** A body begins; `end` is told where it ends by force. What is returned ends it, and says whether it was under way. */
  enter(address: string, end: (fault: ReadFault) => void): () => boolean {
    const readers = this.#reading.get(address) ?? new Set()
    this.#reading.set(address, readers)
    const leave = () => {
      if (!this.#all.delete(reader)) return false
      readers.delete(reader)
      if (readers.size === 0) this.#reading.delete(address)
      return true
    }
    const reader: Reader = { since: performance.now(), end: (fault) => leave() && end(fault) }
    readers.add(reader)
    this.#all.add(reader)
    this.#timer ??= this.#watch(BODY_MS)
    makeRoom(readers)
    return leave
  }

  #watch(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#endSlow(), ms).unref()
  }

  #endSlow(): void {
    this.#timer = null
    for (const { since, end } of this.#all) {
      const left = BODY_MS - (performance.now() - since)
      if (left > 0) {
        this.#timer = this.#watch(left)
        return
      }
      end('slow')
    }
  }
}
