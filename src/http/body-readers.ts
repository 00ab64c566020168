/** Bodies of one address that are read at a time. */
const MOST_OF_ADDRESS = 256
/** How long a body may take to arrive. */
const BODY_MS = 5000
/** Within this time nobody sends slowly, however many come at once. */
const AT_ONCE_MS = 1000

/** Why a body was not read to its end. */
export type ReadFault = 'slow' | 'crowded'

/** Whoever reads a body. */
export interface Reader {
  address: string
  /** In milliseconds of the steady counter. */
  since: number
  /** Is told that it ends by force; then it is under way no longer. */
  end(fault: ReadFault): void
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
    const reader: Reader = { address, since: performance.now(), end: () => {} }
    try {
      // What is left of a body that was given up is heard by nobody.
      return await new Promise<T | ReadFault>((resolve, reject) => {
        reader.end = resolve
        this.enter(reader)
        body.then(resolve, reject)
      })
    } finally {
      this.leave(reader)
    }
  }

  /** A body begins. */
  enter(reader: Reader): void {
    const readers = this.#reading.get(reader.address) ?? new Set()
    this.#reading.set(reader.address, readers)
    readers.add(reader)
    this.#all.add(reader)
    this.#timer ??= this.#watch(BODY_MS)
    this.#makeRoom(readers)
  }

  /** A body ends; false where it has ended before. */
  leave(reader: Reader): boolean {
    if (!this.#all.delete(reader)) return false
    const readers = this.#reading.get(reader.address)
    readers?.delete(reader)
    if (readers?.size === 0) this.#reading.delete(reader.address)
    return true
  }

  #makeRoom(readers: Set<Reader>): void {
    if (readers.size <= MOST_OF_ADDRESS) return
    const longest = readers.values().next().value!
    // Where this process was the slow one, its body lies here already: it is heard first.
    if (performance.now() - longest.since > AT_ONCE_MS) setImmediate(() => this.#end(longest, 'crowded'))
  }

  #end(reader: Reader, fault: ReadFault): void {
    if (this.leave(reader)) reader.end(fault)
  }

  #watch(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#endSlow(), ms).unref()
  }

  #endSlow(): void {
    this.#timer = null
    for (const reader of this.#all) {
      const left = BODY_MS - (performance.now() - reader.since)
      if (left > 0) {
        this.#timer = this.#watch(left)
        return
      }
      this.#end(reader, 'slow')
    }
  }
}
