/** Fuller than this, probing gets long; emptier, the table leaves the processor's cache. */
const MOST_FILLED = 0.7

/**
 * Hash of a feature -> its column, in an open-addressing table with linear probing (Knuth, TAOCP vol. 3, 6.4).
 * Two features with one 32-bit hash share a column: with 10^5 features that happens about once.
 */
export class FeatureTable {
  /** Columns are numbered 0 .. size-1 in the order of insertion. */
  size = 0
  /** Hash and column + 1 of each slot, side by side: a look-up touches one place of the memory. 0: a free slot. */
  private slots: Int32Array
  private mask: number

  constructor(capacity = 1024) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, capacity / MOST_FILLED)))
    this.slots = new Int32Array(slots * 2)
    this.mask = slots - 1
  }

  /** The feature's column, or -1. */
  get(hash: number): number {
    const { slots, mask } = this
    const key = hash | 0
    let slot = key & mask
    for (;;) {
      const column = slots[slot * 2 + 1] as number
      if (column === 0 || slots[slot * 2] === key) return column - 1
      slot = (slot + 1) & mask
    }
  }

  /** The feature's column, new where it was unknown. */
  add(hash: number): number {
    const found = this.get(hash)
    if (found !== -1) return found
    if (this.size + 1 > (this.mask + 1) * MOST_FILLED) this.grow()
    this.insert(hash, this.size)
    return this.size++
  }

  /** Hashes by column. */
  hashes(): Uint32Array {
    const hashes = new Uint32Array(this.size)
    for (let at = 0; at < this.slots.length; at += 2) {
      const column = this.slots[at + 1] as number
      if (column !== 0) hashes[column - 1] = this.slots[at] as number
    }
    return hashes
  }

  static of(hashes: Uint32Array): FeatureTable {
    const table = new FeatureTable(hashes.length)
    for (const hash of hashes) table.add(hash)
    return table
  }

  private insert(hash: number, column: number): void {
    let slot = hash & this.mask
    while (this.slots[slot * 2 + 1] !== 0) slot = (slot + 1) & this.mask
    this.slots[slot * 2] = hash
    this.slots[slot * 2 + 1] = column + 1
  }

  private grow(): void {
    const hashes = this.hashes()
    this.slots = new Int32Array(this.slots.length * 2)
    this.mask = this.slots.length / 2 - 1
    hashes.forEach((hash, column) => {
      this.insert(hash, column)
    })
  }
}
